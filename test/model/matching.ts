/** A stand-in for a value in a wanted answer: says what is wrong with the value found in its place. */
abstract class Rule {
  abstract complaint(actual: unknown): string | undefined;
}

/** A value the server chooses: the first answer that shows it settles it, and every later one has to agree. */
export class Once<Value> extends Rule {
  readonly what: string;
  readonly #fits: (value: unknown) => boolean;
  readonly #settled: ((value: Value) => void) | undefined;
  value: Value | undefined;

  constructor(what: string, fits: (value: unknown) => boolean, settled?: (value: Value) => void) {
    super();
    this.what = what;
    this.#fits = fits;
    this.#settled = settled;
  }

  complaint(actual: unknown): string | undefined {
    if (this.value !== undefined)
      return Object.is(actual, this.value)
        ? undefined
        : `${show(actual)} instead of ${show(this.value)} as before`;
    if (!this.#fits(actual)) return `${show(actual)} is not ${this.what}`;
    this.value = actual as Value;
    this.#settled?.(this.value);
    return undefined;
  }
}

/** One of several values that the sources allow; the one first seen stays. */
export class Either extends Once<unknown> {
  readonly #values: readonly unknown[];

  constructor(...values: readonly unknown[]) {
    const all = values.flatMap(value => (value instanceof Either ? value.possible : [value]));
    super(`one of ${show(all)}`, value => all.includes(value));
    this.#values = all;
  }

  get possible(): readonly unknown[] {
    return this.value === undefined ? this.#values : [this.value];
  }
}

/** A key that may be absent. */
export class Maybe extends Rule {
  readonly wanted: unknown;
  constructor(wanted: unknown) {
    super();
    this.wanted = wanted;
  }
  complaint(actual: unknown): string | undefined {
    return actual === undefined ? undefined : difference(actual, this.wanted);
  }
}

/** A value of a certain shape that may be another one each time. */
export class Shape extends Rule {
  readonly #what: string;
  readonly #fits: (value: unknown) => boolean;
  constructor(what: string, fits: (value: unknown) => boolean) {
    super();
    this.#what = what;
    this.#fits = fits;
  }
  complaint(actual: unknown): string | undefined {
    return this.#fits(actual) ? undefined : `${show(actual)} is not ${this.#what}`;
  }
}

export const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);
export const isHex24 = matches(/^[0-9a-f]{24}$/);
export const objectId = new Shape('24 hex digits', isHex24);
export const someText = new Shape('a text', value => typeof value === 'string');
export const isMilliseconds = (value: unknown): boolean =>
  Number.isInteger(value) && String(value).length === 13;

/** The JSON text of a message: its keys in order, its two coordinates written as doubles. */
export class MessageText extends Rule {
  readonly #body: object;
  constructor(body: object) {
    super();
    this.#body = body;
  }
  complaint(actual: unknown): string | undefined {
    if (typeof actual !== 'string') return `${show(actual)} is not a text`;
    const body = JSON.parse(actual) as object;
    const wrong = difference(body, this.#body);
    if (wrong !== undefined) return wrong;
    return actual === written(body) ? undefined : `${actual} is not written as ${written(body)}`;
  }
}

function written(body: object): string {
  const fields = Object.entries(body).sort(([one], [other]) => (one < other ? -1 : 1));
  const texts = fields.map(([key, value]) => {
    if (key === 'location_x' || key === 'location_y') return `"${key}":${Number(value).toFixed(1)}`;
    return `"${key}":${value !== null && typeof value === 'object' ? written(value) : JSON.stringify(value)}`;
  });
  return `{${texts.join()}}`;
}

/** Where and how a value differs from what is wanted; nothing when it does not. Settles what was open. */
export function difference(actual: unknown, wanted: unknown, at = ''): string | undefined {
  if (wanted instanceof Rule) {
    const wrong = wanted.complaint(actual);
    return wrong === undefined ? undefined : `${at}: ${wrong}`;
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(actual)) return `${at}: ${show(actual)} is not a list`;
    for (const [index, item] of wanted.entries()) {
      const wrong = difference(actual[index], item, `${at}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    return actual.length === wanted.length ? undefined : `${at}: ${actual.length} rows, not ${wanted.length}`;
  }
  if (wanted !== null && typeof wanted === 'object') {
    if (actual === null || typeof actual !== 'object') return `${at}: ${show(actual)} is not an object`;
    const found = actual as Record<string, unknown>;
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
      if (!(key in wanted)) return `${at}.${key}: ${show(found[key])} is not wanted`;
      const wrong = difference(found[key], (wanted as Record<string, unknown>)[key], `${at}.${key}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }
  return Object.is(actual, wanted) ? undefined : `${at}: ${show(actual)} instead of ${show(wanted)}`;
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
