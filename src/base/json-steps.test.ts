import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce } from './in-slices.ts';
import { JsonError, jsonSteps } from './json-steps.ts';

/** Both as a small text and as one that is too long for a single step. */
const read = (text: string) => {
  const small = atOnce(jsonSteps(Buffer.from(text)));
  expect(atOnce(jsonSteps(Buffer.from(text + ' '.repeat(70_000))))).toStrictEqual(small);
  return small;
};

const outcome = (parse: () => unknown) => {
  try {
    return { value: parse() };
  } catch {
    return 'refused';
  }
};

describe('JSON in steps', () => {
  test('is read as JSON.parse reads it, at any depth and however it is spaced', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom('', ' ', '\t', 3), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(read(text)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  test('is refused where JSON.parse refuses it: a character changed, lost or added anywhere', () => {
    const characters = [...'{}[]",:\\0-e. \ntx', '\u0000', '中'];
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }),
        fc.nat(),
        fc.constantFrom(...characters),
        fc.nat(2),
        (value, place, character, length) => {
          const text = JSON.stringify({ collections: { users: [value, value] } });
          const at = place % text.length;
          const changed = text.slice(0, at) + character + text.slice(at + length);
          expect(outcome(() => read(changed))).toStrictEqual(outcome(() => JSON.parse(changed)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('may begin with a byte order mark', () => {
    expect(read('\uFEFF{"a":[1]}')).toEqual({ a: [1] });
  });

  test('keeps a name that every object has as one of its own', () => {
    const value = read('{"__proto__":{"a":1}}') as object;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('yields the bytes that are read', () => {
    const bytes = Buffer.from(`{"a":[{"b":1},{"b":2}]}${' '.repeat(70_000)}`);
    const done = [...jsonSteps(bytes)];
    expect(done).toEqual([12, 8]);
  });

  test.each<[string, string, string]>([
    ['a list that is not closed', '[1,\n2', 'line 2, column 2: the text ends too early'],
    ['a text that is not closed', '{"a":\n"b}', 'line 2, column 4: the text ends too early'],
    ['nothing', '', 'line 1, column 1: the text ends too early'],
    ['two values', '[]\n[]', 'line 2, column 1: there is text after the end of the value'],
    ['a comma too many', '[1,\n]', 'line 2, column 1: expected a value'],
    ['a comma too few', '[\n{}\n{}]', 'line 3, column 1: expected "," or "]"'],
    ['no value deep inside', '[[[[{"a":\n{"b": }}]]]]', 'line 2, column 7: expected a value'],
    ['a word deep inside', '[[[[{"a":\n{"b": nil}}]]]]', 'line 2, column 7: nil is not a JSON value'],
    ['a name without quotes', '{"a":{\nb:1}}', 'line 2, column 1: expected a name in double quotes'],
    ['no colon', '{"a"\n1}', 'line 2, column 1: expected ":"'],
    ['a raw line end in a text', '[\n"a\nb"]', 'line 2, column 1: "a\\u000ab" is not a JSON value'],
  ])('of %s names the place', (_what, text, message) => {
    expect(() => read(text)).toThrow(JsonError);
    expect(() => read(text)).toThrow(message);
  });

  test('nested too deep is refused', () => {
    expect(() => read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toThrow('nested more than 500 deep');
    expect(read(`${'['.repeat(400)}${']'.repeat(400)}`)).toBeInstanceOf(Array);
  });
});
