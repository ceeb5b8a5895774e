/** A line of two texts laid side by side. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts with more lines than this are not compared line by line: the work grows with the product. */
const mostLines = 1500;

/** The lines of both texts, those they share once (longest common subsequence). */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before === '' ? [] : before.split('\n');
  const now = after === '' ? [] : after.split('\n');
  if (old.length > mostLines || now.length > mostLines)
    return [...old.map(text => line('removed', text)), ...now.map(text => line('added', text))];
  const shared = commonLengths(old, now);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [left, right] = [old[i], now[j]];
    if (left !== undefined && left === right) {
      lines.push(line('same', left));
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(shared, i + 1, j) >= at(shared, i, j + 1))) {
      lines.push(line('removed', left));
      i++;
    } else {
      lines.push(line('added', right ?? ''));
      j++;
    }
  }
  return lines;
}

/** Only the changed lines and so many around them; `undefined` stands for what was left out. */
export function withContext(lines: readonly DiffLine[], around: number): (DiffLine | undefined)[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines
    .map((found, index) => (near[index] ? found : undefined))
    .filter((found, index) => found !== undefined || near[index - 1] !== false || index === 0);
}

function line(kind: DiffLine['kind'], text: string): DiffLine {
  return { kind, text };
}

function at(table: readonly Uint16Array[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

/** How many lines the rests from i and from j have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i];
    if (!row) continue;
    for (let j = now.length - 1; j >= 0; j--)
      row[j] =
        old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
  }
  return table;
}
