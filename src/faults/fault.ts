import type { OperationId } from '../spec/contract.ts';
import type { Operation } from '../spec/operation.ts';
import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { Tx } from '../store/transaction.ts';
import type { OperationGroup } from './operation-groups.ts';
import type { Reply } from './reply.ts';

/** Parameters as they came, and as values once they were read. */
export type RawValues = Readonly<Record<string, string>>;
export type BoundValues = Readonly<Record<string, string | number | boolean>>;

/** What a fault may know of the request. */
export interface FaultContext {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly parameters: RawValues;
}

/** The same, once the caller is known. */
export interface StateContext extends FaultContext {
  readonly callerId: number;
  readonly values: BoundValues;
  /** The rows as they were one change ago, as a replica that lags behind has them. */
  readonly previous: View;
}

/** The same, with the present rows. */
export interface RowsContext extends StateContext {
  readonly view: View;
}

/** What the token check found out about the caller. */
export interface FaultyIdentity {
  readonly parameters: RawValues;
  readonly view: View;
  /** Absent where the token is missing, unknown or expired. */
  readonly userId: number | undefined;
}

/** The stage a fault works at and the value it puts in place of another there (decision 023). */
export type Injection =
  /** Before anything was read: the parameters as text. */
  | { readonly stage: 'request'; readonly apply: (raw: RawValues, context: FaultContext) => RawValues }
  /** The user id of the caller; undefined refuses as the token check would. */
  | {
      readonly stage: 'identity';
      readonly apply: (identity: FaultyIdentity, context: FaultContext) => number | undefined;
    }
  | {
      readonly stage: 'parameters';
      readonly apply: (values: BoundValues, context: RowsContext) => BoundValues;
    }
  /** The rows that the operation sees. */
  | { readonly stage: 'rows'; readonly apply: (tx: Tx, context: StateContext) => Tx }
  /** The rows with which a refused operation runs again: the refusal is answered, the changes stay. */
  | { readonly stage: 'refusal'; readonly apply: (tx: Tx, context: StateContext) => Tx }
  /** The changes of the operation before they are committed. */
  | {
      readonly stage: 'changes';
      readonly apply: (tx: Tx, changes: readonly Change[], context: StateContext) => void;
    }
  /** The answer as JSON, success or failure; may be changed in place. */
  | { readonly stage: 'answer'; readonly apply: (answer: unknown, context: FaultContext) => unknown }
  /** What is sent: status, headers, body, and when. */
  | { readonly stage: 'bytes'; readonly apply: (reply: Reply, context: FaultContext) => Reply };

/** The families that the catalogue is divided into. */
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

/** One fault that can be injected into one or more operations. */
export type Fault = Injection & {
  /** Stable, `family-what`, or `family-what-operation` for one that was generated for an operation. */
  readonly id: string;
  readonly family: Family;
  readonly title: { readonly en: string; readonly zh: string };
  /** The class in the catalogue of defects, D01 to D104. */
  readonly defect: string;
  readonly operations: readonly OperationId[];
  /** What the operations have in common for which the same fault is made; absent when it was written for one. */
  readonly group?: OperationGroup['name'];
};
