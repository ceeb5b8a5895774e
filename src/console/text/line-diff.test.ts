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
