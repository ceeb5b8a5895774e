import type { Language } from '../../src/base/language.ts';
import { exampleRequest } from '../../src/cli/terminal/banner.ts';
import { type Erratum, errataOf } from '../../src/console/text/errata.ts';
import { translator } from '../../src/console/words/words.ts';
import type { DeclaredFailure, Parameter } from '../../src/spec/operation.ts';
import { resultCode } from '../../src/spec/result-codes.ts';
import type { Described } from './described.ts';
import { listed } from './listed.ts';
import { table } from './table.ts';

/** docs/operations.md: every operation with its parameters, its result codes, an example and its errata. */
export function operationsPage(operations: readonly Described[], errata: readonly Erratum[]): string {
  return `# Operations

Made by \`npm run generate\` from \`openapi.yaml\`. Do not edit.

Each takes its parameters in the query, in a form (\`application/x-www-form-urlencoded\`), or both. *Required* is what the
document requires; *if missing* is what happens without it. *From* is the source of the row: the document, the server, or
this project's judgement. *Cannot be undone* means that no call of the API reverts it. The examples answer \`resultCode\` 1 on
fresh demo data. For all operations: [document-errata.md](document-errata.md#all-operations).

${overview(operations, 'en')}

${operations.map(it => section(it, errata, 'en')).join('\n')}`;
}

/** docs/zh/operations.md: the same in Chinese. */
export function operationsPageZh(operations: readonly Described[], errata: readonly Erratum[]): string {
  return `# 接口

由 \`npm run generate\` 根据 \`openapi.yaml\` 生成，请勿手改。

参数可以放在查询串里，也可以放在表单（\`application/x-www-form-urlencoded\`）里，或者两处都放。“必填”是文档的要求，“不传时”写的是真的不传会怎样，“依据”是这一行的出处：文档、服务器，或我们的判断。“不可撤销”指没有接口能把它撤回。用初始的演示数据，示例都返回 \`resultCode\` 1。各接口共同的问题见 [document-errata.md](document-errata.md#全部接口)。

${overview(operations, 'zh')}

${operations.map(it => section(it, errata, 'zh')).join('\n')}`;
}

const words = {
  en: {
    operations: ['operation', 'path', 'what', 'effect'],
    parameters: ['parameter', 'type', 'required', 'if missing', 'from', 'what'],
    codes: ['code', 'when', 'text', 'from'],
    needed: 'yes',
    ignored: 'ignored',
    asEmpty: 'as if empty',
    emptyTaken: ', empty is accepted',
    or: ' or ',
    done: '1, and it is done',
    errata: (links: string) => `Errata: ${links}.`,
  },
  zh: {
    operations: ['接口', '路径', '作用', '读写'],
    parameters: ['参数', '类型', '必填', '不传时', '依据', '说明'],
    codes: ['结果码', '原因', '返回的文本', '依据'],
    needed: '是',
    ignored: '没有影响',
    asEmpty: '视为空',
    emptyTaken: '，可以传空值',
    or: ' 或 ',
    done: '1（照常执行）',
    errata: (links: string) => `勘误：${links}。`,
  },
} satisfies Readonly<Record<Language, object>>;

const services = {
  apiUrl: 'http://127.0.0.1:8094',
  uploadUrl: 'http://127.0.0.1:8088',
  filesUrl: 'http://127.0.0.1:8089',
};

function overview(operations: readonly Described[], language: Language): string {
  const t = translator(language);
  const rows = operations.map(({ operation: { id, path, summary, effect } }) => {
    return [`[${id}](#${id.toLowerCase()})`, `\`${path}\``, summary, t(`effect-${effect}`)];
  });
  return table(words[language].operations, rows);
}

function section(described: Described, errata: readonly Erratum[], language: Language): string {
  const {
    id,
    method,
    path,
    summary,
    section: documented,
    effect,
    parameters,
    resultCodes,
  } = described.operation;
  const heads = words[language];
  const t = translator(language);
  const links = errataOf(documented, errata).map(({ id: name }) => `[${name}](document-errata.md#${name})`);
  const example = exampleRequest(described.operation, services);
  const cases = Object.entries(resultCodes).map(([name, failure]) => [
    codesOf(failure, language),
    described.reasonOf(name),
    resultCode(failure.code)?.zh ?? '',
    t(failure.source),
  ]);
  const parts = [
    `## ${id}`,
    `\`${method} ${path}\` · ${summary} · ${t(`effect-${effect}`)}`,
    described.description.replaceAll(/\s+/g, ' ').trim(),
    parameters.length > 0 &&
      table(
        heads.parameters,
        parameters.map(it => row(it, language)),
      ),
    cases.length > 0 && table(heads.codes, cases),
    example !== undefined &&
      `\`\`\`sh\n${example.startsWith('curl') ? example : `curl '${example}'`}\n\`\`\``,
    links.length > 0 && heads.errata(listed(links, language)),
  ];
  return `${parts.filter(part => part !== false).join('\n\n')}\n`;
}

function codesOf({ code, or = [] }: DeclaredFailure, language: Language): string {
  const others = or.map(other => (other === 1 ? words[language].done : String(other)));
  return [code, ...others].join(words[language].or);
}

function row({ name, type, required, whenMissing, source, description }: Parameter, language: Language) {
  const needed = required ? words[language].needed : '';
  const left = whenLeftOut(whenMissing, language);
  return [`\`${name}\``, type, needed, left, translator(language)(source), description];
}

function whenLeftOut(rule: Parameter['whenMissing'], language: Language): string {
  const { ignored, asEmpty, emptyTaken } = words[language];
  if (rule === undefined) return '';
  if (rule.kind === 'ignored') return ignored;
  if (rule.kind === 'resultCode') return rule.emptyTaken ? `${rule.code}${emptyTaken}` : String(rule.code);
  return rule.value === '' ? asEmpty : `\`${rule.value}\``;
}
