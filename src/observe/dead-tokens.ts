import { wrongCode } from '../check/trial/wrong-code.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import type { OperationId } from '../spec/contract.ts';
import { resultCodes } from '../spec/result-codes.ts';
import type { Asking, LetIn } from './asking.ts';
import { isMasked } from './masked.ts';

/** The most tokens that are remembered. */
const mostTokens = 10_000;

/** A token that was refused. */
interface Refused {
  /** When the first refusal had come, milliseconds since 1970; undefined where the record does not say. */
  readonly since: number | undefined;
  readonly refusing: Set<OperationId>;
  /** Operations that granted it since, with the first answer that did. */
  readonly granting: Map<OperationId, { readonly exchange: Exchange; readonly at: number | undefined }>;
}

/**
 * Tells of operations that grant a token which others refuse before and afterwards. One that was refused may be good again
 * after a new login, of which the record need not know; then those that have refused it grant it too.
 */
export class DeadTokens {
  readonly #refused = new Map<string, Refused>();

  see(asking: Asking & { readonly token: string }): LetIn[] {
    const { operation, token, world, resultCode, from, to } = asking;
    if (isMasked(token)) return [];
    const key = `${world} ${token}`;
    const known = this.#refused.get(key);
    if (resultCode === resultCodes.tokenInvalid.code) {
      if (known) return this.#refuse(key, known, operation.id, from);
      if (this.#refused.size < mostTokens)
        this.#refused.set(key, { since: to, refusing: new Set([operation.id]), granting: new Map() });
    } else if (known && resultCode === 1) {
      if (known.refusing.has(operation.id)) this.#refused.delete(key);
      else if (!known.granting.has(operation.id) && isAfter(from, known.since))
        known.granting.set(operation.id, { exchange: asking.exchange(), at: from });
    }
    return [];
  }

  forget(): void {
    this.#refused.clear();
  }

  #refuse(key: string, known: Refused, operation: OperationId, at: number | undefined): LetIn[] {
    const { refusing, granting } = known;
    // What grants it now and then says that it comes and goes.
    if (granting.has(operation)) {
      this.#refused.delete(key);
      return [];
    }
    refusing.add(operation);
    const past = [...granting].filter(([, granted]) => isAfter(at, granted.at));
    for (const [id] of past) granting.delete(id);
    return past.map(([, { exchange }]) => withDeadToken(exchange, refusing));
  }
}

/** Whether something came after something else, as far as the record tells times; else its order does. */
function isAfter(at: number | undefined, before: number | undefined): boolean {
  return at === undefined || before === undefined || at >= before;
}

function withDeadToken(exchange: Exchange, refusing: ReadonlySet<OperationId>): LetIn {
  const message = `a token that ${[...refusing].join(', ')} refused before and afterwards must be refused`;
  const codes = [resultCodes.tokenInvalid.code] as const;
  return { breach: wrongCode(exchange, { codes, message, source: 'document' }), exchange };
}
