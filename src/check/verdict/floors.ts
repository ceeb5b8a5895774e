import type { Contract, OperationId } from '../../spec/contract.ts';
import type { Case } from '../suite/case.ts';
import type { Coverage } from './coverage.ts';
import { declaredBy } from './declared.ts';

/** Something a run has to see before its verdict means anything, and did not. */
export interface FloorMiss {
  readonly operation: OperationId;
  readonly kind: 'success' | 'list' | 'code';
  readonly what: string;
  /** Why that is all right here; without it the run is inconclusive. */
  readonly excuse?: string;
}

/**
 * What stayed unseen. Probe: one success of each read operation. Full: one success of every operation, a row in every
 * list, every declared result code.
 * @param excluded cases that could not be exercised here, with the reason; what only they would have shown is excused
 */
export function floors(
  contract: Contract,
  mode: 'probe' | 'full',
  coverage: Coverage,
  excluded: ReadonlyMap<Case, string>,
): FloorMiss[] {
  const misses: FloorMiss[] = [];
  const reasons = [...excluded].map(([item, reason]) => ({ item, reason }));
  for (const operation of contract.operations) {
    const { id } = operation;
    if (mode === 'probe' && operation.effect !== 'read') continue;
    const seen = coverage.of(id);
    const excused = (covers: (item: Case) => boolean) => {
      const reason = reasons.find(({ item }) => covers(item))?.reason;
      return reason === undefined ? {} : { excuse: reason };
    };
    if (seen.successes === 0) {
      const excuse = excused(item => item.operation === id && !/ \d/.test(item.covers?.[0] ?? ''));
      misses.push({ operation: id, kind: 'success', what: 'it never succeeded', ...excuse });
    }
    if (mode === 'probe') continue;
    for (const list of declaredBy(id).lists) {
      if (seen.filled.has(list)) continue;
      const excuse = excused(
        item =>
          item.covers?.includes(`${id} ${list}`) === true || (seen.successes === 0 && item.operation === id),
      );
      misses.push({ operation: id, kind: 'list', what: `${list} never had a row`, ...excuse });
    }
    for (const code of new Set(Object.values(operation.resultCodes).map(entry => entry.code))) {
      if (seen.codes.has(code)) continue;
      misses.push({
        operation: id,
        kind: 'code',
        what: `${code} was never seen`,
        ...excused(item => item.covers?.includes(`${id} ${code}`) === true),
      });
    }
  }
  return misses;
}
