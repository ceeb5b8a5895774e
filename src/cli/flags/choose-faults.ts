import { didYouMean } from '../../base/nearest.ts';
import type { FaultCatalogue } from '../../faults/catalogue.ts';
import type { Fault } from '../../faults/fault.ts';
import type { Contract } from '../../spec/contract.ts';

/** What a command may narrow the catalogue by. */
export interface FaultFilter {
  readonly family?: string;
  readonly operation?: string;
}

/**
 * The faults of a family and an operation; all of them without either.
 * @throws Error that names the nearest where there is no such family or operation, or nothing is left
 */
export function chooseFaults(
  { all }: FaultCatalogue,
  { operations }: Contract,
  { family, operation }: FaultFilter,
): readonly Fault[] {
  refuseUnknown('family', family, [...new Set(all.map(fault => fault.family))]);
  refuseUnknown(
    'operation',
    operation,
    operations.map(({ id }) => id),
  );
  const chosen = all.filter(
    fault =>
      (family === undefined || fault.family === family) &&
      (operation === undefined || fault.operations.some(id => id === operation)),
  );
  if (chosen.length > 0) return chosen;
  throw new Error(
    `Failed to find faults: the family ${family} has no fault for ${operation}. Remove one of the two.`,
  );
}

function refuseUnknown(what: string, name: string | undefined, names: readonly string[]): void {
  if (name === undefined || names.includes(name)) return;
  const near = didYouMean(name, names);
  throw new Error(
    near === ''
      ? `Failed to find faults: there is no ${what} ${name}. There are ${names.join(', ')}.`
      : `Failed to find faults: there is no ${what} ${name}.${near}`,
  );
}
