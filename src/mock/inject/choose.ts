import type { Drawn } from '../../faults/switches.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { World } from '../../worlds/world.ts';
import type { MockContext } from '../mock-context.ts';

/**
 * What a request has to bear: the fault it prefers itself, else what is switched on in its world.
 * @param refuse told of a preference that cannot be followed
 */
export function drawFault(
  mock: MockContext,
  world: World,
  operation: OperationId,
  preferred: string | undefined,
  refuse: (why: string) => void,
): Drawn | undefined {
  if (preferred === undefined) return world.faults.size === 0 ? undefined : world.faults.draw(operation);
  const fault = mock.faults().get(preferred);
  if (fault?.operations.includes(operation)) return { fault, delay: 0 };
  refuse(
    fault
      ? `fault=${preferred} does not apply to ${operation}`
      : `fault=${preferred} is not in the catalogue; the nearest is ${mock.faults().nearest(preferred)}`,
  );
  return undefined;
}
