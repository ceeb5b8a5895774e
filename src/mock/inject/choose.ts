import type { Drawn } from '../../faults/switches.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { World } from '../../worlds/world.ts';
import type { MockContext } from '../mock-context.ts';

/**
 * Chooses the fault and the delay of a request: the fault it prefers itself, else what is switched on in its world.
 * @param refused receives the reason why a preference cannot be followed
 */
export function chooseFault(
  mock: MockContext,
  world: World,
  operation: OperationId,
  preferred: string | undefined,
  refused: string[],
): Drawn | undefined {
  if (preferred === undefined) return world.faults.size === 0 ? undefined : world.faults.draw(operation);
  const fault = mock.faults().get(preferred);
  if (fault?.operations.includes(operation)) return { fault, delay: 0 };
  refused.push(
    fault
      ? `fault=${preferred} does not apply to ${operation}`
      : `fault=${preferred} is not in the catalogue.${mock.faults().didYouMean(preferred)}`,
  );
  return undefined;
}
