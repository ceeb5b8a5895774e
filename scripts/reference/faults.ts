import type { Language } from '../../src/base/language.ts';
import { faultCatalogue } from '../../src/faults/catalogue.ts';
import type { Fault } from '../../src/faults/fault.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { readDocumented } from '../../src/worlds/fixtures.ts';
import { FaultTables } from './fault-tables.ts';

type Family = Fault['family'];

/** What each family is about, in one line. */
const about: Readonly<Record<Family, Readonly<Record<Language, string>>>> = {
  transport: {
    en: 'What can go wrong between server and client, on every operation.',
    zh: '服务器与客户端之间可能出的问题，每个接口都有。',
  },
  response: {
    en: 'Fields of the wrong type, missing, null, or declared by nobody, at every depth of every answer.',
    zh: '字段类型不对、缺失、为 null，或契约里没有声明；每个响应的每一层都有。',
  },
  envelope: {
    en: 'Result codes, messages and the server’s time around the data.',
    zh: '数据之外的那一层：结果码、消息和服务器时间。',
  },
  values: {
    en: 'Values of the right type that break a rule of the contract.',
    zh: '类型正确、但违反契约规则的值。',
  },
  state: {
    en: 'Writes that are lost or done in part, reads that lag behind or see too much.',
    zh: '写入丢失或只完成一部分，读到旧数据或不该看到的数据。',
  },
  paging: {
    en: 'Lists that do not match the requested conditions.',
    zh: '列表没有按请求的条件返回。',
  },
  identity: {
    en: 'Tokens, roles and membership that are not checked.',
    zh: '不检查令牌、角色和群成员身份。',
  },
  input: {
    en: 'Checks that are left out, texts that are changed, forms that are not read.',
    zh: '漏掉校验，改动文本，不读取表单。',
  },
  files: {
    en: 'Uploads, and the files behind them.',
    zh: '上传，以及上传后的文件。',
  },
};

/**
 * docs/faults.md and its Chinese page: the catalogue, faults that were made alike for several operations in one row.
 * Which operations those are stands in one place, so that a new operation changes a few lines and not a row for every
 * kind of fault.
 */
export function faultPages(): Readonly<Record<string, string>> {
  const contract = loadContract();
  const catalogue = faultCatalogue(contract, readDocumented());
  const count = catalogue.all.length;
  const families = [...new Set(catalogue.all.map(({ family }) => family))];
  return {
    'faults.md': page(count, families, new FaultTables(contract, catalogue, 'en')),
    'zh/faults.md': pageZh(count, families, new FaultTables(contract, catalogue, 'zh')),
  };
}

function page(count: number, families: readonly Family[], tables: FaultTables): string {
  return `# What can go wrong on purpose

Made by \`npm run generate\` from the catalogue in \`src/faults\`. Do not edit.

${count} faults. Each can be used for one request (\`Prefer: fault=<id>\`) or switched on for all that follow
(\`PUT /__admin/faults/{operationId}\`, see [frontend.md](frontend.md#see-how-the-app-copes)); \`imapi mutate\` tries every one
against the check ([check-strength.md](check-strength.md)). \`npx imapi faults --operation getUser\` lists the ids for an
operation. In an id \`…\` stands for the operation and, where fields are meant, the path of the field; *made for* is the
operation, or [what the operations have in common](#which-operations); *defect* is the class in
[defects.md](defects.md), *stage* the place in the way of a request where it works.

${families.map(it => `## ${tables.nameOf(it)}\n\n${about[it].en}\n\n${tables.kinds(it)}`).join('\n\n')}

## ${tables.nameOf('live')}

What can go wrong with the [live connection](live.md) of apps. \`PUT /__admin/faults/live\` switches one on for everybody,
\`PUT /__admin/faults/live:100164\` for one user. No check looks for them.

${tables.live()}

## Which operations

${tables.groups()}

How many there are for each operation:

${tables.counts(families)}
`;
}

function pageZh(count: number, families: readonly Family[], tables: FaultTables): string {
  return `# 故障目录

由 \`npm run generate\` 根据 \`src/faults\` 里的目录生成，请勿手改。

共 ${count} 个故障。可以只让一个请求遇到（\`Prefer: fault=<id>\`），也可以对之后的所有请求开启（\`PUT /__admin/faults/{operationId}\`，见 [frontend.md](frontend.md#看应用如何应对异常)）；\`imapi mutate\` 逐个验证检查能不能发现它们（[check-strength.md](../check-strength.md)）。\`npx imapi faults --operation getUser\` 列出某个接口的全部 ID。ID 里的 \`…\` 代表接口，涉及字段的还包括字段路径；“适用接口”写的是接口名，或[这些接口的共同点](#适用哪些接口)；“缺陷”是 [defects.md](../defects.md) 里的分类，“阶段”指故障在处理请求的哪一步起作用。

${families.map(it => `## ${tables.nameOf(it)}（${it}）\n\n${about[it].zh}\n\n${tables.kinds(it)}`).join('\n\n')}

## ${tables.nameOf('live')}（live）

应用的[长连接](live.md)会出的问题。\`PUT /__admin/faults/live\` 对所有人开启，\`PUT /__admin/faults/live:100164\` 只对一个用户开启。检查不涉及这些故障。

${tables.live()}

## 适用哪些接口

${tables.groups()}

每个接口各有多少个：

${tables.counts(families)}
`;
}
