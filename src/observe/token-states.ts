import { wrongCode } from '../check/trial/wrong-code.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import type { OperationId } from '../spec/contract.ts';
import { resultCodes } from '../spec/result-codes.ts';
import type { Asking, LetIn } from './asking.ts';
import { isMasked } from './masked.ts';

/** The most tokens that are remembered. */
const mostTokens = 10_000;

/** The first answer of a kind that an operation gave to a token. */
interface First {
  readonly exchange: Exchange;
  /** Milliseconds since 1970; undefined where the record does not say. */
  readonly at: number | undefined;
  /** Another kind of answer has come after it, and then this kind again, from this operation or another. */
  isCertain: boolean;
}

/** What operations made of a token since it was first refused. */
interface State {
  readonly since: number | undefined;
  readonly refusing: Map<OperationId, First>;
  readonly granting: Map<OperationId, First>;
}

/**
 * Tells of operations that grant a token which more others refuse before and afterwards, or that go on to refuse one which
 * more others grant. A token may be good again after a new login, of which the record need not know; then those that have
 * refused it grant it too, and nothing is told.
 */
export class TokenStates {
  readonly #states = new Map<string, State>();
  /** By operation and code. */
  readonly #found = new Map<string, LetIn>();

  see(asking: Asking & { readonly token: string }): void {
    const { token, world, resultCode, to, operation } = asking;
    if (isMasked(token)) return;
    const key = `${world} ${token}`;
    const state = this.#states.get(key);
    if (resultCode === resultCodes.tokenInvalid.code) {
      // Some servers take tokens of the back office there alone (server facts 1.4).
      if (operation.path.startsWith('/console/')) return;
      if (state) this.#refused(key, state, asking);
      else if (this.#states.size < mostTokens) {
        const first = { exchange: asking.exchange(), at: asking.from, isCertain: false };
        const refusing = new Map([[operation.id, first]]);
        this.#states.set(key, { since: to, refusing, granting: new Map() });
      }
    } else if (state && resultCode === 1) this.#granted(key, state, asking);
  }

  /** A login may have begun or ended: what comes now is a state of its own. */
  forget(): void {
    for (const state of this.#states.values()) this.#settle(state);
    this.#states.clear();
  }

  /** What is known until now. */
  conclude(): LetIn[] {
    for (const state of this.#states.values()) this.#settle(state);
    return [...this.#found.values()];
  }

  #refused(key: string, { refusing, granting }: State, { operation, from, exchange }: Asking): void {
    if (granting.has(operation.id)) {
      this.#states.delete(key);
      return;
    }
    for (const grant of granting.values()) if (isAfter(from, grant.at)) grant.isCertain = true;
    const first = refusing.get(operation.id);
    if (first === undefined) refusing.set(operation.id, { exchange: exchange(), at: from, isCertain: false });
    else if ([...granting.values()].some(({ at }) => isAfter(at, first.at) && isAfter(from, at)))
      first.isCertain = true;
  }

  #granted(key: string, { since, refusing, granting }: State, { operation, from, exchange }: Asking): void {
    if (refusing.has(operation.id)) this.#states.delete(key);
    else if (!granting.has(operation.id) && isAfter(from, since))
      granting.set(operation.id, { exchange: exchange(), at: from, isCertain: false });
  }

  #settle({ refusing, granting }: State): void {
    if (refusing.size === granting.size) return;
    const isDead = refusing.size > granting.size;
    const [few, many] = isDead ? [granting, refusing] : [refusing, granting];
    const code = isDead ? resultCodes.tokenInvalid.code : 1;
    const others = [...many.keys()].join(', ');
    const message = `must ${isDead ? 'refuse' : 'grant'} a token that others ${isDead ? 'refuse' : 'grant'}: ${others}`;
    for (const [id, { exchange, isCertain }] of few) {
      const breach = wrongCode(exchange, { codes: [code], message, source: 'document' });
      if (isCertain) this.#found.set(`${id} ${code}`, { breach, exchange });
    }
  }
}

/** Whether something came after something else, as far as the record tells times; else its order does. */
function isAfter(at: number | undefined, before: number | undefined): boolean {
  return at === undefined || before === undefined || at >= before;
}
