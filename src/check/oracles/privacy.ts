import { isObject } from '../../base/json.ts';
import type { JsonOperationId } from '../../spec/contract.ts';
import { isSecretValue } from '../../spec/secrets.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext, Witness } from './oracle.ts';

/** Fields of the own profile that nobody else may see (server facts 2.2), and those by which a phone is known. */
const secretFields = ['password', 'userKey'] as const;
const phoneFields = ['phone', 'telephone'] as const;
const phoneName = /phone|mobile|telno/i;
const phoneNumber = /^\+?\d{6,20}$/;
/** Shorter values may be anything. */
const shortestSecret = 16;
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
  readonly #phones = new Map<string, Set<number>>();
  /** Rows in which a caller has found nothing of others, as far as their secrets were known. */
  readonly #clean = new Map<number | undefined, WeakSet<object>>();

  see(exchange: Exchange, { caller, undeclared }: OracleContext): readonly Breach[] {
    const { json, operation } = exchange;
    // What the configuration says is for everybody.
    if (operation.id === 'getConfig' || operation.id === 'getFile' || !isObject(json)) return [];
    const profile = ownProfile(operation.id, exchange, caller);
    if (profile && caller !== undefined) this.#learn(profile, caller);
    const unknown = new Set(undeclared.map(({ pointer }) => pointer));
    const found: Breach[] = [];
    const clean = this.#clean.get(caller) ?? new WeakSet();
    this.#clean.set(caller, clean);
    const visit = (name: string, value: unknown, pointer: string) => {
      if (profile && isSecretValue(name, value)) return;
      const breach = this.#judge(name, value, pointer, caller, unknown);
      if (breach) found.push(breach);
    };
    const isLookedThrough = (row: object, look: () => void) => {
      if (clean.has(row)) return;
      const before = found.length;
      look();
      if (found.length === before) clean.add(row);
    };
    walk(json, '', { visit, row: isLookedThrough });
    return found;
  }

  #learn(profile: Readonly<Record<string, unknown>>, userId: number): void {
    const keep = (known: Map<string, Set<number>>, value: unknown, shortest: number) => {
      if (typeof value !== 'string' || value.length < shortest || known.get(value)?.has(userId)) return;
      known.set(value, (known.get(value) ?? new Set()).add(userId));
      this.#clean.clear();
    };
    for (const name of secretFields) keep(this.#secrets, profile[name], shortestSecret);
    for (const name of phoneFields) keep(this.#phones, profile[name], 6);
  }

  #judge(
    name: string,
    value: unknown,
    pointer: string,
    caller: number | undefined,
    undeclared: ReadonlySet<string>,
  ): Breach | undefined {
    if (isSecretValue(name, value) && !(name === 'payPassword' && isSet.test(String(value))))
      return breach('private-field', pointer, `${name} must not be shown to others`);
    if (typeof value === 'string' && isOthers(this.#secrets.get(value), caller))
      return breach('private-value', pointer, 'must not hold the password or the key of somebody else');
    const isUndeclared = [...undeclared].some(at => pointer === at || pointer.startsWith(`${at}/`));
    if (!isUndeclared || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
    const text = String(value);
    const isPhone = phoneName.test(name) && phoneNumber.test(text);
    if (isPhone || isOthers(this.#phones.get(text), caller))
      return breach('private-phone', pointer, 'must not hold the phone number of somebody else');
    return undefined;
  }
}

function ownProfile(id: JsonOperationId, exchange: Exchange, caller: number | undefined) {
  const { json } = exchange;
  if (id !== 'getUser' || resultCodeOf(exchange) !== 1 || !isObject(json)) return undefined;
  const { data } = json;
  return isObject(data) && data.userId === caller ? data : undefined;
}

/** Whether a value belongs to somebody, and not to the caller as well. */
function isOthers(owners: ReadonlySet<number> | undefined, caller: number | undefined): boolean {
  return owners !== undefined && (caller === undefined || !owners.has(caller));
}

function breach(rule: string, pointer: string, message: string): Breach {
  return { rule, pointer, message, source: 'server', harm: 'privacy', expected: 'absent', got: '***' };
}

interface Visitor {
  readonly visit: (name: string, value: unknown, pointer: string) => void;
  /** Looks through a row, unless that is not needed. */
  readonly row: (row: object, look: () => void) => void;
}

function walk(value: unknown, pointer: string, visitor: Visitor): void {
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [name, part] of Object.entries(value)) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    visitor.visit(name, part, at);
    if (isList && isObject(part)) visitor.row(part, () => walk(part, at, visitor));
    else walk(part, at, visitor);
  }
}
