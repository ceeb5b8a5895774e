import { isObject, parsedJson } from '../../base/json.ts';
import { type Piece, type Relation, type Side, sideIn } from './relation.ts';
import type { FailedClaim } from './sights.ts';
import type { Symbols } from './symbols.ts';

/** The JSON of an answer, and the number of its step. */
export interface SteppedJson {
  readonly step: number;
  readonly json: unknown;
}

type Scalar = string | number | boolean | null | undefined;
type Entry = Scalar | readonly Scalar[];

/** Rows of a list that are looked through at most, and pieces that one side has. */
const mostRows = 400;
const mostPieces = 60;

/**
 * Finds out from which answers the two lists of a claim were taken, so that they can be taken again from other answers,
 * whatever rows of others are in them. Undefined where that does not show.
 * @param answers those before the claim, in order; `got` is best sought in the last ones
 */
export function relationOf(
  { got, expected, pointer }: FailedClaim,
  answers: readonly SteppedJson[],
  symbols: Symbols,
): Relation | undefined {
  if (!isList(got) || !isList(expected)) return undefined;
  const finder = new Finder(answers, symbols);
  const [wanted, came] = [finder.wanted(expected), finder.got(got)];
  const found = came ?? (got.length === 0 && wanted ? emptyLike(wanted, pointer, answers) : undefined);
  if (!wanted || !found || !('pieces' in found || 'list' in found)) return undefined;
  const relation = { got: found, wanted: isSortedLike(found, wanted) };
  return differs(relation, answers, symbols) ? relation : undefined;
}

/** Whether what was written down tells the two apart in the answers that it was made of. */
function differs({ got, wanted }: Relation, answers: readonly SteppedJson[], symbols: Symbols): boolean {
  const jsons: unknown[] = [];
  for (const { step, json } of answers) jsons[step] = json;
  const fill = (text: string) => symbols.fill(text);
  return JSON.stringify(sideIn(got, jsons, fill)) !== JSON.stringify(sideIn(wanted, jsons, fill));
}

/** What is sorted on one side has to be on the other. */
function isSortedLike(one: Side, other: Side): Side {
  return 'pieces' in one && one.isSorted && 'pieces' in other ? { ...other, isSorted: true } : other;
}

/** The list that is empty: the one of the same name in the last answer, or where the claim points. */
function emptyLike(wanted: Side, pointer: string, answers: readonly SteppedJson[]): Side | undefined {
  const [piece] = 'pieces' in wanted ? wanted.pieces : [];
  const last = answers.at(-1);
  if (!piece || !last) return undefined;
  const ways = [pointer.split('/').filter(part => part !== '' && part !== '*'), piece.at];
  const at = ways.find(way => Array.isArray(valueAtWay(last.json, way)));
  if (!at) return undefined;
  const { fields, isSingle } = piece;
  const isSorted = 'pieces' in wanted && wanted.isSorted === true;
  return {
    pieces: [{ step: last.step, at, fields, isSingle, from: 0 }],
    ...(isSorted && { isSorted: true as const }),
  };
}

