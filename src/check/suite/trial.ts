import type { Contract, JsonOperationId, OperationId } from '../../spec/contract.ts';
import type { operations } from '../../spec/generated/types.gen.ts';
import type { Source } from '../../spec/sources.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { FilePart } from '../wire/wire-request.ts';
import type { Harm } from './harm.ts';
import type { TokenSpelling } from './near-token.ts';
import type { Person, Role } from './people.ts';
import type { Random } from './random.ts';
import type { RowClaim } from './row-claim.ts';

type Answer<Id extends JsonOperationId> = operations[Id]['responses'][200]['content']['application/json'];
type Success<Id extends JsonOperationId> = Extract<Answer<Id>, { resultCode: 1 }>;

/** What cases read of a request and its answer. */
export { type Exchange, resultCodeOf } from '../wire/exchange.ts';
export type { FilePart } from '../wire/wire-request.ts';

/** `data` of a successful answer, typed as openapi.yaml has it. A broken server may send something else. */
export type Data<Id extends JsonOperationId> = 'data' extends keyof Success<Id>
  ? Success<Id>['data']
  : undefined;

/** How parameters go: in a query, as documented, or in a form, as most apps send them (server facts 6). */
export type Way = 'GET' | 'POST';

/** Parameters of a call; undefined ones are left out. */
export type Given = Readonly<Record<string, string | number | undefined>>;

/** How a call differs from the ordinary one. */
export interface CallOptions {
  /** Sent instead of the token of whoever calls; null for none. */
  readonly token?: string | null;
  /** Stands behind the token of whoever calls, so that it is nobody's. */
  readonly tokenEnd?: string;
  /** Leaves `flag` out. */
  readonly withoutFlag?: true;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** Stays in the query when the rest goes as a form. */
  readonly query?: Readonly<Record<string, string | number>>;
  readonly files?: readonly FilePart[];
  readonly body?: { readonly type: string; readonly text: string };
  readonly path?: string;
  /** It has to be refused, so that sending it twice does no more than sending it once. */
  readonly refusable?: true;
  /** The case judges the answer alone; the oracles that every answer meets stay silent. */
  readonly unjudged?: true;
  /** Something in front may answer it in its own way, or nobody: it comes back as it is, and is neither judged nor sent again. */
  readonly anyAnswer?: true;
}

/** What a case says of a refusal it wants. */
export interface Refusal {
  readonly code: number;
  /** Default: the source of the case. */
  readonly source?: Source;
  /** Codes that are right as well, since servers differ; which one came is noted. */
  readonly or?: readonly number[];
  /** What it does when it is not refused. Default: that of the code (`verdict/severity.ts`). */
  readonly harm?: Harm;
  /** Who refuses: decides which fields the failure has (server facts 1.3); several where servers differ. */
  readonly envelope?: EnvelopeKind | readonly EnvelopeKind[];
}

/** Who makes a failure: the token check, whatever binds the parameters, or the operation itself. */
export type EnvelopeKind = 'token' | 'binding' | 'operation';

/** Something that has to hold, as a case states it. */
export interface Claim {
  /** Short and stable: part of the fingerprint. */
  readonly rule: string;
  readonly message: string;
  readonly expected?: unknown;
  readonly got?: unknown;
  readonly pointer?: string;
  readonly source?: Source;
  /** What somebody suffers where it does not hold. Default: that of the case; `none` for no harm. */
  readonly harm?: Harm | 'none';
  /** The rows it is about, where it is about rows: a script looks for them again. */
  readonly rows?: RowClaim;
  /** Rows that had to be in the last answer, where `got` and `expected` are words: a script compares them again. */
  readonly among?: Among;
  /** The exchange that shows it. Default: the last one. */
  readonly exchange?: Exchange;
  /** The operation whose last answer shows it, where several were asked at once. */
  readonly of?: OperationId;
}

/** Rows of an answer, and rows that all had to be among them, each by what tells it from others. */
export interface Among {
  readonly rows: readonly (string | number)[];
  readonly all: readonly (string | number)[];
}

/** The group a run shares. */
export interface Group {
  readonly id: string;
  readonly jid: string;
  /** True when this run made it, so that it may be changed. */
  readonly own: boolean;
}

