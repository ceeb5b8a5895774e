import type {
  BoundValues,
  Fault,
  FaultContext,
  FaultyIdentity,
  RawValues,
  RowsContext,
  StateContext,
} from '../faults/fault.ts';
import type { Reply } from '../faults/reply.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { Tx } from '../store/transaction.ts';

/** A fault that tells when it has really changed something. */
export interface WatchedFault {
  readonly fault: Fault;
  /** How many times it put another value in place. */
  readonly touched: number;
}

/** The same fault, watched. What its rows are put in place of is not compared: giving it other tables counts. */
export function watched(fault: Fault): WatchedFault {
  const watch: { fault: Fault; touched: number } = { fault, touched: 0 };
  const note = (changed: boolean) => {
    if (changed) watch.touched += 1;
  };
  switch (fault.stage) {
    case 'answer':
      watch.fault = {
        ...fault,
        apply: (answer: unknown, context: FaultContext) => {
          const before = JSON.stringify(answer);
          const after = fault.apply(answer, context);
          note(JSON.stringify(after) !== before);
          return after;
        },
      };
      return watch;
    case 'bytes':
      watch.fault = {
        ...fault,
        apply: (reply: Reply, context: FaultContext) => noted(reply, fault.apply(reply, context), note),
      };
      return watch;
    case 'request':
      watch.fault = {
        ...fault,
        apply: (raw: RawValues, context: FaultContext) => notedJson(raw, fault.apply(raw, context), note),
      };
      return watch;
    case 'parameters':
      watch.fault = {
        ...fault,
        apply: (values: BoundValues, see: RowsContext) => notedJson(values, fault.apply(values, see), note),
      };
      return watch;
    case 'identity':
      watch.fault = {
        ...fault,
        apply: (identity: FaultyIdentity, context: FaultContext) =>
          noted(identity.userId, fault.apply(identity, context), note),
      };
      return watch;
    case 'changes':
      watch.fault = {
        ...fault,
        apply: (tx: Tx, changes: readonly Change[], context: StateContext) => {
          const before = JSON.stringify(changes);
          fault.apply(tx, changes, context);
          note(JSON.stringify(tx.changes()) !== before);
        },
      };
      return watch;
    case 'rows':
    case 'refusal':
      watch.fault = {
        ...fault,
        apply: (tx: Tx, context: StateContext) => noted(tx, fault.apply(tx, context), note),
      };
      return watch;
  }
}

function noted<Value>(before: Value, after: Value, note: (changed: boolean) => void): Value {
  note(after !== before);
  return after;
}

function notedJson<Value>(before: Value, after: Value, note: (changed: boolean) => void): Value {
  note(JSON.stringify(after) !== JSON.stringify(before));
  return after;
}
