// Whatever is longer than this is no slip of the keyboard, and the cost of a comparison is its length squared.
const longestWord = 120;

/** The candidate that takes the fewest edits to reach from `word`, however many; undefined without candidates. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/**
 * The candidate that `word` may be a slip for; undefined when none is like it: more than two edits and more than two
 * fifths of the longer word would have to change.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const best = closest(word, candidates);
  if (best === undefined) return undefined;
  const longer = Math.min(longestWord, Math.max(word.length, best.length));
  return editDistance(word, best) <= Math.max(2, longer * 0.4) ? best : undefined;
}

/** A question to end a message with, after a blank: ` Did you mean /user/get?`; empty when nothing is like the word. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const like = nearest(word, candidates);
  return like === undefined ? '' : ` Did you mean ${like}?`;
}

/** Number of insertions, deletions, replacements and swaps of neighbours that turn one text into another. */
export function editDistance(from: string, to: string): number {
  const a = from.toLowerCase().slice(0, longestWord);
  const b = to.toLowerCase().slice(0, longestWord);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
