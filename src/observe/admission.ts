import { wrongCode } from '../check/trial/wrong-code.ts';
import type { Exchange } from '../check/wire/exchange.ts';
import { resultCodes } from '../spec/result-codes.ts';
import type { Asking, LetIn } from './asking.ts';
import { TokenStates } from './token-states.ts';

/** What a recording keeps of the requests to a host. */
interface Kept {
  /** Methods, each with whether it was a form, of which a request has a token. */
  readonly withToken: Set<string>;
  queries: boolean;
  /** Requests by GET of what needs a token, without any query. */
  bare: boolean;
}

/** Requests of a kind that were granted without a token. */
interface Waiting {
  readonly asking: Asking;
  readonly exchange: Exchange;
  count: number;
}

/** Whoever is let in without a token, or with one that has ended, to what needs one. */
export class Admission {
  readonly #tokens = new TokenStates();
  readonly #kept = new Map<string, Kept>();
  /** Until all is seen, nobody knows whether the recording has left their token out. */
  readonly #waiting = new Map<string, Waiting>();

  /** Requests that may have lost their token to whoever recorded them. */
  get unknown(): number {
    const unknown = [...this.#waiting.values()].filter(({ asking }) => !this.#isKept(asking));
    return unknown.reduce((sum, { count }) => sum + count, 0);
  }

  /** What is known of it at once. */
  see(asking: Asking): LetIn[] {
    const { operation, token, mayLogIn, isWhole, resultCode } = asking;
    if (!operation.needsToken) return [];
    this.#keep(asking);
    if (token !== undefined) this.#tokens.see({ ...asking, token });
    if (token !== undefined || resultCode !== 1 || mayLogIn) return [];
    if (isWhole) return [withoutToken(asking.exchange())];
    const key = `${asking.source} ${kindOf(asking)} ${operation.id}`;
    const known = this.#waiting.get(key);
    if (known) known.count++;
    else this.#waiting.set(key, { asking, exchange: asking.exchange(), count: 1 });
    return [];
  }

  /** What is known once all is seen. */
  conclude(): LetIn[] {
    const certain = [...this.#waiting.values()].filter(({ asking }) => this.#isKept(asking));
    const found = certain.map(({ exchange, count }) => ({ ...withoutToken(exchange), count }));
    return [...found, ...this.#tokens.conclude()];
  }

  /** A login may have begun or ended, of which nothing more is known. */
  forget(): void {
    this.#tokens.forget();
  }

  #keep(asking: Asking): void {
    const { source, token, method, hasQuery } = asking;
    const kept = this.#kept.get(source) ?? { withToken: new Set(), queries: false, bare: false };
    this.#kept.set(source, kept);
    if (token !== undefined) kept.withToken.add(kindOf(asking));
    if (hasQuery) kept.queries = true;
    else if (method === 'GET') kept.bare = true;
  }

  /** Whether a token of such a request would be there: others have theirs, and queries are not left out. */
  #isKept(asking: Asking): boolean {
    const kept = this.#kept.get(asking.source);
    return kept?.withToken.has(kindOf(asking)) === true && (kept.queries || !kept.bare);
  }
}

const kindOf = ({ method, hasForm }: Asking): string => `${method} ${hasForm ? 'form' : 'query'}`;

function withoutToken(exchange: Exchange): LetIn {
  const message = `${exchange.operation.id} without a token must be refused`;
  const codes = [resultCodes.tokenMissing.code] as const;
  return { breach: wrongCode(exchange, { codes, message, source: 'document' }), exchange };
}
