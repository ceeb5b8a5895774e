import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ShellVariable, shellWord } from './quote.ts';

const token = { variable: 'TOKEN' };

test.each([
  [['plain'], `'plain'`],
  [["it's $HOME"], `'it'\\''s $HOME'`],
  [[''], `''`],
  [['access_token=', token], '"access_token=$TOKEN"'],
  [[token, '&flag=rw'], '"$TOKEN&flag=rw"'],
  [[token, '', 's'], `"\${TOKEN}s"`],
  [['a"b`c`\\$HOME ', token], '"a\\"b\\`c\\`\\\\\\$HOME $TOKEN"'],
  [['wow!', token], `"wow"'!'"$TOKEN"`],
])('%j is %s', (parts, word) => {
  expect(shellWord(...parts)).toBe(word);
});

const hasShell = spawnSync('sh', ['-c', ':']).status === 0;
describe.skipIf(!hasShell)('to a shell', () => {
  test('a word is its parts, with the value of the variable in place of it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...`'"\\$\`!{}*~ \t\n#;&|<>()aT_1`) }),
    );
    const words = fc.array(fc.oneof(text, fc.constant<ShellVariable>(token)), { maxLength: 5 });
    const value = `it's $HOME "x" !`;
    fc.assert(
      fc.property(fc.array(words, { minLength: 50, maxLength: 50 }), lists => {
        const command = `printf '%s\\0' ${lists.map(parts => shellWord(...parts)).join(' ')}`;
        const { stdout } = spawnSync('sh', ['-c', command], { env: { TOKEN: value }, encoding: 'utf8' });
        const meant = lists.map(parts =>
          parts.map(part => (typeof part === 'string' ? part : value)).join(''),
        );
        expect(stdout.split('\0').slice(0, -1)).toEqual(meant);
      }),
      { numRuns: 20 },
    );
  });
});
