import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parsedJson } from '../../base/json.ts';
import { JsonElements } from './json-elements.ts';

/** What is cut out of a text that comes in pieces of some sizes, in turn. */
function cut(text: string, sizes: readonly number[]): { found: unknown[]; isComplete: boolean } {
  const elements = new JsonElements(element => parsedJson(element.toString('utf8')) as object | undefined);
  const bytes = Buffer.from(text);
  const found: unknown[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    found.push(...elements.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return { found, isComplete: elements.isComplete };
}

const anything = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
/** Objects that begin alike, with more of their kind inside. */
const inner = fc.record({ startedDateTime: fc.string(), text: fc.string() });
const alike = fc.record({
  startedDateTime: fc.string(),
  text: fc.string(),
  children: fc.array(inner, { maxLength: 3 }),
});
const entry = fc.oneof(anything, alike);
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(4000)), {
  minLength: 1,
  maxLength: 5,
});

describe('the objects of a list are the same in whatever pieces they come', () => {
  test.each<[string, (entries: unknown[]) => unknown]>([
    ['a HAR', entries => ({ log: { version: '1.2', comment: 'a "\\" [ {', entries, pages: [{}] } })],
    ['a report of Newman', entries => ({ run: { stats: { a: [1] }, executions: entries } })],
    ['a list', entries => entries],
  ])('%s', (_what, whole) => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), sizes, fc.boolean(), (entries, turn, isWide) => {
        const text = JSON.stringify(whole(entries), undefined, isWide ? 2 : 0);
        expect(cut(text, turn)).toEqual({
          found: JSON.parse(JSON.stringify(entries)),
          isComplete: true,
        });
      }),
    );
  });

  test('a text that ends in the middle is not complete', () => {
    const text = JSON.stringify({ log: { entries: [{ a: '\\' }, { b: 1 }] } });
    for (let end = 1; end < text.length; end++)
      expect(cut(text.slice(0, end), [7]).isComplete, text.slice(0, end)).toBe(false);
  });
});

test.each([
  ['no names', '{},'.repeat(20_000)],
  ['other names than the first', '{"a":1},{"a":2},'.concat('{"b":1},'.repeat(20_000))],
  ['a name far from the begin', `{${' '.repeat(300)}"a":1},`.repeat(2000)],
])('objects with %s are not looked through again for each of them', (_what, objects) => {
  let steps = 0;
  const { indexOf } = Buffer.prototype;
  const counted = vi.spyOn(Buffer.prototype, 'indexOf');
  onTestFinished(() => counted.mockRestore());
  counted.mockImplementation(function (this: Buffer, value, from) {
    const found = indexOf.call(this, value, from);
    steps += (found < 0 ? this.length : found) - Number(from ?? 0);
    return found;
  });
  const text = `[${objects}{}]`;
  expect(cut(text, [text.length]).isComplete).toBe(true);
  expect(steps).toBeLessThan(100 * text.length);
});

test('a large object in small pieces is put together once', () => {
  let copied = 0;
  const { concat } = Buffer;
  const counted = vi.spyOn(Buffer, 'concat');
  onTestFinished(() => counted.mockRestore());
  counted.mockImplementation((list, length) => {
    const whole = concat.call(Buffer, list, length);
    copied += whole.length;
    return whole;
  });
  const entry = { text: 'x'.repeat(1_000_000) };
  const text = JSON.stringify({ comment: 'y'.repeat(100_000), log: { entries: [entry, entry] } });
  expect(cut(text, [1000])).toEqual({ found: [entry, entry], isComplete: true });
  expect(copied).toBeLessThan(2 * text.length);
});
