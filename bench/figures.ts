export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** A value with so many digits after the point, as a number: for results.json. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A row of a table of text: the first cell wide, the others to the right. */
export function row(name: string, cells: readonly string[]): string {
  return `  ${name.padEnd(34)}${cells.map(cell => cell.padStart(18)).join('')}`;
}
