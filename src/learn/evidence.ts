/** How often and when something was seen, in a line. */
export function evidenceOf(
  { count, last }: { readonly count: number; readonly last: number | undefined },
  of?: number,
): string {
  const day = last === undefined ? '' : `, last on ${new Date(last).toISOString().slice(0, 10)}`;
  return `seen ${count}${of === undefined ? ' times' : ` of ${of} times`}${day}`;
}
