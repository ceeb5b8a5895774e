import type { OperationId } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import { type Sign, type SignKind, signKinds } from '../wire/sign.ts';

/** What stood between a run and the server, as reports show it. */
export interface WeatherReport {
  /** How often each sign was met. */
  readonly counts: Readonly<Partial<Record<SignKind, number>>>;
  /** Requests that were sent again. */
  readonly again: number;
  /** Writes whose answer was lost and that were seen to be done. */
  readonly recovered: number;
  /** Milliseconds that nothing passed. */
  readonly outMs: number;
  /** Requests a second that a limit of the target left. */
  readonly limitedTo?: number;
}

/** What came in place of an answer, and to which request. */
export interface Gateway {
  readonly sign: Sign;
  readonly exchange: Exchange;
}

/** What the requests of one operation met. */
interface Met {
  met: number;
  /** How many of these were 503, which may be a limit. */
  busy: number;
  passed: number;
  /** The last one that did not pass. */
  last?: Gateway;
}

/** An operation that fails now and then by itself. */
export interface Unsteady extends Gateway {
  readonly met: number;
  readonly of: number;
}

/** Share of failing requests that every operation may have. */
const usualShare = 0.05;
/** Chance below which bad luck is no explanation. */
const improbable = 1e-6;

/** Counts of the weather that a run goes through. */
export class Weather {
  readonly #counts = new Map<SignKind, number>();
  readonly #byOperation = new Map<OperationId, Met>();
  again = 0;
  recovered = 0;
  outMs = 0;
  /** What did not clear up; nothing is waited for any more. */
  gateway: Gateway | undefined;
  /** The target limits requests with 503: whoever sends many at once meets many, whatever the operation. */
  isLimited = false;

  /** How many signs were met. */
  get total(): number {
    return [...this.#counts.values()].reduce((total, count) => total + count, 0);
  }

  met(sign: Sign, exchange: Exchange): void {
    this.#counts.set(sign.kind, (this.#counts.get(sign.kind) ?? 0) + 1);
    if (sign.kind === 'limit') return;
    const counts = this.#of(exchange.operation.id);
    counts.met++;
    if (exchange.status === 503) counts.busy++;
    counts.last = { sign, exchange };
  }

  passed(operation: OperationId): void {
    this.#of(operation).passed++;
  }

  /** Share of requests to other operations that did not pass. */
  shareBeside(operation: OperationId): number {
    const others = [...this.#byOperation].filter(([id]) => id !== operation).map(([, each]) => each);
    const met = others.reduce((total, each) => total + each.met, 0);
    const of = others.reduce((total, each) => total + each.met + each.passed, 0);
    return of === 0 ? 0 : met / of;
  }

  /**
   * Operations whose requests fail far more often than those of all others, although each clears up when it is sent
   * again: that is no weather.
   */
  get unsteady(): Unsteady[] {
    return [...this.#byOperation].flatMap(([operation, { met: all, busy, passed, last }]) => {
      const met = this.isLimited ? all - busy : all;
      const of = met + passed;
      const elsewhere = this.shareBeside(operation);
      const alone = this.#byOperation.size === 1;
      const lucky = atLeast(met, of, Math.min(0.99, Math.max(usualShare, 2 * elsewhere))) >= improbable;
      return alone || lucky || !last ? [] : [{ ...last, met, of }];
    });
  }

  /** @param limitedTo requests a second that a limit of the target left */
  report(limitedTo: number | undefined): WeatherReport {
    const { again, recovered, outMs } = this;
    const counts: Partial<Record<SignKind, number>> = {};
    for (const kind of signKinds) {
      const count = this.#counts.get(kind);
      if (count !== undefined) counts[kind] = count;
    }
    return {
      counts,
      again,
      recovered,
      outMs: Math.round(outMs),
      ...(limitedTo !== undefined && { limitedTo }),
    };
  }

  #of(operation: OperationId): Met {
    const known = this.#byOperation.get(operation);
    if (known) return known;
    const counts: Met = { met: 0, busy: 0, passed: 0 };
    this.#byOperation.set(operation, counts);
    return counts;
  }
}

/** Chance that at least `met` of `of` requests fail, where each does with the chance `share`. */
function atLeast(met: number, of: number, share: number): number {
  let term = (1 - share) ** of;
  let below = 0;
  for (let count = 0; count < met; count++) {
    below += term;
    term *= ((of - count) / (count + 1)) * (share / (1 - share));
  }
  return Math.max(0, 1 - below);
}