/** Finds lists in answers. */
class Finder {
  readonly #lists: readonly {
    readonly step: number;
    readonly at: readonly string[];
    readonly rows: readonly Row[];
  }[];
  readonly #symbols: Symbols;
  readonly #last: number;

  constructor(answers: readonly SteppedJson[], symbols: Symbols) {
    // The latest first: a case that reads until it settles means the last time.
    this.#lists = answers
      .toReversed()
      .flatMap(({ step, json }) =>
        listsOf(json).map(({ at, rows }) => ({ step, at, rows: rows.map(fieldsOf) })),
      );
    this.#symbols = symbols;
    this.#last = answers.at(-1)?.step ?? 0;
  }

  /** What was got: whole lists, each of a later answer than the one before it. */
  got(value: readonly unknown[]): Side | undefined {
    if (value.length > 0 && value.every(isList) && !value.every(isEntry)) return this.#nested(value);
    if (value.length > 0 && value.every(part => isList(part) && part.every(isEntry) && part.some(isList)))
      return this.#nested(value);
    if (!value.every(isEntry)) return undefined;
    const entries = value as readonly Entry[];
    return this.#whole(entries, this.#last) ?? this.#nested(value);
  }

  #nested(value: readonly unknown[]): Side | undefined {
    if (value.length === 0 || !value.every(isList)) return undefined;
    const sides: Side[] = [];
    let before = Number.POSITIVE_INFINITY;
    for (const part of value.toReversed()) {
      if (!part.every(isEntry)) return undefined;
      const found = this.#whole(part as readonly Entry[], undefined, before);
      if (!found) return undefined;
      before = found.pieces[0]?.step ?? before;
      sides.unshift(found);
    }
    return { list: sides };
  }

  /** What was wanted: rows of other answers, or what is the same each time. */
  wanted(value: readonly unknown[]): Side | undefined {
    if (value.every(isEntry)) {
      const entries = value as readonly Entry[];
      const found =
        entries.length === 0
          ? undefined
          : (this.#run(entries) ?? this.#sorted(entries) ?? this.#pages(entries));
      return found ?? this.#constant(value) ?? this.#wantedEach(value);
    }
    return this.#wantedEach(value);
  }

  #wantedEach(value: readonly unknown[]): Side | undefined {
    if (value.length === 0 || !value.every(isList)) return undefined;
    const sides = value.flatMap(part => this.wanted(part) ?? []);
    return sides.length === value.length ? { list: sides } : undefined;
  }

  /** A whole list, or the rows of one kind of it. */
  #whole(entries: readonly Entry[], step?: number, before = Number.POSITIVE_INFINITY) {
    for (const list of this.#lists) {
      if ((step !== undefined && list.step !== step) || list.step >= before) continue;
      if (list.rows.length !== entries.length) continue;
      const fields = entries.length === 0 ? undefined : fieldsFor(list.rows, 0, entries);
      if (fields && runFrom(list.rows, 0, fields, entries) === entries.length)
        return { pieces: [pieceOf(list, fields, isSingle(entries), 0)] };
    }
    return step === undefined ? undefined : this.#sorted(entries, step);
  }

  /** One run of rows. */
  #run(entries: readonly Entry[]): Side | undefined {
    for (const list of this.#lists) {
      if (list.step === this.#last) continue;
      for (let from = 0; from + entries.length <= list.rows.length; from++) {
        const fields = fieldsFor(list.rows, from, entries);
        if (!fields || runFrom(list.rows, from, fields, entries) < entries.length) continue;
        const isToEnd = from + entries.length === list.rows.length;
        return {
          pieces: [pieceOf(list, fields, isSingle(entries), from, isToEnd ? undefined : entries.length)],
        };
      }
    }
    return undefined;
  }

  /** A whole list in another order. */
  #sorted(entries: readonly Entry[], step?: number) {
    const sorted = (values: readonly unknown[]) =>
      JSON.stringify(values.map(value => JSON.stringify(value)).sort());
    const wanted = sorted(entries.map(texts));
    for (const list of this.#lists) {
      const isMeant = step === undefined ? list.step !== this.#last : list.step === step;
      if (!isMeant || list.rows.length !== entries.length || !isSingle(entries)) continue;
      const names = [...(list.rows[0]?.keys() ?? [])];
      const name = names.find(field => sorted(list.rows.map(row => row.get(field))) === wanted);
      if (name !== undefined) return { pieces: [pieceOf(list, [name], true, 0)], isSorted: true as const };
    }
    return undefined;
  }

  /** Rows of one kind after the other, or page after page: each piece begins at its first row. */
  #pages(entries: readonly Entry[]): Side | undefined {
    const pieces: Piece[] = [];
    for (let done = 0; done < entries.length; ) {
      const left = entries.slice(done);
      const best = this.#lists
        .flatMap(list => (list.step === this.#last ? [] : this.#beginning(list, left)))
        .reduce<Found | undefined>(
          (one, other) => (other.length > (one?.length ?? 0) ? other : one),
          undefined,
        );
      if (!best || pieces.length >= mostPieces) return undefined;
      pieces.push(best.piece);
      done += best.length;
    }
    return { pieces };
  }

  #beginning(list: List, left: readonly Entry[]): Found[] {
    const [first] = left;
    const fields = fieldsFor(list.rows, 0, left);
    const runs: Found[] = [];
    if (fields) {
      const length = runFrom(list.rows, 0, fields, left);
      const count = length === list.rows.length ? undefined : length;
      if (length > 0) runs.push({ length, piece: pieceOf(list, fields, isSingle(left), 0, count) });
    }
    if (isList(first)) {
      // The kind of a row comes first.
      const kind = String(first[0]);
      const name = [...(list.rows[0]?.keys() ?? [])].find(
        field =>
          list.rows.some(row => row.get(field) === kind) &&
          /^[a-zA-Z]+$/.test(field) &&
          list.rows.every(row => /^\d$/.test(row.get(field) ?? '')),
      );
      const rows = name === undefined ? [] : list.rows.filter(row => row.get(name) === kind);
      const mine = fieldsFor(rows, 0, left);
      if (name !== undefined && mine) {
        const length = runFrom(rows, 0, mine, left);
        const count = length === rows.length ? undefined : length;
        if (length > 0)
          runs.push({ length, piece: { ...pieceOf(list, mine, false, 0, count), where: [name, kind] } });
      }
    }
    return runs;
  }

  #constant(value: readonly unknown[]): Side | undefined {
    const stable = (part: unknown): unknown =>
      isList(part) ? part.map(stable) : this.#symbols.template(String(part));
    const is = value.map(stable);
    // An id that no answer explains is another one next time.
    return /"[0-9a-f-]{20,}"|"\d{9,}"/.test(JSON.stringify(is)) ? undefined : { is };
  }
}

