import type { OperationId } from '../../spec/contract.ts';
import type { Source } from '../../spec/sources.ts';
import type { Cause } from '../causes/cause.ts';
import type { StepsByCase } from '../steps/step.ts';
import type { Layer } from '../suite/case.ts';
import type { Shard } from '../suite/shard.ts';
import type { BaselineUse } from '../verdict/baseline-use.ts';
import type { Finding } from '../verdict/finding.ts';
import type { FloorMiss } from '../verdict/floors.ts';
import type { WaiverUse } from '../verdict/waivers.ts';
import type { WeatherReport } from '../weather/weather.ts';

/** What became of a case. `not exercised` is never a pass; `blocked`: it failed, because of a cause that another case shows. */
export type Outcome = 'held' | 'violated' | 'drift' | 'blocked' | 'waived' | 'not exercised';

/** One case of a run, as reports show it. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  /** The title in Chinese, where the suite has one. */
  readonly titleZh?: string;
  readonly concern: string;
  readonly operation: OperationId;
  readonly layer: Layer;
  readonly source: Source;
  readonly outcome: Outcome;
  /** Why it was not exercised. */
  readonly reason?: string;
  /** Id of the cause that blocked it. */
  readonly blockedBy?: string;
  /** Fingerprints of what it found. */
  readonly findings: readonly string[];
  /** What it rests on: `operation caller code parameters`, each kind of request once, in order. */
  readonly calls: readonly string[];
  readonly requests: number;
  readonly durationMs: number;
}

/** What was seen of one operation, as reports show it. */
export interface OperationReport {
  readonly operation: OperationId;
  /** English, with the document's Chinese name in brackets. */
  readonly summary: string;
  readonly tag: string;
  readonly effect: 'read' | 'write' | 'irreversible';
  readonly requests: number;
  readonly successes: number;
  readonly codes: readonly { readonly code: number; readonly declared: boolean; readonly seen: number }[];
  readonly parameters: {
    readonly seen: number;
    readonly declared: number;
    readonly unseen: readonly string[];
  };
  readonly properties: {
    readonly seen: number;
    readonly declared: number;
    readonly unseen: readonly string[];
  };
}

/** How a run ended. */
export interface Verdict {
  readonly exitCode: 0 | 1 | 2 | 3 | 4 | 5 | 130;
  readonly name:
    | 'holds'
    | 'violated'
    | 'usage'
    | 'unreachable'
    | 'inconclusive'
    | 'leftovers'
    | 'interrupted';
  /** The last line a command prints: the code, its meaning and why. */
  readonly sentence: string;
  /** The same in Chinese. */
  readonly sentenceZh: string;
}

/** Something that traffic has and the contract has not. */
export interface Undocumented {
  readonly kind: 'path' | 'parameter' | 'field' | 'code';
  /** The operation's id; of a path its host. */
  readonly of: string;
  readonly name: string;
  readonly count: number;
  /** ISO dates; absent where no record says. */
  readonly first?: string;
  readonly last?: string;
}

/** Messages of live connections that passed and that nobody has read. */
export interface Unread {
  readonly why: string;
  readonly connections: number;
}

/** What of traffic says nothing, because its record does not keep what would have to be looked at. */
export type Unjudged =
  | {
      /** Answers of an operation without content, or requests to it that had no whole answer. */
      readonly kind: 'content' | 'answer';
      readonly operation: OperationId;
      readonly count: number;
      /** All of them, with those that were looked at. */
      readonly of: number;
    }
  | {
      /** Requests that were granted without a token, where the record shows none of any request like them. */
      readonly kind: 'login';
      readonly count: number;
    };

/** Everything a run came to; every report is made of this alone, and nothing secret is in it. */
export interface CheckReport {
  readonly tool: string;
  readonly contract: string;
  readonly target: string;
  readonly isMock: boolean;
  readonly mode: 'probe' | 'full';
  readonly only: readonly string[];
  readonly seed: string;
  readonly marker: string;
  /** ISO date. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: number;
  readonly results: readonly CaseResult[];
  readonly findings: readonly Finding[];
  /** What is broken, the most telling first; what is waived or a note has none. */
  readonly causes: readonly Cause[];
  readonly operations: readonly OperationReport[];
  readonly floors: readonly FloorMiss[];
  readonly waivers: WaiverUse;
  readonly leftovers: readonly string[];
  /** What cannot be taken back and was left knowingly. */
  readonly kept: readonly string[];
  /** What stood between the check and the server; not the build's. */
  readonly weather: WeatherReport;
  /** Which part of the cases this is; absent where it is all. */
  readonly shard?: Shard;
  /** What became of the findings of an earlier run that do not count. */
  readonly baseline?: BaselineUse;
  /** How cases came to what they found, by case id. */
  readonly steps: StepsByCase;
  /** Why the run broke off by itself. */
  readonly brokenOff?: string;
  readonly verdict: Verdict;
  /** Of traffic: what the contract does not know. Absent where a check has sent it itself. */
  readonly undocumented?: readonly Undocumented[];
  /** Of traffic: absent where all was read. */
  readonly unread?: readonly Unread[];
  /** Of traffic: absent where its record keeps all. */
  readonly unjudged?: readonly Unjudged[];
}
