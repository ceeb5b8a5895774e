import type { Call } from '../call.ts';
import type { FailureName } from '../failures.ts';
import type { Answer } from '../http/answer.ts';
import type { Parameters } from '../http/parameters.ts';
import type { OtherServerOptions } from '../options.ts';
import type { Sessions } from '../sessions.ts';
import type { Change } from '../state/collection.ts';
import type { UserRow } from '../state/rows.ts';
import type { State } from '../state/state.ts';

/** What kind of harm a regression does: issue and report speak of these. */
export type Harm =
  | 'privacy'
  | 'permission'
  | 'identity'
  | 'reach'
  | 'loss'
  | 'units'
  | 'transport'
  | 'paging'
  | 'shape'
  | 'rule';

/** A row with a time, as every history has them. */
export interface Timed {
  readonly _id: string;
  readonly timeSend: number;
}

/** What an operation is about to see. */
export interface Seen {
  readonly path: string;
  readonly parameters: Parameters;
  readonly caller: UserRow;
  readonly state: State;
}

/** How a request was written. */
export interface How {
  /** Its parameters came in a form. */
  readonly isForm: boolean;
  /** Its path has more slashes than it needs, or something behind a `;`. */
  readonly isSpelled: boolean;
  /** As they came; empty where there are none. */
  readonly cookies: string;
  /** Its parameter of that name; empty where there is none. */
  readonly userId: string;
}

/** The places where a regression puts something else in place of what a correct server does. */
export interface Hooks {
  /** The parameters as an operation gets to see them. */
  readonly parameters?: (seen: Seen) => Parameters;
  /** What is read of a query. */
  readonly query?: (query: URLSearchParams, path: string) => URLSearchParams;
  /** What is read of a form. */
  readonly form?: (form: URLSearchParams, path: string) => URLSearchParams;
  /** Whom an operation takes for the caller. */
  readonly caller?: (seen: Seen) => UserRow;
  /** Whose token it is; `undefined`: as the sessions say. */
  readonly identify?: (token: string, path: string, sessions: Sessions, how: How) => UserRow | undefined;
  /** A check that is left out, or made when it is too late. */
  readonly unchecked?: (call: Call, failure: FailureName) => 'not refused' | 'refused and done' | undefined;
  /** What is written in place of a change of a row; `undefined`: nothing. */
  readonly store?: (change: Change, call: Call) => Change | undefined;
  /** Order of a history, in place of the newest time first. */
  readonly order?: (a: Timed, b: Timed) => number;
  /** The body of an answer, successes and failures. */
  readonly body?: (body: Body, path: string, call: Call | undefined) => Body;
  /** The finished answer: status, headers, bytes. */
  readonly answer?: (answer: Answer, request: Asked) => Answer;
  /** Milliseconds of the server's clock. */
  readonly now?: (ms: number) => number;
}

/** The body of an answer before it is printed. */
export type Body = Readonly<Record<string, unknown>>;

/** What a finished answer answers. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly service: 'api' | 'upload' | 'files';
  readonly resultCode: number | undefined;
  /** Whoever asks says that they can unpack gzip. */
  readonly takesPacked: boolean;
  /** The part of a file that is asked for. */
  readonly range: string | undefined;
  /** The types that whoever asks takes. */
  readonly accept: string;
  /** The tag of the answer that whoever asks has already. */
  readonly tag: string | undefined;
  /** The query, as it came. */
  readonly query: string;
}

/** One way to break the server. */
export interface Regression {
  readonly id: string;
  readonly harm: Harm;
  /** What a check has to call it: a violation fails a build, drift is reported. */
  readonly expected: 'violation' | 'drift';
  /** Paths of the operations where it shows. */
  readonly paths: readonly string[];
  readonly says: string;
  /** Rows without which it does not show. default: it shows on any */
  readonly needs?: Pick<OtherServerOptions, 'oldRows' | 'manyMessages'>;
  /** Made anew for each server. */
  readonly make: () => Hooks;
}
