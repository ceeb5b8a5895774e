import type { Language } from '../../src/base/language.ts';
import type { Operation } from '../../src/spec/operation.ts';
import { resultCodes } from '../../src/spec/result-codes.ts';
import { fewest } from './fewest.ts';
import { table } from './table.ts';

/** docs/result-codes.md: every failure, its texts, and where it comes from. */
export function resultCodesPage(operations: readonly Operation[]): string {
  return `# Result codes

Made by \`npm run generate\` from \`openapi.yaml\` and \`src/spec/result-codes.ts\`. Do not edit.

The verdict of an answer is \`resultCode\`: 1 is success, everything else is in this table. The HTTP status is 200. The
text is Chinese unless the request says \`language=en\`. The name is what \`src/spec/result-codes.ts\` calls the failure. Ask the mock
for any of them: \`curl -H 'Prefer: code=1030102' 'http://127.0.0.1:8094/user/get?access_token=mock-100164'\`.

${codeTable(operations, 'en')}

What each operation answers when: [operations.md](operations.md).
`;
}

/** docs/zh/result-codes.md: the same in Chinese. */
export function resultCodesPageZh(operations: readonly Operation[]): string {
  return `# 结果码

由 \`npm run generate\` 根据 \`openapi.yaml\` 和 \`src/spec/result-codes.ts\` 生成，请勿手改。

成功还是失败只看 \`resultCode\`：1 是成功，其他的都在下表里；HTTP 状态码一律是 200。返回的文本默认是中文，请求带 \`language=en\` 时是英文。“名称”是 \`src/spec/result-codes.ts\` 里的叫法。想要哪个，就让模拟服务返回哪个：\`curl -H 'Prefer: code=1030102' 'http://127.0.0.1:8094/user/get?access_token=mock-100164'\`。

${codeTable(operations, 'zh')}

各接口在什么情况下返回哪个，见 [operations.md](operations.md)。
`;
}

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['code', 'text', 'text, English', 'name', 'declared by'],
  zh: ['结果码', '文本', '英文文本', '名称', '哪些接口会返回'],
};

function codeTable(operations: readonly Operation[], language: Language): string {
  const rows = Object.entries(resultCodes)
    .toSorted(([, one], [, other]) => one.code - other.code)
    .map(([name, { code, zh, en }]) => [
      String(code),
      zh,
      en,
      `\`${name}\``,
      declaring(code, operations, language),
    ]);
  return table(heads[language], rows);
}

/** The operations that declare a code. */
function declaring(code: number, operations: readonly Operation[], language: Language): string {
  const declares = ({ resultCodes: cases }: Operation) =>
    Object.values(cases).some(declared => declared.code === code);
  const ids = operations.map(({ id }) => id);
  const chosen = new Set(operations.filter(declares).map(({ id }) => id));
  return fewest(chosen, ids, language, id => `[${id}](operations.md#${id.toLowerCase()})`);
}
