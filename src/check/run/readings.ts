import type { Exchange } from '../wire/exchange.ts';

/** An answer to a question, and since when it has been the same. */
interface Reading {
  /** The answer without its own time. Kept whole: a sum of it costs more than it saves. */
  readonly text: string;
  /** Number of writes of the run before the first answer of this kind. */
  readonly since: number;
}

/** Longer answers are not remembered, characters. */
const longest = 200_000;

/** What the questions of a run were last answered, to tell the state before a write from a wrong one. */
export class Readings {
  readonly #last = new Map<string, Reading>();
  readonly #of = new WeakMap<Exchange, Reading>();
  #writes = 0;

  /** Notes a write, and gives its number. */
  wrote(): number {
    return ++this.#writes;
  }

  /** Notes the answer to a read that left after so many writes. */
  note(exchange: Exchange, writes = this.#writes): void {
    if (exchange.operation.effect !== 'read' || exchange.text.length > longest) return;
    const { url, parameters } = exchange.request;
    const { access_token: _token, ...given } = parameters;
    const key = JSON.stringify([exchange.role, url, given]);
    const text = exchange.text.replace(ownTime, '');
    const known = this.#last.get(key);
    const reading = known?.text === text ? known : { text, since: writes };
    this.#last.set(key, reading);
    this.#of.set(exchange, reading);
  }

  get writes(): number {
    return this.#writes;
  }

  /** Whether an answer is the one that the same question had before the write of this number. */
  isFromBefore(exchange: Exchange, write: number): boolean {
    const reading = this.#of.get(exchange);
    return reading !== undefined && reading.since < write;
  }
}

/** The time of an answer, which is another each time. */
const ownTime = /"currentTime":\s*\d+/g;
