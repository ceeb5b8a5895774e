/** Something a lenient parser would have let pass. */
export interface JsonProblem {
  readonly pointer: string;
  readonly rule: 'json' | 'bom' | 'trailing' | 'duplicate-key' | 'precision' | 'surrogate';
  readonly message: string;
}

/** The value, when there is one, and what is wrong with the text. */
export interface JsonReading {
  readonly value: unknown;
  readonly problems: readonly JsonProblem[];
  /** There are more values than may be read; nothing is known of the text. */
  readonly isTooMuch?: true;
}

/** Deeper than this an answer is refused. */
const deepest = 200;
/** Problems of one rule that are told one by one; of the rest the number is told. */
const maxOfRule = 20;

/** How a text may escape half a surrogate pair. */
const escapedHalves = ['\\ud', '\\uD'];
/** Zeros that a double loses when it is written again. */
const lostZeros = /\.0(?=[,}\]])/g;

class Unreadable extends Error {}
class TooMuch extends Error {}

/**
 * Reads JSON as its standard has it, and tells what other parsers keep quiet about: a byte order mark, text behind
 * the value, keys that come twice, whole numbers that a double cannot hold, halves of surrogate pairs.
 * @param maxValues values that are read; default: 3 million
 */
export function readJson(text: string, maxValues = 3_000_000): JsonReading {
  const plain = readPlain(text, maxValues);
  return plain === undefined ? readStrictly(text, maxValues) : { value: plain, problems: [] };
}

/** What a text says that the native parser gives back as it was, so that nothing of it can have been lost. */
function readPlain(text: string, maxValues: number): unknown {
  if (escapedHalves.some(half => text.includes(half))) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (valuesIn(value, 0) > maxValues) return undefined;
    const again = JSON.stringify(value);
    const isSame = again === text || again.replace(lostZeros, '') === text.replace(lostZeros, '');
    return isSame ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many values there are; infinitely many where they are too deep, or one is more than a double holds. */
function valuesIn(value: unknown, depth: number): number {
  if (typeof value === 'number')
    return Math.abs(value) > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : 1;
  if (typeof value !== 'object' || value === null) return 1;
  if (depth > deepest) return Number.POSITIVE_INFINITY;
  let count = 1;
  if (Array.isArray(value)) for (const part of value) count += valuesIn(part, depth + 1);
  else for (const name in value) count += valuesIn((value as Record<string, unknown>)[name], depth + 1);
  return count;
}

function readStrictly(text: string, maxValues: number): JsonReading {
  const problems: JsonProblem[] = [];
  const counts = new Map<JsonProblem['rule'], number>();
  let values = 0;
  const report = (rule: JsonProblem['rule'], pointer: string, message: string) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count <= maxOfRule) problems.push({ pointer, rule, message });
  };
  let at = 0;
  if (text.startsWith('\ufeff')) {
    report('bom', '', 'must not begin with a byte order mark');
    at = 1;
  }

  const fail = (what: string): never => {
    const found = at < text.length ? JSON.stringify(text.slice(at, at + 20)) : 'the end';
    throw new Unreadable(`must be JSON: ${what} expected at character ${at}, found ${found}`);
  };
  const space = () => {
    while (at < text.length && ' \t\n\r'.includes(text[at] ?? '')) at++;
  };
  const take = (character: string) => {
    if (text[at] !== character) fail(JSON.stringify(character));
    at++;
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) at += found.length;
    return found;
  };

  function value(pointer: string, depth: number): unknown {
    if (depth > deepest) fail(`at most ${deepest} levels`);
    if (++values > maxValues) throw new TooMuch();
    space();
    const first = text[at];
    if (first === '{') return object(pointer, depth);
    if (first === '[') return array(pointer, depth);
    if (first === '"') return string(pointer);
    const word = match(/true|false|null/y);
    if (word !== undefined) return JSON.parse(word);
    const number = match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y) ?? fail('a value');
    if (/^-?\d+$/.test(number) && !Number.isSafeInteger(Number(number))) {
      report('precision', pointer, `must be a whole number that a double can hold, is ${number}`);
    }
    return Number(number);
  }

  function string(pointer: string): string {
    if (text[at] !== '"') fail('a string');
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    let parsed: unknown;
    try {
      // The native parser knows the escapes, and refuses bare control characters.
      parsed = JSON.parse(text.slice(at, end + 1));
    } catch {
      fail('a whole string');
    }
    at = end + 1;
    const found = String(parsed);
    if (!found.isWellFormed()) report('surrogate', pointer, 'must not hold half a surrogate pair');
    return found;
  }

  function array(pointer: string, depth: number): unknown[] {
    const items: unknown[] = [];
    take('[');
    space();
    if (text[at] === ']') at++;
    else {
      do {
        items.push(value(`${pointer}/${items.length}`, depth + 1));
        space();
      } while (text[at++] === ',');
      at--;
      take(']');
    }
    return items;
  }

  function object(pointer: string, depth: number): Record<string, unknown> {
    // No prototype games: a key may be called __proto__.
    const entries = new Map<string, unknown>();
    take('{');
    space();
    if (text[at] === '}') at++;
    else {
      do {
        space();
        const key = string(pointer);
        const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (entries.has(key)) report('duplicate-key', place, 'must be there only once');
        space();
        take(':');
        entries.set(key, value(place, depth + 1));
        space();
      } while (text[at++] === ',');
      at--;
      take('}');
    }
    return Object.fromEntries(entries);
  }

  try {
    const read = value('', 0);
    space();
    if (at < text.length) {
      report(
        'trailing',
        '',
        `must end after the value, goes on with ${JSON.stringify(text.slice(at, at + 40))}`,
      );
    }
    return { value: read, problems: withCounts(problems, counts) };
  } catch (error) {
    if (error instanceof TooMuch) return { value: undefined, problems: [], isTooMuch: true };
    if (!(error instanceof Unreadable)) throw error;
    report('json', '', error.message);
    return { value: undefined, problems: withCounts(problems, counts) };
  }
}

/** Says with the last of each rule how many more there are. */
function withCounts(
  problems: readonly JsonProblem[],
  counts: ReadonlyMap<JsonProblem['rule'], number>,
): JsonProblem[] {
  return problems.map((problem, index) => {
    const more = (counts.get(problem.rule) ?? 0) - maxOfRule;
    const isLast = problems.findLastIndex(({ rule }) => rule === problem.rule) === index;
    return more > 0 && isLast ? { ...problem, message: `${problem.message}, and ${more} more` } : problem;
  });
}
