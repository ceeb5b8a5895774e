/** A piece of JSON text and what it is, for colours. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'word' | 'mark';
  readonly text: string;
}

const pieces =
  /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([^"\d\-tfn]+|.)/g;

/** Cuts JSON text into pieces; joined they are the text again, also where it is not JSON. */
export function jsonTokens(text: string): Token[] {
  const found: Token[] = [];
  for (const [whole, string, colon, number, word] of text.matchAll(pieces)) {
    if (string !== undefined && colon !== undefined)
      found.push({ kind: 'name', text: string }, { kind: 'mark', text: colon });
    else if (string !== undefined) found.push({ kind: 'text', text: string });
    else if (number !== undefined) found.push({ kind: 'number', text: number });
    else found.push({ kind: word === undefined ? 'mark' : 'word', text: whole });
  }
  return found;
}

/** JSON text with line breaks and indents; other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
