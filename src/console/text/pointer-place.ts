/** The place of a value in a text. */
export interface PointerPlace {
  readonly start: number;
  readonly end: number;
}

const space = /\s*/y;
const scalar = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

/**
 * The place of the value that a JSON pointer names, or of the nearest value around it: a field that is missing has no
 * place of its own.
 */
export function placeOf(text: string, pointer: string): PointerPlace | undefined {
  const names = pointer
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  let place: PointerPlace | undefined;
  const keep = (start: number, end: number, depth: number, matched: number) => {
    if (depth === matched && (!place || depth >= deepest)) {
      place = { start, end };
      deepest = depth;
    }
  };
  let deepest = -1;

  /** Walks over the value at `from` and returns where it ends; `matched` names of the pointer led to it. */
  const walk = (from: number, depth: number, matched: number): number => {
    const start = skip(space, text, from);
    const open = text[start];
    let at: number;
    if (open === '{' || open === '[') {
      const close = open === '{' ? '}' : ']';
      at = skip(space, text, start + 1);
      for (let index = 0; at < text.length && text[at] !== close; index++) {
        let name = String(index);
        if (open === '{') {
          const end = skip(scalar, text, at);
          name = nameIn(text.slice(at, end));
          at = skip(space, text, end) + 1;
        }
        const fits = depth === matched && names[depth] === name;
        const after = walk(at, depth + 1, fits ? matched + 1 : matched);
        if (after <= at) return after;
        at = skip(space, text, after);
        if (text[at] === ',') at = skip(space, text, at + 1);
      }
      at += 1;
    } else at = skip(scalar, text, start);
    keep(start, at, depth, matched);
    return at;
  };
  walk(0, 0, 0);
  return place;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

function nameIn(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
