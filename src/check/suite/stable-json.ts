import { isObject } from '../../base/json.ts';

/** Returns a value as JSON with the keys of every object in one order, so that what is equal is the same text. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
