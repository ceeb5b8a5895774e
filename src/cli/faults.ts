import { Command } from 'commander';
import { faultCatalogue } from '../faults/catalogue.ts';
import { readDocumented } from '../fixtures.ts';
import { loadContract } from '../spec/contract.ts';
import { nearest } from '../spec/nearest.ts';
import { say } from './exit.ts';
import { flag } from './flag.ts';

interface FaultsFlags {
  readonly family?: string;
  readonly operation?: string;
  readonly lang: 'en' | 'zh';
  readonly json?: boolean;
}

const examples = `
Examples:
  imapi faults                           every fault there is
  imapi faults --operation getUser       what can be switched on for one operation
  imapi faults --family state --lang zh
Switch one on for a request: curl -H 'Prefer: fault=transport-page-getUser' …
or for all that follow: curl -X PUT …/__admin/faults/getUser -d '{"fault":"transport-page-getUser"}'
`;

/** `imapi faults`: the catalogue. */
export function faultsCommand(): Command {
  return new Command('faults')
    .description('List what can go wrong on purpose.')
    .addOption(flag('--family <name>', 'faults of one family'))
    .addOption(flag('--operation <id>', 'faults of one operation'))
    .addOption(flag('--lang <language>', 'language of the titles').choices(['en', 'zh']).default('en'))
    .addOption(flag('--json', 'as JSON'))
    .addHelpText('after', examples)
    .action(list);
}

function list({ family, operation, lang, json }: FaultsFlags): void {
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
