import { isObject, parsedJson } from '../base/json.ts';

/** Which elements of a list are meant: the first, the last of several, or all. */
export type Which = 'first' | 'later' | 'all';

/** What `change` gives back to take a property away. */
export const gone = Symbol('gone');

/**
 * Changes the value at a path of an answer, in place; names, `*` for elements and `#` for the JSON in a text. A path
 * that leads nowhere changes nothing.
 * @returns the answer
 */
export function changeAt(
  value: unknown,
  path: readonly string[],
  which: Which,
  change: (value: unknown) => unknown,
): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (step === '*') {
    if (Array.isArray(value))
      for (const index of chosen(value.length, which))
        put(value, index, changeAt(value[index], rest, which, change));
    return value;
  }
  if (step === '#') {
    const inner = typeof value === 'string' ? parsedJson(value) : undefined;
    if (inner === undefined) return value;
    const before = JSON.stringify(inner);
    const after = JSON.stringify(changeAt(inner, rest, which, change));
    // Untouched text keeps its spelling, `0.0` for one.
    return after === before ? value : after;
  }
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, step))
    put(value, step, changeAt(Reflect.get(value, step), rest, which, change));
  return value;
}

function chosen(length: number, which: Which): readonly number[] {
  if (which === 'all') return Array.from({ length }, (_, index) => index);
  if (which === 'first') return length > 0 ? [0] : [];
  return length > 1 ? [length - 1] : [];
}

function put(holder: object, key: string | number, value: unknown): void {
  if (value === gone) Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, key, value);
}

/** Whether an answer is a success. */
export function isSuccess(answer: unknown): answer is Record<string, unknown> & { resultCode: 1 } {
  return isObject(answer) && answer.resultCode === 1;
}
