import { faultCatalogue } from '../../faults/catalogue.ts';
import { loadContract } from '../../spec/contract.ts';
import { readDocumented } from '../../worlds/fixtures.ts';
import { chooseFaults } from '../flags/choose-faults.ts';
import { say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi faults`. */
export interface FaultsFlags {
  /** Faults of one family. */
  readonly family?: string;
  /** Faults of one operation. */
  readonly operation?: string;
  /** As JSON. */
  readonly json?: boolean;
}

/**
 * Prints the faults that fit.
 * @throws Error that names the nearest for a family or an operation that there is not
 */
export function listFaults({ json, ...filter }: FaultsFlags, { language }: Words): void {
  const contract = loadContract();
  const chosen = chooseFaults(faultCatalogue(contract, readDocumented()), contract, filter);
  if (json) {
    say(
      JSON.stringify(
        chosen.map(({ id, family, title, defect, stage, operations }) => {
          return { id, family, title, defect, stage, operations };
        }),
      ),
    );
    return;
  }
  for (const { id, title } of chosen) say(`${id}  ${title[language]}`);
}
