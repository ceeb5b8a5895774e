import type { Language } from '../../src/base/language.ts';
import { translator } from '../../src/console/words/words.ts';
import type { FaultCatalogue } from '../../src/faults/catalogue.ts';
import type { Fault } from '../../src/faults/fault.ts';
import type { LiveFault } from '../../src/faults/live-fault.ts';
import type { Contract } from '../../src/spec/contract.ts';
import { fewest } from './fewest.ts';
import { listed } from './listed.ts';
import { table } from './table.ts';

type Family = Fault['family'];

const words = {
  en: {
    kinds: ['id', 'what', 'defect', 'stage', 'made for'],
    live: ['id', 'what', 'meets'],
    meets: { delivery: 'delivery', receipt: 'receipt', login: 'login' },
    groups: ['made for', 'these are'],
    operation: 'operation',
    all: 'all',
  },
  zh: {
    kinds: ['ID', '故障', '缺陷', '阶段', '适用接口'],
    live: ['ID', '故障', '作用于'],
    meets: { delivery: '消息', receipt: '回执', login: '登录' },
    groups: ['共同点', '接口'],
    operation: '接口',
    all: '合计',
  },
} satisfies Readonly<Record<Language, object>>;

/** The tables of docs/faults.md in one language. */
export class FaultTables {
  readonly #contract: Contract;
  readonly #catalogue: FaultCatalogue;
  readonly #language: Language;

  constructor(contract: Contract, catalogue: FaultCatalogue, language: Language) {
    this.#contract = contract;
    this.#catalogue = catalogue;
    this.#language = language;
  }

  /** The kinds of faults of a family; those made alike for several operations are one row. */
  kinds(family: Family): string {
    const kinds = groupedBy(
      this.#catalogue.all.filter(fault => fault.family === family),
      fault => partsOf(fault).kind,
    );
    const rows = [...kinds].map(([kind, faults]) => {
      const [first] = faults;
      if (!first) return [];
      const { title, stage, group, operations } = first;
      const defects = [...new Set(faults.map(({ defect }) => defect))].sort();
      const what = withoutPlace(title[this.#language], first);
      const madeFor = group?.[this.#language] ?? listed(operations, this.#language);
      return [`\`${kind}\``, what, listed(defects, this.#language), stage, madeFor];
    });
    return table(words[this.#language].kinds, rows);
  }

  /** The faults of the live connection. */
  live(): string {
    const { live, meets: names } = words[this.#language];
    const rows = this.#catalogue.live.map(({ id, title, meets }) => [
      `\`${id}\``,
      title[this.#language],
      names[meets],
    ]);
    return table(live, rows);
  }

  /** What operations have in common for which the same fault is made, and which they are. */
  groups(): string {
    const groups = groupedBy(this.#catalogue.all, ({ group }) => group?.[this.#language]);
    const ids = this.#contract.operations.map(({ id }) => id);
    const rows = [...groups].flatMap(([group, faults]) => {
      const own = new Set(faults.flatMap(({ operations }) => operations));
      return group === undefined ? [] : [[group, fewest(own, ids, this.#language)]];
    });
    return table(words[this.#language].groups, rows);
  }

  /** How many faults there are for each operation, by family. */
  counts(families: readonly Family[]): string {
    const { operation, all } = words[this.#language];
    const rows = this.#contract.operations.map(({ id }) => {
      const faults = this.#catalogue.of(id);
      const inFamilies = families.map(name => faults.filter(({ family }) => family === name).length);
      return [id, ...[...inFamilies, faults.length].map(String)];
    });
    return table([operation, ...families.map(name => this.nameOf(name)), all], rows);
  }

  /** The name of a family in the language of the page. */
  nameOf(family: Family | LiveFault['family']): string {
    return this.#language === 'en' ? family : translator(this.#language)(`family-${family}`);
  }
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
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
