import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import { breachOf } from './answer.ts';
import type { Breach } from './breach.ts';
import { Census } from './census.ts';
import { type Gap, gapOf } from './gap.ts';
import type { Conclusion, OracleContext, Witness } from './oracle.ts';
import { type Known, type Row, type RowObject, rowObjects } from './rows.ts';

/** A row that was seen before: by whom, whether the run made it, and which keys it lacked where. */
interface Seen {
  readonly caller: number | undefined;
  readonly own: boolean;
  readonly gaps: Set<string>;
}

/**
 * Keys that have to be there. Envelopes, pages and rows that the run has made are complete, and so is every row of the
 * mock. Rows of others may be older than a key (server facts 1.2): they are counted, and judged together at the end.
 */
export class Completeness implements Witness {
  readonly #censuses = new Map<string, Census>();
  readonly #seen = new Map<string, Seen>();
  /** By key and row, the places where the row lacks it. */
  readonly #lacking = new Map<string, Set<string>>();
  readonly #isPart: boolean;

  /** @param isPart a part of the suite runs: old rows may be all that it meets of a place */
  constructor(isPart: boolean) {
    this.#isPart = isPart;
  }

  see(exchange: Exchange, context: OracleContext): readonly Breach[] {
    const gaps = context.issues.flatMap(issue => gapOf(issue, exchange) ?? []);
    const { effect } = exchange.operation;
    if (context.isMock || effect !== 'read' || resultCodeOf(exchange) !== 1)
      return gaps.map(gap => breachOf(gap.issue, exchange));
    const inHolders = byHolder(gaps);
    let found: readonly Breach[] = [];
    const before = new Map<Row, Seen | undefined>();
    for (const object of rowObjects(exchange, this.#known(exchange, context, { gaps, before }))) {
      const here = inHolders.get(object.pointer) ?? [];
      inHolders.delete(object.pointer);
      const { row } = object;
      if (object.isRow) before.set(row, this.#meet(exchange, object, context.caller));
      const known = before.get(row);
      if (row.own) found = found.concat(here.map(gap => breachOf(gap.issue, exchange)));
      else if (known) found = found.concat(vanished(here, known, object, context.caller));
      if (!known) this.#count(exchange, object, here);
    }
    // What is left is in no row.
    const outside = [...inHolders.values()].flat();
    return [...found, ...outside.map(gap => breachOf(gap.issue, exchange))];
  }

  conclude(): Conclusion[] {
    return [...this.#censuses].flatMap(([place, census]) =>
      census.conclude(this.#isPart, (key, id) => this.#isLackedElsewhere(key, id, place)),
    );
  }

  #isLackedElsewhere(key: string, id: string, place: string): boolean {
    const others = [...(this.#lacking.get(`${key} ${id}`) ?? [])].filter(other => other !== place);
    return others.some(other => this.#censuses.get(other)?.isLacking(key) === false);
  }

  #known(
    { operation, request }: Exchange,
    { isOwn }: OracleContext,
    { gaps, before }: { readonly gaps: readonly Gap[]; readonly before: ReadonlyMap<Row, Seen | undefined> },
  ): Known {
    const ofRoom = isOwn(String(request.parameters.roomId ?? ''));
    const seen = (place: string, id: string) => this.#seen.get(`${operation.id} ${place} ${id}`);
    return {
      isOwn: (place, id, value) => ofRoom || (seen(place, id)?.own ?? isOwn(JSON.stringify(value))),
      isUnread: (row, pointer) =>
        before.get(row) === undefined || gaps.some(({ holder }) => holder.startsWith(`${pointer}#`)),
    };
  }

  /** Remembers a row, and gives what was known of it. */
  #meet({ operation }: Exchange, { pattern, row }: RowObject, caller: number | undefined): Seen | undefined {
    const key = `${operation.id} ${pattern} ${row.id}`;
    const known = this.#seen.get(key);
    if (!known) this.#seen.set(key, { caller, own: row.own, gaps: new Set() });
    return known;
  }

  #count(exchange: Exchange, { pattern, row, isRow }: RowObject, lacks: readonly Gap[]): void {
    const { id } = exchange.operation;
    const place = `${id} ${pattern}`;
    const census = this.#censuses.get(place) ?? new Census(pattern);
    this.#censuses.set(place, census);
    // The id of the row itself: what it stands in is another at each place.
    const bare = row.id.slice(row.id.lastIndexOf('/') + 1);
    census.add({ id: bare, kind: row.kind, time: row.time, lacks }, exchange);
    if (!isRow) return;
    for (const { key } of lacks) {
      this.#seen.get(`${place} ${row.id}`)?.gaps.add(key);
      const places = this.#lacking.get(`${key} ${bare}`) ?? new Set();
      this.#lacking.set(`${key} ${bare}`, places.add(place));
    }
  }
}

function byHolder(gaps: readonly Gap[]): Map<string, Gap[]> {
  const found = new Map<string, Gap[]>();
  for (const gap of gaps) found.set(gap.holder, [...(found.get(gap.holder) ?? []), gap]);
  return found;
}

/** Keys that a row had when the same caller saw it before: no row gets older than it was. */
function vanished(
  gaps: readonly Gap[],
  { caller, gaps: before }: Seen,
  { isRow }: RowObject,
  now: number | undefined,
): Breach[] {
  if (!isRow || caller !== now) return [];
  return gaps
    .filter(({ key }) => !before.has(key))
    .map(({ issue }) => ({
      rule: 'vanished',
      pointer: issue.pointer,
      message: 'must be present, as it was when the same row was read before',
      source: issue.source,
      schemaPath: issue.schemaPath,
      expected: 'present',
      got: 'absent',
    }));
}
