import type { Choices } from './choices.ts';
import type { WeatherOptions } from './http/weather.ts';

/** What the rows look like before the first request. */
export type Rows = 'clean' | 'old';

/** How the other server is started; everything has a default. */
export interface OtherServerOptions {
  /** Decides ids, rows and the weather. default: 1 */
  readonly seed?: number;
  /** Rows as this release writes them. default: true unless `oldRows` */
  readonly cleanRows?: boolean;
  /** Rows as an old production database has them (server facts 1.2). default: false */
  readonly oldRows?: boolean;
  /** Messages in the chat of owner and peer, beside the others. default: 0 */
  readonly manyMessages?: number;
  /** Phone numbers begin with 0, as in Taiwan; a JSON number would lose it. default: false */
  readonly phonesFromZero?: boolean;
  /** Milliseconds that reads lag behind writes. default: 0 */
  readonly lagMs?: number;
  /**
   * Who lags: every read (`all`, so that what is seen never goes back), or one of two replicas that reads are spread
   * over (`one`, so that a write that showed may be gone at the next read). default: all
   */
  readonly lagging?: 'all' | 'one';
  /** Milliseconds by which the server's clock is ahead. default: 0 */
  readonly clockAheadMs?: number;
  /** Rows of deleted messages are removed at once, instead of getting a time of deletion. default: false */
  readonly removeAtOnce?: boolean;
  /** API, upload and files on one port, or on three as documented. default: three */
  readonly ports?: 'one' | 'three';
  /** What stands in front of the server. default: nothing */
  readonly weather?: WeatherOptions;
  /** Where the document and the facts leave a choice. default: as the stock server has it */
  readonly choices?: Partial<Choices>;
  /** Id of a regression of `regressions/`. default: none, the server is correct */
  readonly regression?: string;
  /** Milliseconds since 1970 of the clock the server goes by. default: `Date.now` */
  readonly now?: () => number;
}

/** Which rows the options ask for. */
export function rowsOf(options: OtherServerOptions): Rows {
  if (options.oldRows && options.cleanRows)
    throw new Error('Failed to choose rows: oldRows and cleanRows are both set. Set one of them.');
  return options.oldRows ? 'old' : 'clean';
}
