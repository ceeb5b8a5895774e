import type { OperationId } from '../spec/contract.ts';
import type { Operation } from '../spec/operation.ts';
import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { Tx } from '../store/transaction.ts';
import type { Reply } from './reply.ts';

/** Parameters as they came, and as values once they were read. */
export type RawValues = Readonly<Record<string, string>>;
export type BoundValues = Readonly<Record<string, string | number | boolean>>;

/** What a fault may know of the request it tampers with. */
export interface FaultContext {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly parameters: RawValues;
}

/** The same, once it is known who calls. */
export interface StateContext extends FaultContext {
  readonly callerId: number;
  readonly values: BoundValues;
  /** The rows as they were one change ago, as a replica that lags behind has them. */
  readonly previous: View;
}

/** The same, where the rows of now can be looked at. */
export interface SeeingContext extends StateContext {
  readonly view: View;
}

/** Who a request says it is: by the token check a user, or nobody. */
export interface ClaimedIdentity {
  readonly parameters: RawValues;
  readonly view: View;
  /** Absent where the token is missing, unknown or expired. */
  readonly userId: number | undefined;
}

/** The stage a fault works at and the value it puts in place of another there (decision 023). */
export type Injection =
  /** Before anything was read: the parameters as text. */
  | { readonly stage: 'request'; readonly apply: (raw: RawValues, context: FaultContext) => RawValues }
  /** Who the caller is; undefined refuses as the token check would. */
  | {
      readonly stage: 'identity';
      readonly apply: (claim: ClaimedIdentity, context: FaultContext) => number | undefined;
    }
  | {
      readonly stage: 'parameters';
      readonly apply: (values: BoundValues, context: SeeingContext) => BoundValues;
    }
  /** The rows that the operation sees. */
  | { readonly stage: 'rows'; readonly apply: (tx: Tx, context: StateContext) => Tx }
  /** The rows with which an operation that refuses is done all the same; the refusal is answered, the rows stay. */
  | { readonly stage: 'refusal'; readonly apply: (tx: Tx, context: StateContext) => Tx }
  /** The rows it has changed, before they are kept: puts and deletes more of them. */
  | {
      readonly stage: 'changes';
      readonly apply: (tx: Tx, changes: readonly Change[], context: StateContext) => void;
    }
  /** The answer as JSON, a success or a failure, free to be changed in place. */
  | { readonly stage: 'answer'; readonly apply: (answer: unknown, context: FaultContext) => unknown }
  /** What leaves: status, headers, bytes, and how they leave. */
  | { readonly stage: 'bytes'; readonly apply: (reply: Reply, context: FaultContext) => Reply };

/** What the catalogue is divided by. */
export type Family =
  | 'transport'
  | 'response'
  | 'envelope'
  | 'values'
  | 'state'
  | 'paging'
  | 'identity'
  | 'input'
  | 'files';

/** One thing that can go wrong with one or more operations. */
export type Fault = Injection & {
  /** Stable, `family-what`, or `family-what-operation` for one that was generated for an operation. */
  readonly id: string;
  readonly family: Family;
  readonly title: { readonly en: string; readonly zh: string };
  /** The class in the catalogue of defects, D01 to D104. */
  readonly defect: string;
  readonly operations: readonly OperationId[];
  /** What the operations have in common for which the same fault is made; absent when it was written for one. */
  readonly group?: string;
};
