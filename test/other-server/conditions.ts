import type { OtherServerOptions } from './options.ts';

/** What a correct server may be like, and what a check of it has to be told. */
export interface Condition {
  readonly options: OtherServerOptions;
  /** For `--settle`, in milliseconds. default: what the check takes by itself */
  readonly settleMs?: number;
  /** Checks that run at once, as those of several pipelines do. default: 1 */
  readonly checks?: number;
  /** The check has tokens and no command that opens a login again. default: false */
  readonly tokensAlone?: boolean;
  /** Seconds that a check in mode `full` may take. default: any */
  readonly withinS?: number;
}

/** The conditions under which a check of a correct server has to end with 0. */
export const conditions: Readonly<Record<string, Condition>> = {
  'clean rows': { options: {} },
  'old rows': { options: { oldRows: true } },
  'a replica 200 ms behind': { options: { lagMs: 200 }, settleMs: 2000 },
  'one of two replicas 200 ms behind': { options: { lagMs: 200, lagging: 'one' }, settleMs: 2000 },
  '1 % of 502 and 504 pages': { options: { weather: { bad502: 0.01 } } },
  '0.5 % of connections cut': { options: { weather: { cut: 0.005 } } },
  '20 requests a second': { options: { weather: { rateLimitPerSecond: 20 } } },
  '20 requests a second, without a word': {
    options: { weather: { rateLimitPerSecond: 20, limitPages: 'bare' } },
  },
  '1 % of 502 pages, some of them after the work': { options: { weather: { bad502: 0.01, late502: true } } },
  'chunked answers': { options: { weather: { framing: 'chunked' } } },
  'packed answers': { options: { weather: { framing: 'packed' } } },
  'a connection for each request': { options: { weather: { framing: 'closing' } } },
  'rows removed at once': { options: { removeAtOnce: true } },
  'phone numbers that begin with 0': { options: { phonesFromZero: true } },
  'a clock 11 minutes behind': { options: { clockAheadMs: -660_000 } },
  'a clock 90 s ahead': { options: { clockAheadMs: 90_000 } },
  'answers after 300 ms': { options: { weather: { latencyMs: 300 } }, withinS: 90 },
  'two checks at once': { options: {}, checks: 2 },
  'tokens alone': { options: {}, tokensAlone: true },
  'tokens alone, which end with the group': {
    options: { choices: { loginEndsAtDissolve: true } },
    tokensAlone: true,
  },
  'tokens alone, old rows': { options: { oldRows: true }, tokensAlone: true },
  'tokens alone, one of two replicas 200 ms behind': {
    options: { lagMs: 200, lagging: 'one' },
    settleMs: 2000,
    tokensAlone: true,
  },
  '40,000 messages in one chat': { options: { manyMessages: 40_000 } },
};
