import { isObject, parsedJson } from '../base/json.ts';
import type { Field, FieldMarks } from '../spec/field.ts';

/** One way in which two answers differ. */
export interface AnswerDifference {
  readonly rule:
    | 'status'
    | 'header'
    | 'body'
    | 'code'
    | 'absent'
    | 'type'
    | 'value'
    | 'unit'
    | 'id'
    | 'rows'
    | 'slow';
  /** Where, without the numbers of rows. */
  readonly pointer: string;
  readonly a: string;
  readonly b: string;
}

/** Milliseconds that the clocks of two servers may be apart. */
const anHour = 3_600_000;

/** Which id of one server stands for which of the other: ids may differ, but each has to stand for one. */
export class IdPairs {
  readonly #toB = new Map<string, string>();
  readonly #toA = new Map<string, string>();

  /** Whether two ids of a kind can be the same thing. */
  match(kind: string, a: string, b: string): boolean {
    const [keyA, keyB] = [`${kind} ${a}`, `${kind} ${b}`];
    const [known, other] = [this.#toB.get(keyA), this.#toA.get(keyB)];
    if (known === undefined && other === undefined) {
      this.#toB.set(keyA, keyB);
      this.#toA.set(keyB, keyA);
      return true;
    }
    return known === keyB && other === keyA;
  }
}

/** Parameters that were sent. */
type Asked = Readonly<Record<string, string>>;

/** Compares answers of an operation with the tolerance that its contract gives. */
export class AnswerComparer {
  readonly #marks: ReadonlyMap<string, FieldMarks>;
  readonly #ids: IdPairs;
  readonly #asked: readonly [Asked, Asked];

  readonly #isMade: boolean;

  /**
   * @param asked parameters that were sent to each
   * @param isMade whether the rows were made just now, by each server for itself; default: no
   */
  constructor(
    fields: readonly Field[],
    ids: IdPairs,
    asked: readonly [Asked, Asked] = [{}, {}],
    isMade = false,
  ) {
    this.#asked = asked;
    this.#isMade = isMade;
    this.#marks = new Map(fields.map(({ path, marks }) => [`/${path.join('/')}`, marks]));
    this.#ids = ids;
  }

  compare(a: unknown, b: unknown, pointer = ''): AnswerDifference[] {
    const [typeA, typeB] = [kindOf(a), kindOf(b)];
    if (typeA !== typeB) return [{ rule: 'type', pointer, a: typeA, b: typeB }];
    if (Array.isArray(a) && Array.isArray(b)) return this.#rows(a, b, pointer);
    if (isObject(a) && isObject(b)) return this.#fields(a, b, pointer);
    return this.#value(a, b, pointer);
  }

  #fields(
    a: Readonly<Record<string, unknown>>,
    b: Readonly<Record<string, unknown>>,
    pointer: string,
  ): AnswerDifference[] {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name): AnswerDifference[] => {
      const at = `${pointer}/${name}`;
      if (!(name in a)) return [{ rule: 'absent', pointer: at, a: 'absent', b: 'present' }];
      if (!(name in b)) return [{ rule: 'absent', pointer: at, a: 'present', b: 'absent' }];
      return this.compare(a[name], b[name], at);
    });
  }

  #rows(a: readonly unknown[], b: readonly unknown[], pointer: string): AnswerDifference[] {
    if (a.length !== b.length)
      return [{ rule: 'rows', pointer, a: `${a.length} rows`, b: `${b.length} rows` }];
    const at = `${pointer}/*`;
    // Where no order is promised, rows that are equal in another place are the same rows.
    const isOrdered = this.#marks.get(pointer)?.sorted === true;
    const left = isOrdered ? b : this.#paired(a, b, at);
    return a.flatMap((row, index) => this.compare(row, left[index], at));
  }

  /** The rows of b in the order of a, as far as they are equal. */
  #paired(a: readonly unknown[], b: readonly unknown[], pointer: string): readonly unknown[] {
    const free = new Set(b.keys());
    const partners = a.map((row, index) => {
      const places = [index, ...free].filter(place => free.has(place));
      const place = places.find(it =>
        new AnswerComparer([], new IdPairs()).#sameIn(this.#marks, row, b[it], pointer),
      );
      if (place !== undefined) free.delete(place);
      return place;
    });
    const rest = [...free];
    return partners.map(place => b[place ?? rest.shift() ?? 0]);
  }

  /** Whether two rows are equal, ids apart, and nothing is remembered of them. */
  #sameIn(marks: ReadonlyMap<string, FieldMarks>, a: unknown, b: unknown, pointer: string): boolean {
    if (Array.isArray(a) && Array.isArray(b))
      return (
        a.length === b.length && a.every((row, index) => this.#sameIn(marks, row, b[index], `${pointer}/*`))
      );
    if (isObject(a) && isObject(b)) {
      const names = Object.keys(a);
      if (names.length !== Object.keys(b).length) return false;
      return names.every(name => this.#sameIn(marks, a[name], b[name], `${pointer}/${name}`));
    }
    return a === b;
  }

  /** Whether two values are what each server calls the same thing that it has made, or when. */
  #isOwnName(a: unknown, b: unknown): boolean {
    const [one, other] = [String(a), String(b)];
    if (one.length !== other.length) return false;
    if (madeTime.test(one) && madeTime.test(other)) return true;
    return madeId.test(one) && madeId.test(other) && this.#ids.match('made', one, other);
  }

  #value(a: unknown, b: unknown, pointer: string): AnswerDifference[] {
    const marks = this.#marks.get(pointer) ?? {};
    if (pointer === '/currentTime' && sameDigits(a, b) && Math.abs(Number(a) - Number(b)) > anHour)
      return [different('value', pointer, a, b)];
    if (marks.unit !== undefined || pointer === '/currentTime')
      return sameDigits(a, b) ? [] : [different('unit', pointer, a, b)];
    if (marks.echo !== undefined) {
      const [one, other] = this.#asked.map(({ [marks.echo ?? '']: value }) => value);
      if ((String(a) === one) !== (String(b) === other)) return [different('value', pointer, a, b)];
    }
    if (a === b) {
      if (marks.ref !== undefined) this.#ids.match(marks.ref, String(a), String(b));
      return [];
    }
    if (marks.ref !== undefined)
      return this.#ids.match(marks.ref, String(a), String(b)) ? [] : [different('id', pointer, a, b)];
    if (typeof a === 'string' && typeof b === 'string') {
      const [one, other] = [parsedJson(a), parsedJson(b)];
      if (isObject(one) && isObject(other)) return this.compare(one, other, `${pointer}/#`);
    }
    if (this.#isMade && this.#isOwnName(a, b)) return [];
    return [different('value', pointer, a, b)];
  }
}

/** What servers give ids: hexadecimal digits, nobody's words. */
const madeId = /^[0-9a-f]{16,}$/i;
/** A time of now, in seconds or milliseconds. */
const madeTime = /^1\d{9}(?:\d{3})?$/;

function different(
  rule: AnswerDifference['rule'],
  pointer: string,
  a: unknown,
  b: unknown,
): AnswerDifference {
  return { rule, pointer, a: shortened(a), b: shortened(b) };
}

/** Times may differ; that one is in seconds and the other in milliseconds may not. */
function sameDigits(a: unknown, b: unknown): boolean {
  const digits = (value: unknown) => String(value).length;
  const isNone = (value: unknown) => typeof value === 'number' && value <= 0;
  return isNone(a) === isNone(b) && (isNone(a) || Math.abs(digits(a) - digits(b)) < 2);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
