import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

const written = (value: object) => [...jsonText(value)].join('');

test('is what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 5, withDate: true }), value => {
      expect(written(value)).toBe(JSON.stringify(value));
    }),
  );
  expect(written([undefined, { a: undefined, b: () => 1 }, [null]])).toBe('[null,{},[null]]');
});

test('comes in pieces', () => {
  const value = { rows: Array.from({ length: 10_000 }, (_, n) => ({ n, text: 'x'.repeat(40) })) };
  const pieces = [...jsonText(value)];
  expect(pieces.length).toBeGreaterThan(5);
  for (const piece of pieces) expect(piece.length).toBeLessThan(70_000);
  expect(pieces.join('')).toBe(JSON.stringify(value));
});
