import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext, Witness } from './oracle.ts';
import { serverTimeOf } from './server-time.ts';

/** Milliseconds after which no clock tells the same time again. */
const leastMs = 1000;

/**
 * An operation that tells the same time for ever, while others go on: its answer was kept, or its clock. Answers that
 * came within a second of each other may tell the same.
 */
export class Standstill implements Witness {
  /** When an operation told a time first, milliseconds of the check's own clock. */
  readonly #told = new Map<string, number>();

  see(exchange: Exchange, { earlier }: Pick<OracleContext, 'earlier'>): readonly Breach[] {
    const time = serverTimeOf(exchange);
    if (time === undefined || exchange.recovered) return [];
    const now = performance.now();
    const key = `${exchange.operation.id} ${time}`;
    const told = this.#told.get(key);
    if (told === undefined) {
      this.#told.set(key, now);
      return [];
    }
    const ms = now - exchange.durationMs - told;
    // A clock that stands still for all is that of a mock, or is said to be by other rules.
    if (ms < leastMs || earlier <= time) return [];
    return [
      {
        rule: 'time-stands-still',
        pointer: '/currentTime',
        message: 'currentTime must be that of the answer',
        source: 'server',
        expected: `later than ${Math.floor(ms / 1000)} s before`,
        got: String(time),
      },
    ];
  }
}
