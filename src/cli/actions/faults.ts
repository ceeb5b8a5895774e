import { faultCatalogue } from '../../faults/catalogue.ts';
import { readDocumented } from '../../fixtures.ts';
import { loadContract } from '../../spec/contract.ts';
import { nearest } from '../../spec/nearest.ts';
import { say } from '../exit.ts';
import type { FaultsFlags } from '../faults.ts';

/**
 * Prints the faults that fit.
 * @throws Error that names the nearest for a family or an operation that there is not
 */
export function listFaults({ family, operation, lang, json }: FaultsFlags): void {
  const contract = loadContract();
  const { all } = faultCatalogue(contract, readDocumented());
  known('family', family, [...new Set(all.map(fault => fault.family))]);
  known(
    'operation',
    operation,
    contract.operations.map(({ id }) => id),
  );
  const chosen = all.filter(
    fault =>
      (family === undefined || fault.family === family) &&
      (operation === undefined || fault.operations.some(id => id === operation)),
  );
  if (json) {
    say(
      JSON.stringify(
        chosen.map(({ id, family: of, title, defect, stage, operations }) => {
          return { id, family: of, title, defect, stage, operations };
        }),
      ),
    );
    return;
  }
  for (const { id, title } of chosen) say(`${id}  ${title[lang]}`);
}

/** @throws Error that names the nearest when there is none of that name */
function known(what: string, name: string | undefined, names: readonly string[]): void {
  if (name === undefined || names.includes(name)) return;
  throw new Error(
    `Failed to list faults: there is no ${what} ${name}. Did you mean ${nearest(name, names)}?`,
  );
}
