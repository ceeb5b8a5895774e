import { isObject } from '../../base/json.ts';
import type { Issue } from '../../spec/contract.ts';
import { SecretNames } from '../../spec/secret-names.ts';
import { isSecretValue } from '../../spec/secrets.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import { gapOf } from './gap.ts';
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

/** Whether a value of `payPassword` is a payment password or its hash: words for yes and no are shorter. */
const isPaymentPassword = (value: unknown): boolean => String(value ?? '').length >= 6;

/**
 * Passwords, keys and phone numbers where others see them: by the name of a field, or by a value that is known to be
 * a secret of somebody else, whatever it is called. Phone numbers are shown by `/user/get` and by the search, where
 * the contract declares them, and nowhere else. A payment password is shown to nobody. An answer whose shape is broken is not taken for one that tells more: what
 * stands in place of something that is lacking is that under another name.
 */
export class Privacy implements Witness {
  /** User ids by secret value. */
  readonly #secrets = new Map<string, Set<number>>();
  readonly #names = new SecretNames();
  readonly #phones = new Map<string, Set<number>>();
  /** Rows in which a caller has found nothing of others, as far as their secrets were known. */
  readonly #clean = new Map<number | undefined, WeakSet<object>>();

  see(exchange: Exchange, { caller, undeclared, issues }: OracleContext): readonly Breach[] {
    const { json, operation } = exchange;
    if (operation.id === 'getFile' || !isObject(json)) return [];
    // What the configuration says is for everybody, so that nothing in it may open a door of the server.
    if (operation.id === 'getConfig') return credentialsIn(json);
    const isOwn = isOwnProfile(exchange, caller);
    if (isOwn && caller !== undefined && isObject(json.data)) this.#learn(json.data, caller);
    const renamed = new Set(issues.flatMap(issue => renamedIn(issue, exchange)));
    const more = undeclared.map(({ pointer }) => pointer).filter(pointer => !renamed.has(holderOf(pointer)));
    const found: Breach[] = [];
    const clean = this.#clean.get(caller) ?? new WeakSet();
    this.#clean.set(caller, clean);
    const visit = (name: string, value: string | number, above: Spot | undefined) => {
      if (isOwn && name === 'payPassword' && isPaymentPassword(value))
        found.push(breach('payment-password', pointerOf({ above, name }), paymentPassword));
      if (isOwn && this.#isSecret(name, value)) return;
      const told = this.#judge(name, value, above, { caller, undeclared: more });
      if (told) found.push(told);
    };
    const isLookedThrough = (row: object, look: () => void) => {
      if (clean.has(row)) return;
      const before = found.length;
      look();
      if (found.length === before) clean.add(row);
    };
    walk(json, undefined, { visit, row: isLookedThrough });
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

  #isSecret(name: string, value: string | number): boolean {
    return this.#names.has(name) && isSecretValue(name, value);
  }

  #judge(name: string, value: string | number, above: Spot | undefined, asked: Asked): Breach | undefined {
    const { caller, undeclared } = asked;
    const at = () => pointerOf({ above, name });
    if (this.#isSecret(name, value) && !(name === 'payPassword' && isSet.test(String(value))))
      return breach('private-field', at(), `${name} must not be shown to others`);
    if (typeof value === 'string' && isOthers(this.#secrets.get(value), caller))
      return breach('private-value', at(), 'must not hold the password or the key of somebody else');
    if (undeclared.length === 0) return undefined;
    const pointer = at();
    if (!undeclared.some(it => pointer === it || pointer.startsWith(`${it}/`))) return undefined;
    const text = String(value);
    const isPhone = phoneName.test(name) && phoneNumber.test(text);
    if (isPhone || isOthers(this.#phones.get(text), caller))
      return breach('private-phone', pointer, 'must not hold the phone number of somebody else');
    return undefined;
  }
}

const paymentPassword = 'must say whether a payment password is set, not what it is';

/** How a database, a key or a password in an address looks. */
const credential = /\bjdbc:\w+:|\bpassword=[^&\s]|-----BEGIN [A-Z ]*PRIVATE KEY|:\/\/[^/\s:@]+:[^/\s:@]+@/i;

function credentialsIn(json: Readonly<Record<string, unknown>>): Breach[] {
  const found: Breach[] = [];
  const visit = (name: string, value: string | number, above: Spot | undefined) => {
    if (typeof value === 'string' && credential.test(value))
      found.push(
        breach('credentials-shown', pointerOf({ above, name }), 'must not show how to log in to the server'),
      );
  };
  walk(json, undefined, { visit, row: (_row, look) => look() });
  return found;
}

/** Who asked, and where something stands that nobody has declared. */
interface Asked {
  readonly caller: number | undefined;
  readonly undeclared: readonly string[];
}

/** Whether an answer is the caller's own profile, as far as it says whose it is: one that says nothing is what was asked for. */
function isOwnProfile(exchange: Exchange, caller: number | undefined): boolean {
  const { operation, json, request } = exchange;
  if (operation.id !== 'getUser' || resultCodeOf(exchange) !== 1 || !isObject(json)) return false;
  const told = isObject(json.data) ? json.data.userId : undefined;
  if (caller !== undefined && told !== undefined) return String(told) === String(caller);
  return ['userId', 'account'].every(name => String(request.parameters[name] ?? '') === '');
}

/** Where something is lacking that may hold phone numbers: what nobody declared there may be that, renamed. */
function renamedIn(issue: Issue, exchange: Exchange): string[] {
  const gap = gapOf(issue, exchange);
  return gap && (gap.key === 'data' || phoneName.test(gap.key)) ? [gap.holder] : [];
}

const holderOf = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));

/** Whether a value belongs to somebody, and not to the caller as well. */
function isOthers(owners: ReadonlySet<number> | undefined, caller: number | undefined): boolean {
  return owners !== undefined && (caller === undefined || !owners.has(caller));
}

function breach(rule: string, pointer: string, message: string): Breach {
  return { rule, pointer, message, source: 'server', harm: 'privacy', expected: 'absent', got: '***' };
}

/** Where a value stands. Its pointer is put together only where it is told: answers have very many values. */
interface Spot {
  readonly above: Spot | undefined;
  readonly name: string;
}

function pointerOf({ above, name }: Spot): string {
  const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return `${above ? pointerOf(above) : ''}/${step}`;
}

interface Visitor {
  readonly visit: (name: string, value: string | number, above: Spot | undefined) => void;
  /** Looks through a row, unless that is not needed. */
  readonly row: (row: object, look: () => void) => void;
}

function walk(
  value: Readonly<Record<string, unknown>> | readonly unknown[],
  above: Spot | undefined,
  visitor: Visitor,
): void {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      const name = String(index);
      if (isObject(part)) visitor.row(part, () => walk(part, { above, name }, visitor));
      else step(name, part, above, visitor);
    }
  } else if (isObject(value)) for (const name in value) step(name, value[name], above, visitor);
}

function step(name: string, part: unknown, above: Spot | undefined, visitor: Visitor): void {
  if (typeof part === 'string' || typeof part === 'number') visitor.visit(name, part, above);
  else if (Array.isArray(part) || isObject(part)) walk(part, { above, name }, visitor);
}
