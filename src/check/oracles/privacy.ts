import { isObject } from '../../base/json.ts';
import type { JsonOperationId } from '../../spec/contract.ts';
import { isSecretValue } from '../../spec/secrets.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext, Witness } from './oracle.ts';
import { isOwnProfile } from './own-profile.ts';

/** Fields of the own profile that nobody else may see (server facts 2.2), and those by which a phone is known. */
const secretFields = ['password', 'userKey'] as const;
const phoneFields = ['phone', 'telephone'] as const;
const phoneName = /phone|mobile|telno/i;
const phoneNumber = /^\+?\d{6,20}$/;
/** Shorter values may be anything. */
const shortestSecret = 16;
/** The most names that are remembered. */
const mostNames = 5000;
/** Whether a payment password is set, not the password (server facts 2.2). */
const isSet = /^[01]$/;

/**
 * Passwords, keys and phone numbers where others see them: by the name of a field, or by a value that is known to be
 * a secret of somebody else, whatever it is called. Phone numbers are shown by `/user/get` and by the search, where
 * the contract declares them, and nowhere else.
 */
export class Privacy implements Witness {
  /** User ids by secret value. */
  readonly #secrets = new Map<string, Set<number>>();
  /** Whether texts of a name are secret. */
  readonly #names = new Map<string, boolean>();
  readonly #phones = new Map<string, Set<number>>();

  see(exchange: Exchange, { caller, undeclared }: OracleContext): readonly Breach[] {
    const { json, operation } = exchange;
    // What the configuration says is for everybody.
    if (operation.id === 'getConfig' || operation.id === 'getFile' || !isObject(json)) return [];
    const profile = ownProfile(operation.id, exchange, caller);
    if (profile && caller !== undefined) this.#learn(profile, caller);
    const unknown = new Set(undeclared.map(({ pointer }) => pointer));
    const found: Breach[] = [];
    walk(json, [], (name, value, trail) => {
      if (typeof value !== 'string' && typeof value !== 'number') return;
      if (profile && this.#isSecret(name, value)) return;
      const breach = this.#judge(name, value, trail, caller, unknown);
      if (breach) found.push(breach);
    });
    return found;
  }

  /** As the contract says, or the name looks; each name is looked at once. */
  #isSecret(name: string, value: string | number): boolean {
    let isText = this.#names.get(name);
    if (isText === undefined) {
      isText = isSecretValue(name, name);
      if (this.#names.size < mostNames) this.#names.set(name, isText);
    }
    return isText && value !== '' && (typeof value === 'string' || isSecretValue(name, value));
  }

  #learn(profile: Readonly<Record<string, unknown>>, userId: number): void {
    const keep = (known: Map<string, Set<number>>, value: unknown, shortest: number) => {
      if (typeof value !== 'string' || value.length < shortest) return;
      known.set(value, (known.get(value) ?? new Set()).add(userId));
    };
    for (const name of secretFields) keep(this.#secrets, profile[name], shortestSecret);
    for (const name of phoneFields) keep(this.#phones, profile[name], 6);
  }

  #judge(
    name: string,
    value: string | number,
    trail: readonly string[],
    caller: number | undefined,
    undeclared: ReadonlySet<string>,
  ): Breach | undefined {
    if (this.#isSecret(name, value) && !(name === 'payPassword' && isSet.test(String(value))))
      return breach('private-field', pointerOf(trail), `${name} must not be shown to others`);
    if (
      typeof value === 'string' &&
      value.length >= shortestSecret &&
      isOthers(this.#secrets.get(value), caller)
    )
      return breach(
        'private-value',
        pointerOf(trail),
        'must not hold the password or the key of somebody else',
      );
    if (undeclared.size === 0) return undefined;
    const pointer = pointerOf(trail);
    const isUndeclared = [...undeclared].some(at => pointer === at || pointer.startsWith(`${at}/`));
    if (!isUndeclared) return undefined;
    const text = String(value);
    const isPhone = phoneName.test(name) && phoneNumber.test(text);
    if (isPhone || isOthers(this.#phones.get(text), caller))
      return breach('private-phone', pointer, 'must not hold the phone number of somebody else');
    return undefined;
  }
}

function ownProfile(id: JsonOperationId, exchange: Exchange, caller: number | undefined) {
  const { json } = exchange;
  if (id !== 'getUser' || caller === undefined) return undefined;
  if (resultCodeOf(exchange) !== 1 || !isObject(json)) return undefined;
  const { data } = json;
  return isObject(data) && isOwnProfile(data, caller) ? data : undefined;
}

/** Whether a value belongs to somebody, and not to the caller as well. */
function isOthers(owners: ReadonlySet<number> | undefined, caller: number | undefined): boolean {
  return owners !== undefined && (caller === undefined || !owners.has(caller));
}

function breach(rule: string, pointer: string, message: string): Breach {
  return { rule, pointer, message, source: 'server', harm: 'privacy', expected: 'absent', got: '***' };
}

/** @param trail names that lead to the value, put together only where something is found */
type Visit = (name: string, value: unknown, trail: readonly string[]) => void;

function walk(value: unknown, trail: string[], visit: Visit): void {
  if (typeof value !== 'object' || value === null) return;
  for (const name in value) {
    const part: unknown = Reflect.get(value, name);
    trail.push(name);
    visit(name, part, trail);
    if (typeof part === 'object') walk(part, trail, visit);
    trail.pop();
  }
}

function pointerOf(trail: readonly string[]): string {
  return trail.map(name => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
