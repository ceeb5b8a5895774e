import type { OperationId } from '../spec/contract.ts';
import type { AnswerDifference } from './differences.ts';
import { masked } from './whole-answers.ts';

/** A difference with all the calls that show it. */
export interface DifferenceCause extends AnswerDifference {
  readonly operations: readonly OperationId[];
  /** The first call that shows it. */
  readonly example: string;
  readonly count: number;
}

interface Found {
  readonly difference: AnswerDifference;
  readonly operations: Set<OperationId>;
  readonly example: string;
  count: number;
}

/** Differences of many calls, those that are alike as one. */
export class DifferenceCauses {
  readonly #found = new Map<string, Found>();

  /** @param example the call, in words */
  add(difference: AnswerDifference, operation: OperationId, example: string): void {
    const { rule, pointer, a, b } = difference;
    const key = `${rule} ${pointer} ${rule === 'value' ? '' : `${a} ${b}`}`;
    const found = this.#found.get(key) ?? { difference, operations: new Set(), example, count: 0 };
    found.operations.add(operation);
    found.count++;
    this.#found.set(key, found);
  }

  /** What most calls show comes first; nothing secret is in it. */
  list(): DifferenceCause[] {
    return [...this.#found.values()]
      .map(({ difference, operations, example, count }): DifferenceCause => {
        return { ...masked(difference), operations: [...operations], example, count };
      })
      .toSorted((one, other) => other.count - one.count);
  }
}
