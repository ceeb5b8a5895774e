import { faultCatalogue } from '../../src/faults/catalogue.ts';
import type { Fault } from '../../src/faults/fault.ts';
import type { LiveFault } from '../../src/faults/live-fault.ts';
import { type Contract, loadContract, type OperationId } from '../../src/spec/contract.ts';
import { readDocumented } from '../../src/worlds/fixtures.ts';
import { table } from './table.ts';

type Family = Fault['family'];

/** What each family is about, in one line. */
const about: Readonly<Record<Family, string>> = {
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

/**
 * docs/faults.md: the catalogue, faults that were made alike for several operations in one row. Which operations those
 * are stands in one place, so that a new operation changes a few lines and not a row for every kind of fault.
 */
export function faultsPage(): string {
  const contract = loadContract();
  const { all, live } = faultCatalogue(contract, readDocumented());
  const families = [...new Set(all.map(({ family }) => family))];
  return `# What can go wrong on purpose

Made by \`npm run generate\` from the catalogue in \`src/faults\`. Do not edit.

${all.length} faults. Each can be met by one request (\`Prefer: fault=<id>\`) or switched on for all that follow
(\`PUT /__admin/faults/{operationId}\`, see [frontend.md](frontend.md#see-how-the-app-copes)); \`imapi mutate\` tries every one
against the check ([check-strength.md](check-strength.md)). \`npx imapi faults --operation getUser\` lists the ids for an
operation. In an id \`…\` stands for the operation and, where fields are meant, the path of the field; *made for* is the
operation, or [what the operations have in common](#which-operations); *defect* is the class in
[defects.md](defects.md), *stage* the place in the way of a request where it works.

${families.map(family => section(family, all)).join('\n\n')}

${liveSection(live)}

## Which operations

${groupTable(contract, all)}

How many there are for each operation:

${countTable(contract, families, all)}
`;
}

function section(family: Family, all: readonly Fault[]): string {
  const kinds = groupedBy(
    all.filter(fault => fault.family === family),
    fault => partsOf(fault).kind,
  );
  const rows = [...kinds].map(([kind, faults]) => {
    const [first] = faults;
    if (!first) return [];
    const { title, stage, group, operations } = first;
    const defects = [...new Set(faults.map(({ defect }) => defect))].sort();
    const titles = [withoutPlace(title.en, first), withoutPlace(title.zh, first)];
    return [`\`${kind}\``, ...titles, defects.join(', '), stage, group ?? operations.join(', ')];
  });
  return `## ${family}

${about[family]}

${table(['id', 'what', '', 'defect', 'stage', 'made for'], rows)}`;
}

function liveSection(faults: readonly LiveFault[]): string {
  const rows = faults.map(({ id, title, meets }) => [`\`${id}\``, title.en, title.zh, meets]);
  return `## live

What can go wrong with the [live connection](live.md) of apps. \`PUT /__admin/faults/live\` switches one on for everybody,
\`PUT /__admin/faults/live:100164\` for one user. No check looks for them.

${table(['id', 'what', '', 'meets'], rows)}`;
}

function groupTable(contract: Contract, all: readonly Fault[]): string {
  const groups = groupedBy(
    all.filter(({ group }) => group !== undefined),
    ({ group = '' }) => group,
  );
  const rows = [...groups].map(([group, faults]) => {
    const own = new Set(faults.flatMap(({ operations }) => operations));
    return [group, listed(contract, own)];
  });
  return table(['made for', 'these are'], rows);
}

/** The operations, or those that are missing where that is shorter. */
function listed({ operations }: Contract, own: ReadonlySet<OperationId>): string {
  const ids = operations.map(({ id }) => id);
  const others = ids.filter(id => !own.has(id));
  if (others.length === 0) return 'all';
  if (others.length < own.size) return `all but ${others.join(', ')}`;
  return ids.filter(id => own.has(id)).join(', ');
}

function countTable(contract: Contract, families: readonly Family[], all: readonly Fault[]): string {
  const counts = (faults: readonly Fault[]) =>
    [...families.map(name => faults.filter(({ family }) => family === name).length), faults.length].map(
      String,
    );
  const rows = contract.operations.map(({ id }) => [
    id,
    ...counts(all.filter(({ operations }) => operations.includes(id))),
  ]);
  return table(['operation', ...families, 'all'], rows);
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The kind of a fault, and the field it was made for, taken from its id: `family-name-operation-field`. */
function partsOf({ id, operations }: Fault): { readonly kind: string; readonly field: string } {
  const marker = `-${operations[0]}`;
  const at = id.indexOf(marker);
  if (at < 0) return { kind: id, field: '' };
  return { kind: `${id.slice(0, at)}-…`, field: id.slice(at + marker.length + 1) };
}

/** A title without the operation; `…` stands for the field that is one of several. */
function withoutPlace(title: string, fault: Fault): string {
  const { field } = partsOf(fault);
  const said = title.replace(/^\w+[:：]\s?/, '');
  return field === '' ? said : said.replace(field, '…').replace(/^… ?/, '');
}
