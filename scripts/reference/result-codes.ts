import type { Operation } from '../../src/spec/operation.ts';
import { resultCodes } from '../../src/spec/result-codes.ts';
import { table } from './table.ts';

/** docs/result-codes.md: every failure, its texts, and where it comes from. */
export function resultCodesPage(operations: readonly Operation[]): string {
  const rows = Object.entries(resultCodes)
    .toSorted(([, one], [, other]) => one.code - other.code)
    .map(([name, { code, zh, en }]) => [String(code), zh, en, `\`${name}\``, casesOf(code, operations)]);
  return `# Result codes

Made by \`npm run generate\` from \`openapi.yaml\` and \`src/spec/result-codes.ts\`. Do not edit.

The verdict of an answer is \`resultCode\`: 1 is success, everything else is in this table. The HTTP status is 200. The
text is Chinese unless the request says \`language=en\`. The name is what \`src/spec/result-codes.ts\` calls the failure. Ask the mock
for any of them: \`curl -H 'Prefer: code=1030102' 'http://127.0.0.1:8094/user/get?access_token=mock-100164'\`.

${table(['code', 'text', 'text, English', 'name', 'declared by'], rows)}

What each operation answers when: [operations.md](operations.md).
`;
}

/** The operations that declare a code, or those that do not where they are fewer. */
function casesOf(code: number, operations: readonly Operation[]): string {
  const declares = ({ resultCodes: cases }: Operation) =>
    Object.values(cases).some(declared => declared.code === code);
  const linked = (some: readonly Operation[]) =>
    some.map(({ id }) => `[${id}](operations.md#${id.toLowerCase()})`).join(', ');
  const declaring = operations.filter(declares);
  const others = operations.filter(operation => !declares(operation));
  return others.length < declaring.length ? `all but ${linked(others)}` : linked(declaring);
}
