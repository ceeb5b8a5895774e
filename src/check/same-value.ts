/** Whether two values are equal as JSON, whatever the order of their keys. */
export function sameValue(one: unknown, other: unknown): boolean {
  return stable(one) === stable(other);
}

/** JSON with its keys in order, so that equal values have equal texts. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    ) ?? 'undefined'
  );
}
