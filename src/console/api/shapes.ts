/** What the control API says, as this page reads it. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Row = { readonly [name: string]: Json };
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** The three ways a request can end, and the one for a path that is no operation. */
export const verdicts = ['ok', 'refused', 'broken', 'unknown path'] as const;
export type Verdict = (typeof verdicts)[number];

/** A journalled request. */
export interface Entry {
  readonly id: number;
  /** Milliseconds by the mock's clock. */
  readonly at: number;
  readonly durationMs: number;
  readonly session?: string;
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly unknownParameters: readonly string[];
  readonly status: number;
  readonly resultCode?: number;
  readonly verdict: Verdict;
  readonly warnings: readonly string[];
  /** How many rows it changed. */
  readonly changes: number;
  readonly fault?: string;
}

/** A way in which an answer breaks the contract. */
export interface Issue {
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
  readonly source: Source;
}

export type Source = 'document' | 'server' | 'judgement';

/** One row a request changed; `before` is absent for a new row, `after` for one that went. */
export interface Change {
  readonly collection: string;
  readonly key: string;
  readonly before?: Json;
  readonly after?: Json;
}

export interface OpenedEntry extends Omit<Entry, 'changes'> {
  readonly answer: string;
  readonly issues: readonly Issue[];
  readonly undeclared: readonly Issue[];
  readonly changes: readonly Change[];
  readonly curl: string;
}

export interface Journal {
  readonly requests: readonly Entry[];
  readonly meta: { readonly total: number; readonly evicted: number; readonly disabled: boolean };
}

export interface StateSummary {
  readonly scenario: string;
  readonly collections: Readonly<Record<string, number>>;
}

export interface StateDump {
  readonly scenario: string;
  readonly collections: Rows;
}

export interface CollectionPage {
  readonly collection: string;
  readonly total: number;
  readonly rows: readonly { readonly key: string; readonly row: Row }[];
}

export interface Scenario {
  readonly name: string;
  readonly active: boolean;
}

export interface User {
  readonly userId: number;
  readonly nickname: string;
  readonly phone: string;
  /** One that works now; null when there is none. */
  readonly token: string | null;
}

export interface UserPage {
  readonly total: number;
  readonly users: readonly User[];
}

export interface Chat {
  readonly kind: 'single' | 'group';
  /** A user id, or the jid of a group. */
  readonly id: string;
  readonly name: string;
  readonly last: string;
  readonly timeSend: number;
}

export interface Message {
  readonly messageId: string;
  readonly from: string;
  readonly fromName: string;
  readonly timeSend: number;
  readonly type: number;
  readonly content: string;
  readonly fileName?: string;
  readonly mine: boolean;
}

/** Somebody writes to somebody, or to a group. */
export interface NewMessage {
  readonly from: number;
  readonly to?: number;
  readonly room?: string;
  readonly content: string;
  readonly type?: number;
  readonly fileName?: string;
  readonly fileSize?: number;
}

export type DelayDistribution =
  | { readonly type: 'uniform'; readonly lower: number; readonly upper: number }
  | {
      readonly type: 'lognormal';
      readonly median: number;
      readonly sigma: number;
      readonly maxValue?: number;
    };

/** What can be switched on for an operation. */
export interface FaultSetting {
  readonly fault?: string;
  readonly fixedDelay?: number;
  readonly delayDistribution?: DelayDistribution;
  readonly times?: number;
  readonly probability?: number;
}

export interface SwitchedFault extends FaultSetting {
  /** An operation, or `*` for all that the fault applies to. */
  readonly operationId: string;
  readonly title?: Title;
  /** Requests it has met. */
  readonly met: number;
}

export interface Title {
  readonly en: string;
  readonly zh: string;
}

export interface CatalogueFault {
  readonly id: string;
  readonly family: string;
  readonly title: Title;
  readonly defect: string;
  readonly stage: string;
  readonly operations: readonly string[];
}

export interface ClockState {
  readonly mode: 'real' | 'frozen' | 'offset';
  /** Milliseconds. */
  readonly now: number;
  readonly by?: number;
}

export type ClockSetting =
  | { readonly mode: 'real' }
  | { readonly mode: 'frozen'; readonly now?: number }
  | { readonly mode: 'offset'; readonly by: number };

export interface Session {
  readonly name: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly requests: number;
}
