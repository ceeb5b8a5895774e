import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext, Witness } from './oracle.ts';
import { serverTimeOf } from './server-time.ts';

/** Milliseconds after which no clock tells the same time again, where another operation has gone on. */
const leastMs = 1000;
/** The same where none has: a clock may tell whole seconds. */
const leastForAllMs = 2500;

/**
 * An operation that tells the same time for ever: its answer was kept, or its clock stands still, alone or with all
 * others. Answers that came within a second of each other may tell the same.
 */
export class Standstill implements Witness {
  /** When an operation told a time first, milliseconds of the check's own clock. */
  readonly #told = new Map<string, number>();

  see(exchange: Exchange, { earlier, isMock }: Pick<OracleContext, 'earlier' | 'isMock'>): readonly Breach[] {
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
    const isAlone = earlier > time;
    // The clock of a mock may be told to stand still.
    if (ms < (isAlone ? leastMs : leastForAllMs) || (isMock && !isAlone)) return [];
    return [
      {
        rule: 'time-stands-still',
        // Apps set their clock by it; one operation that lags behind the others sets nobody's.
        ...(!isAlone && { harm: 'units' as const }),
        pointer: '/currentTime',
        message: 'must be the time of the answer',
        source: 'server',
        expected: `later than ${Math.floor(ms / 1000)} s before`,
        got: String(time),
      },
    ];
  }
}
