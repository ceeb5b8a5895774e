import {
  type Entry,
  fieldsFor,
  fieldsOf,
  isEntry,
  isList,
  isSingle,
  rowListsOf,
  runFrom,
  type SteppedJson,
  type TextRow,
  textsOf,
} from './answer-rows.ts';
import type { Piece, Side } from './relation.ts';
import type { Symbols } from './symbols.ts';

type List = { readonly step: number; readonly at: readonly string[]; readonly rows: readonly TextRow[] };
type Found = { readonly length: number; readonly piece: Piece };

/** Pieces that one side has at most. */
const mostPieces = 60;

/** Finds lists in answers. */
export class SideFinder {
  readonly #lists: readonly {
    readonly step: number;
    readonly at: readonly string[];
    readonly rows: readonly TextRow[];
  }[];
  readonly #symbols: Symbols;
  readonly #last: number;

  constructor(answers: readonly SteppedJson[], symbols: Symbols) {
    // The latest first: a case that reads until it settles means the last time.
    this.#lists = answers
      .toReversed()
      .flatMap(({ step, json }) =>
        rowListsOf(json).map(({ at, rows }) => ({ step, at, rows: rows.map(fieldsOf) })),
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
    return this.#whole(entries, this.#last) ?? this.#beginningOfLast(entries) ?? this.#nested(value);
  }

  /** The first rows of a list of the last answer. */
  #beginningOfLast(entries: readonly Entry[]): Side | undefined {
    if (entries.length === 0) return undefined;
    for (const list of this.#lists) {
      const fields = list.step === this.#last ? fieldsFor(list.rows, 0, entries) : undefined;
      if (fields && runFrom(list.rows, 0, fields, entries) === entries.length)
        return { pieces: [pieceOf(list, fields, isSingle(entries), 0, entries.length)] };
    }
    return undefined;
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

  /** What was wanted: rows of other answers, or what is the same each time. @param besides steps that it is not taken from */
  wanted(value: readonly unknown[], besides: ReadonlySet<number>): Side | undefined {
    if (value.every(isEntry)) {
      const entries = value as readonly Entry[];
      const found =
        entries.length === 0
          ? undefined
          : (this.#run(entries, besides) ??
            this.#sorted(entries, undefined, besides) ??
            this.#pages(entries, besides));
      return found ?? this.#constant(value) ?? this.#wantedEach(value, besides);
    }
    return this.#wantedEach(value, besides);
  }

  #wantedEach(value: readonly unknown[], besides: ReadonlySet<number>): Side | undefined {
    if (value.length === 0 || !value.every(isList)) return undefined;
    const sides = value.flatMap(part => this.wanted(part, besides) ?? []);
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
  #run(entries: readonly Entry[], besides: ReadonlySet<number>): Side | undefined {
    for (const list of this.#lists) {
      if (besides.has(list.step)) continue;
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
  #sorted(entries: readonly Entry[], step?: number, besides: ReadonlySet<number> = new Set()) {
    const sorted = (values: readonly unknown[]) =>
      JSON.stringify(values.map(value => JSON.stringify(value)).sort());
    const wanted = sorted(entries.map(textsOf));
    for (const list of this.#lists) {
      const isMeant = step === undefined ? !besides.has(list.step) : list.step === step;
      if (!isMeant || list.rows.length !== entries.length || !isSingle(entries)) continue;
      const names = [...(list.rows[0]?.keys() ?? [])];
      const name = names.find(field => sorted(list.rows.map(row => row.get(field))) === wanted);
      if (name !== undefined) return { pieces: [pieceOf(list, [name], true, 0)], isSorted: true as const };
    }
    return undefined;
  }

  /** Rows of one kind after the other, or page after page: each piece begins at its first row. */
  #pages(entries: readonly Entry[], besides: ReadonlySet<number>): Side | undefined {
    const pieces: Piece[] = [];
    for (let done = 0; done < entries.length; ) {
      const left = entries.slice(done);
      const best = this.#lists
        .flatMap(list => (besides.has(list.step) ? [] : this.#beginning(list, left)))
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
      isList(part) ? part.map(stable) : this.#symbols.known(String(part));
    const is = value.map(stable);
    // An id that is nobody's of the run is another one next time, or on another server.
    return /"[0-9a-f-]{20,}"|"\d{5,}"/.test(JSON.stringify(is)) ? undefined : { is };
  }
}

function pieceOf(
  { step, at }: Pick<List, 'step' | 'at'>,
  fields: readonly string[],
  single: boolean,
  from: number,
  count?: number,
): Piece {
  return { step, at, fields, isSingle: single, from, ...(count !== undefined && { count }) };
}
