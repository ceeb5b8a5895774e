/** Values this deep are small, and written by the engine. `{"collections":{"users":[row` is 3. */
const usualDepth = 3;
/** What JSON has no words for: members of objects that are one are left out. */
const leftOut: ReadonlySet<string> = new Set(['undefined', 'function', 'symbol']);
/** Characters handed out at once. */
const length = 65_536;

/**
 * The text that `JSON.stringify` makes, in pieces of about 64 KB: of any length, which one text cannot be, and with
 * room for pauses.
 */
export function* jsonText(value: object): Generator<string> {
  let text = '';
  for (const piece of piecesOf(value, 0)) {
    text += piece;
    if (text.length < length) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

function* piecesOf(value: unknown, depth: number): Generator<string> {
  if (depth >= usualDepth || typeof value !== 'object' || value === null || 'toJSON' in value) {
    yield JSON.stringify(value) ?? 'null';
  } else if (Array.isArray(value)) {
    yield '[';
    for (const [index, element] of value.entries()) {
      if (index > 0) yield ',';
      yield* piecesOf(element, depth + 1);
    }
    yield ']';
  } else {
    let between = '{';
    for (const [name, part] of Object.entries(value)) {
      if (leftOut.has(typeof part)) continue;
      yield `${between}${JSON.stringify(name)}:`;
      between = ',';
      yield* piecesOf(part, depth + 1);
    }
    yield between === '{' ? '{}' : '}';
  }
}
