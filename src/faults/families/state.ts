import { type FaultText, fault, faultsOn } from '../family.ts';
import type { Fault } from '../fault.ts';
import type { OperationGroups } from '../operation-groups.ts';
import { asOwner, overlay, tablesOf } from '../overlay.ts';
import { undo } from '../undo.ts';
import { partialRoomWrites } from './partial-room-writes.ts';
import { partialWrites } from './partial-writes.ts';
import { wrongReads } from './wrong-reads.ts';
import { wrongWrites } from './wrong-writes.ts';

const lostWrite: FaultText = {
  name: 'write-lost',
  en: 'answers success, but stores nothing',
  zh: '返回成功但没有保存',
  defect: 'D68',
};

const staleRead: FaultText = {
  name: 'stale',
  en: 'shows the rows as they were before the last change',
  zh: '读到上一次修改之前的数据',
  defect: 'D67',
};

const refusedYetDone: FaultText = {
  name: 'refused-yet-done',
  en: 'refuses a plain member, but makes the change',
  zh: '拒绝普通成员，但操作已经生效',
  defect: 'D77',
};

/** Writes that are lost, reads that lag behind, and writes that are done in part or to the wrong rows. */
export function stateFaults(groups: OperationGroups): Fault[] {
  return [
    ...faultsOn('state', groups('writing'), lostWrite, {
      stage: 'changes',
      apply: (tx, changes) => undo(tx, changes, () => true),
    }),
    ...faultsOn('state', groups('reading'), staleRead, {
      stage: 'rows',
      apply: (tx, { previous }) => overlay(tx, tablesOf(previous)),
    }),
    ...faultsOn('state', groups('byRole'), refusedYetDone, {
      stage: 'refusal',
      apply: (tx, { operation, callerId }) => asOwner(tx, operation, callerId),
    }),
    ...[...partialWrites, ...partialRoomWrites].map(({ operation, when = () => true, takesBack, ...facts }) =>
      fault(
        'state',
        { ...facts, operations: [operation] },
        {
          stage: 'changes',
          apply: (tx, changes, context) => {
            if (when(context)) undo(tx, changes, it => takesBack(it, context));
          },
        },
      ),
    ),
    ...wrongWrites.map(({ operation, apply, ...facts }) =>
      fault('state', { ...facts, operations: [operation] }, { stage: 'changes', apply }),
    ),
    ...wrongReads.map(({ operation, tables, ...facts }) =>
      fault(
        'state',
        { ...facts, operations: [operation] },
        { stage: 'rows', apply: (tx, context) => overlay(tx, tables(tx, context)) },
      ),
    ),
  ];
}
