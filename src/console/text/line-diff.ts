import { diffArrays } from 'diff/lib/diff/array.js';

/** A line of two texts laid side by side. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Texts that differ in more lines than this are shown one after the other: the work grows with the differences. */
const maxEditLength = 1000;

/** Returns the lines of both texts, those they share once. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(old, now, { maxEditLength });
  if (!parts) return [...linesLike('removed', old), ...linesLike('added', now)];
  return parts.flatMap(({ value, added, removed }) =>
    linesLike(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

/** Returns only the changed lines and so many around them; `undefined` stands for what was left out. */
export function withContext(lines: readonly DiffLine[], around: number): (DiffLine | undefined)[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines
    .map((found, index) => (near[index] ? found : undefined))
    .filter((found, index) => found !== undefined || near[index - 1] !== false || index === 0);
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function linesLike(kind: DiffLine['kind'], texts: readonly string[]): DiffLine[] {
  return texts.map(text => ({ kind, text }));
}
