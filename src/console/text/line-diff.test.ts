import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff, withContext } from './line-diff.ts';

const shown = (lines: ReturnType<typeof withContext>) =>
  lines.map(line => (line ? `${{ same: ' ', added: '+', removed: '-' }[line.kind]}${line.text}` : '…'));

test('a changed line is one that went and one that came', () => {
  expect(shown(lineDiff('a\nb\nc', 'a\nx\nc'))).toEqual([' a', '-b', '+x', ' c']);
});

test('a new text is all added, one that went all removed', () => {
  expect(shown(lineDiff('', 'a\nb'))).toEqual(['+a', '+b']);
  expect(shown(lineDiff('a', ''))).toEqual(['-a']);
});

test('lines far from a change are left out, once for each gap', () => {
  const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const after = before.with(4, 'x');
  expect(shown(withContext(lineDiff(before.join('\n'), after.join('\n')), 1))).toEqual([
    '…',
    ' 4',
    '-5',
    '+x',
    ' 6',
    '…',
  ]);
});

test('what is not added is the text before, what is not removed the text after', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map(lines => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      const without = (kind: string) => lines.filter(line => line.kind !== kind).map(line => line.text);
      expect(without('added').join('\n')).toBe(before);
      expect(without('removed').join('\n')).toBe(after);
    }),
  );
});

test('two long texts that share nothing are shown one after the other', () => {
  const long = (name: string) => Array.from({ length: 3000 }, (_, index) => `${name} ${index}`).join('\n');
  const kinds = lineDiff(long('old'), long('new')).map(({ kind }) => kind);
  expect(kinds).toEqual([...Array(3000).fill('removed'), ...Array(3000).fill('added')]);
});
