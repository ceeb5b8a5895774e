import { isObject } from '../../base/json.ts';
import { sameJson } from '../../base/same-json.ts';

/** Where two values first differ, and the part of each that stands there. */
export interface Difference {
  /** JSON pointer inside the values; empty where they differ as a whole. */
  readonly at: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Goes down into two values of JSON as long as they differ in one place, the first in the order of `expected`. */
export function differenceOf(expected: unknown, got: unknown, at = ''): Difference {
  if (Array.isArray(expected) && Array.isArray(got)) {
    // What is missing or too much shows in the whole lists alone.
    if (expected.length !== got.length) return { at, expected, got };
    const index = expected.findIndex((value, place) => !sameJson(value, got[place]));
    return index < 0 ? { at, expected, got } : differenceOf(expected[index], got[index], `${at}/${index}`);
  }
  if (isObject(expected) && isObject(got)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
    const name = names.find(key => !sameJson(expected[key], got[key]));
    return name === undefined
      ? { at, expected, got }
      : differenceOf(expected[name], got[name], `${at}/${name}`);
  }
  return { at, expected, got };
}

/** Characters of context before the first difference, and after it. */
const before = 30;
const after = 120;

/** Two long texts cut to where they first differ, with the place; short ones and such that differ at once stay. */
export function cutToDifference(expected: string, got: string): { expected: string; got: string } {
  let index = 0;
  while (index < expected.length && expected[index] === got[index]) index++;
  if (Math.max(expected.length, got.length) <= before + after) return { expected, got };
  const start = index <= before ? 0 : index - before;
  const cut = (text: string) => {
    const end = start + before + after;
    return `${start > 0 ? '…' : ''}${text.slice(start, end)}${text.length > end ? '…' : ''}`;
  };
  const place = start > 0 ? ` (first difference at character ${index + 1})` : '';
  return { expected: cut(expected), got: `${cut(got)}${place}` };
}
