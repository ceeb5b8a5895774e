/** Characters of a secret that nobody may see in a row. */
const maxShown = 7;

/** What is shorter is no secret, and would be found in every other word. */
const minLength = 3;

/** No word of the tool's own is longer. */
const longestWord = 64;

/** A secret, and what stands for it wherever a piece of it is shown. */
export interface KnownSecret {
  readonly value: string;
  readonly shownAs: string;
}

/**
 * Makes a function that replaces every piece of a secret that is longer than `maxShown` characters: a text may have been
 * cut before it came here, and a piece is nearly as good as the whole. Upper and lower case count as the same. A secret
 * that is shorter is replaced where it stands whole; of fewer than three characters it is none.
 * @param words that are no secret, whatever is spelt like them: what lies within one of them stays
 */
export function fragmentMasker(
  secrets: readonly KnownSecret[],
  words: ReadonlySet<string>,
): (text: string) => string {
  const size = maxShown + 1;
  const ordered = secrets.toSorted((one, other) => other.value.length - one.value.length);
  const short = ordered.filter(({ value }) => value.length >= minLength && value.length < size);
  const shownAs = new Map<string, string>();
  /** The first and the last characters of all pieces: most of a text is told from them by these alone. */
  const ends = new Uint8Array(1 << 16);
  for (const secret of ordered) {
    const value = secret.value.toLowerCase();
    for (let at = 0; at + size <= value.length; at++) {
      const piece = value.slice(at, at + size);
      // One character again and again tells nothing of a secret, and is a part of round numbers.
      if (piece === value.charAt(at).repeat(size)) continue;
      if (!shownAs.has(piece)) shownAs.set(piece, secret.shownAs);
      ends[endsOf(value, at, size)] = 1;
    }
  }
  return text => {
    let masked = shownAs.size === 0 ? text : withoutPieces(text, { shownAs, ends, size, words });
    for (const { value, shownAs: name } of short) {
      masked = masked.replaceAll(value, (piece: string, at: number, whole: string) =>
        words.has(wordAround(whole, at, at + piece.length)) ? piece : name,
      );
    }
    return masked;
  };
}

function endsOf(text: string, at: number, size: number): number {
  return ((text.charCodeAt(at) & 255) << 8) | (text.charCodeAt(at + size - 1) & 255);
}

/** The word of letters and digits that a place of a text lies in; more than a word where the place is. */
function wordAround(text: string, from: number, to: number): string {
  const [before = ''] = /\w*$/.exec(text.slice(Math.max(0, from - longestWord), from)) ?? [];
  const [after = ''] = /^\w*/.exec(text.slice(to, to + longestWord)) ?? [];
  return before + text.slice(from, to) + after;
}

/** The pieces that are masked, and what tells them from the rest of a text. */
interface Pieces {
  readonly shownAs: ReadonlyMap<string, string>;
  readonly ends: Uint8Array;
  readonly size: number;
  readonly words: ReadonlySet<string>;
}

function withoutPieces(text: string, { shownAs, ends, size, words }: Pieces): string {
  const folded = text.toLowerCase();
  // Some letters change their length with their case; then the places would not fit.
  const same = folded.length === text.length ? folded : text;
  let masked = '';
  let copied = 0;
  for (let at = 0; at + size <= same.length; ) {
    const name = ends[endsOf(same, at, size)] === 1 ? shownAs.get(same.slice(at, at + size)) : undefined;
    if (name === undefined) {
      at++;
      continue;
    }
    let end = at + size;
    while (end < same.length && shownAs.has(same.slice(end - size + 1, end + 1))) end++;
    if (!words.has(wordAround(text, at, end))) {
      masked += text.slice(copied, at) + name;
      copied = end;
    }
    at = end;
  }
  return copied === 0 ? text : masked + text.slice(copied);
}
