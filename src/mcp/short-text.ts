/** Max characters of a result: what an assistant reads takes room from what it has to think about. */
const longest = 12_000;

/**
 * Returns a value as text: a text as it is, a list as a line for each of its values, and all of it cut where it is long.
 * @param isWhole nothing is cut: a piece of it would be worse than much of it
 */
export function shortText(value: unknown, isWhole = false): string {
  const text = Array.isArray(value)
    ? listed(value)
    : typeof value === 'string'
      ? value
      : JSON.stringify(value, null, 1);
  if (text === undefined) return 'done';
  if (isWhole || text.length <= longest) return text;
  return `${text.slice(0, longest)}\n… cut: ${text.length - longest} more characters. Ask for less, with a filter or a limit.`;
}

function listed(values: readonly unknown[]): string {
  if (values.length === 0) return 'none';
  return values.map(value => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');
}
