import { expect, test } from 'vitest';
import { placeOf } from './pointer-place.ts';

const text = JSON.stringify({ a: 1, list: [{ x: 'one' }, { x: 'two', 'y/z': null }], b: { a: 2 } }, null, 2);

function found(pointer: string): string | undefined {
  const place = placeOf(text, pointer);
  return place && text.slice(place.start, place.end);
}

test('a pointer leads to its value', () => {
  expect(found('/a')).toBe('1');
  expect(found('/b/a')).toBe('2');
  expect(found('/list/1/x')).toBe('"two"');
  expect(found('/list/1/y~1z')).toBe('null');
  expect(found('')).toBe(text);
});

test('a field that is missing is shown at the object that lacks it', () => {
  expect(found('/b/missing')).toBe('{\n    "a": 2\n  }');
});

test('text that is no JSON has no place beyond itself, and ends', () => {
  expect(() => placeOf('{"a": [1, ', '/a/0')).not.toThrow();
  expect(() => placeOf('nonsense }', '/a')).not.toThrow();
});