type Row = ReadonlyMap<string, string>;
type List = { readonly step: number; readonly at: readonly string[]; readonly rows: readonly Row[] };
type Found = { readonly length: number; readonly piece: Piece };

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isScalar = (value: unknown): value is Scalar => typeof value !== 'object' || value === null;
const isEntry = (value: unknown): value is Entry =>
  isScalar(value) || (isList(value) && value.length > 1 && value.every(isScalar));
const isSingle = (entries: readonly Entry[]) => !isList(entries[0]);
const texts = (entry: Entry): unknown => (isList(entry) ? entry.map(String) : String(entry));

function pieceOf(
  { step, at }: Pick<List, 'step' | 'at'>,
  fields: readonly string[],
  single: boolean,
  from: number,
  count?: number,
): Piece {
  return { step, at, fields, isSingle: single, from, ...(count !== undefined && { count }) };
}

/** The fields of a row that hold the first entry; of several the one that holds the most of what follows. */
function fieldsFor(rows: readonly Row[], at: number, entries: readonly Entry[]): string[] | undefined {
  const [row, first] = [rows[at], entries[0]];
  if (!row || first === undefined) return undefined;
  if (!isList(first)) {
    const names = [...row].filter(([, value]) => value === String(first)).map(([name]) => name);
    return names
      .map(name => [name])
      .sort((one, other) => runFrom(rows, at, other, entries) - runFrom(rows, at, one, entries))[0];
  }
  const names = first.map(part => [...row].find(([, value]) => value === String(part))?.[0]);
  return names.every(name => name !== undefined) ? names : undefined;
}

/** How many entries in a row the rows hold. */
function runFrom(
  rows: readonly Row[],
  from: number,
  fields: readonly string[],
  entries: readonly Entry[],
): number {
  let length = 0;
  for (const [index, entry] of entries.entries()) {
    const row = rows[from + index];
    const values = fields.map(name => row?.get(name));
    if (JSON.stringify(isList(entry) ? values : values[0]) !== JSON.stringify(texts(entry))) break;
    length++;
  }
  return length;
}

/** The lists of rows of an answer, by the names that lead to them. */
function listsOf(
  json: unknown,
  at: readonly string[] = [],
): { at: readonly string[]; rows: readonly object[] }[] {
  if (Array.isArray(json)) return json.length <= mostRows && json.every(isObject) ? [{ at, rows: json }] : [];
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([name, part]) => listsOf(part, [...at, name]));
}

/** The values of a row by field, those in the JSON of a field as well. */
function fieldsOf(row: object): Row {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(row)) {
    if (isScalar(value)) found.set(name, String(value));
    const inner = typeof value === 'string' && value.startsWith('{') ? parsedJson(value) : undefined;
    if (isObject(inner))
      for (const [key, part] of Object.entries(inner))
        if (isScalar(part)) found.set(`${name}#${key}`, String(part));
  }
  return found;
}

function valueAtWay(json: unknown, way: readonly string[]): unknown {
  return way.reduce<unknown>((here, name) => (isObject(here) ? here[name] : undefined), json);
}
