import { faultCatalogue } from '../../src/faults/catalogue.ts';
import type { Fault } from '../../src/faults/fault.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { readDocumented } from '../../src/worlds/fixtures.ts';
import { table } from './table.ts';

/** What each family is about, in one line. */
const about: Readonly<Record<Fault['family'], string>> = {
  transport: 'What can go wrong between server and client, on every operation.',
  response: 'Fields of the wrong type, missing, null, or declared by nobody, at every depth of every answer.',
  envelope: 'Result codes, messages and the server’s time around the data.',
  values: 'Values of the right type that break a rule of the contract.',
  state: 'Writes that are lost or done in part, reads that lag behind or see too much.',
  paging: 'Lists that answer another question than the one they were asked.',
  identity: 'Tokens, roles and membership that nobody looks at.',
  input: 'Checks that are left out, texts that are changed, forms that are not read.',
  files: 'Uploads, and the files behind them.',
};

/** docs/faults.md: the catalogue, faults that were made alike for several operations in one row. */
export function faultsPage(): string {
  const contract = loadContract();
  const { all } = faultCatalogue(contract, readDocumented());
  const families = [...new Set(all.map(({ family }) => family))];
  return `# What can go wrong on purpose

Made by \`npm run generate\` from the catalogue in \`src/faults\`. Do not edit.

${all.length} faults. Each can be met by one request (\`Prefer: fault=<id>\`) or switched on for all that follow
(\`PUT /__admin/faults/{operationId}\`, see [frontend.md](frontend.md#see-how-the-app-copes)); \`imapi mutate\` tries every one
against the check ([check-strength.md](check-strength.md)). \`npx imapi faults --operation getUser\` lists the ids for an
operation. In an id \`…\` stands for the operation and, where fields are meant, the path of the field; *defect* is the class
in [defects.md](defects.md), *stage* the place in the way of a request where it works.

${families.map(family => section(family, all)).join('\n\n')}
`;
}

function section(family: Fault['family'], all: readonly Fault[]): string {
  const own = all.filter(fault => fault.family === family);
  const kinds = new Map<string, Fault[]>();
  for (const fault of own) kinds.set(kindOf(fault), [...(kinds.get(kindOf(fault)) ?? []), fault]);
  const rows = [...kinds].map(([kind, faults]) => {
    const [first] = faults;
    const operations = new Set(faults.flatMap(fault => fault.operations));
    const titles = first ? [withoutPlace(first.title.en), withoutPlace(first.title.zh)] : [];
    const count =
      operations.size === faults.length ? `${faults.length}` : `${faults.length} on ${operations.size}`;
    return [`\`${kind}\``, ...titles, first?.defect ?? '', first?.stage ?? '', count];
  });
  return `## ${family}

${about[family]}

${table(['id', 'what', '', 'defect', 'stage', 'operations'], rows)}`;
}

/** The id without what it was made for. */
function kindOf({ id, operations }: Fault): string {
  const [operation = ''] = operations;
  const at = id.indexOf(`-${operation}`);
  return at < 0 ? id : `${id.slice(0, at)}-…`;
}

/** A title without the operation, and without the field that one of several stands for. */
function withoutPlace(title: string): string {
  return title.replace(/^\w+[:：]\s?/, '').replace(/^(?:data|answer|total|success|failure)\b[\w.]* /, '');
}