/** Everything a case may use. It acts as the accounts of the run and writes down what does not hold. */
export interface Trial {
  readonly contract: Contract;
  readonly isMock: boolean;
  readonly random: Random;
  /** Milliseconds within which a write must show; 0 on the mock. */
  readonly settleMs: number;
  /** Milliseconds an answer may take. */
  readonly budgetMs: number;
  /** The server's own time in the last answer, milliseconds. */
  readonly now: number;
  /** The server's own time when the run began, milliseconds. */
  readonly since: number;
  /** Ends the case as not exercised when there is no such account. */
  person(role: Role): Person;
  /** A token that has expired; ends the case when there is none. */
  readonly expiredToken: string;
  /** Both ways to send a request, in an order that follows from the seed; the query alone where forms are not read. */
  readonly ways: readonly [Way, ...Way[]];
  /** Nobody's token that is nearly that of somebody; undefined where it may be somebody's. */
  nearToken(role: Role, spelling: TokenSpelling): string | undefined;
  /** Whether the header Authorization is taken: by a log-in that stands in front of the target. */
  readonly isBehindLogin: boolean;
  /** A group the owner is in; the run's own where it made one. */
  readonly room: Group;
  /** What every text of the run begins with; to search for all of them. */
  readonly marker: string;
  /** A text that carries the marker of the run and is like no other. */
  text(words: string): string;
  /** Sends a request; every oracle for single answers looks at it. Ends the case when no whole answer comes. */
  send(as: Role | 'nobody', id: OperationId, given?: Given, options?: CallOptions): Promise<Exchange>;
  /** Sends a request that has to succeed, and gives `data`. Ends the case when it is refused. */
  ok<Id extends JsonOperationId>(
    as: Role | 'nobody',
    id: Id,
    given?: Given,
    options?: CallOptions,
  ): Promise<Data<Id>>;
  /** Sends a request that has to be refused with this code. */
  refused(
    as: Role | 'nobody',
    id: OperationId,
    given: Given,
    refusal: Refusal,
    options?: CallOptions,
  ): Promise<Exchange>;
  /** Writes a finding down unless it holds. Gives back whether it does. */
  holds(condition: boolean, claim: Claim): boolean;
  /** Wants two values to be equal as JSON. */
  same(got: unknown, want: unknown, claim: Omit<Claim, 'got' | 'expected'>): boolean;
  /**
   * Reads until the new state shows, twice in a row where replicas may lag, or the time for it is over, and gives the
   * last value. Every other read after a write waits as long as reads have been seen to lag; a case that does not hold
   * is run again, with the whole settle time after each write, before it counts.
   */
  settled<Value>(read: () => Promise<Value>, isNew: (value: Value) => boolean): Promise<Value>;
  /** Writes a note down that never gates. */
  note(claim: Claim): void;
  /** Ends the case: here it cannot be exercised. */
  notExercised(reason: string): never;
  /** Somebody of the run writes a single message to another (`/console/oneSendOne`); it is taken back at the end. */
  push(from: Role, to: Role, content: string, type?: number): Promise<void>;
  /**
   * Somebody writes into the group of the run.
   * @param timeSend by the clock of their app, milliseconds; default: now. A way to plant may know no such thing
   */
  plant(from: Role, content: string, type?: number, timeSend?: number): Promise<void>;
  /**
   * Makes one more group, of the owner and whoever is named; the peer by default. In a sandbox it is the group of the
   * case from then on and ends with it, else the run takes it away. Ends the case where a login may end with a group.
   */
  newRoom(given?: Given): Promise<Group>;
  /** Allows to pin a friend, which is taken back. */
  willPin(jid: string): void;
  /** Registers what cannot be taken back. */
  willKeep(what: string): void;
  /** Whether a row was made by this run. */
  isOwn(row: object): boolean;
  /** Registers messages, known by a marked text, as the run's own, so that they may be deleted. */
  own(rows: readonly { readonly messageId: string; readonly content?: string }[]): string;
  /** After the group was dissolved: finds out what became of the owner's login, and opens it again where that is possible. */
  loginAfterDissolving(): Promise<'alive' | 'opened again' | 'ended'>;
}
