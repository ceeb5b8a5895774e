import type { Moment } from './clock.ts';
import { CounterDraft, type Series } from './counters.ts';
import type { RowTypes } from './tables/rows.ts';
import type { StoreState } from './tables/state.ts';
import { type Change, TableDraft, type TableTx } from './tables/table-draft.ts';
import { type IndexOf, type TableName, tableNames } from './tables/tables.ts';

type TablesTx = { readonly [Name in TableName]: TableTx<RowTypes[Name], IndexOf<Name>> };

/** What the work of a transaction gets: the tables to read and change, one moment, and the next ids. */
export interface Tx extends TablesTx {
  /** The same for the whole transaction. */
  readonly now: Moment;
  /** The next object id of a series: `message` for messages and last chats, `room` for rooms and notices. */
  nextObjectId(series: Series): string;
  /** One more than the highest user id so far. */
  nextUserId(): number;
  /** 32 hex digits that follow from the seed, from `what` they are for and from how many there were. */
  nextHex32(what: string): string;
  /** The rows that differ so far from what they were at the start. */
  changes(): Change[];
}

/** A transaction in progress, and what came out of it. */
export interface OpenTransaction {
  readonly tx: Tx;
  /** The state as it is so far. */
  state(): StoreState;
  /** Whether a row was put or deleted, even if it is again as it was. */
  touched(name: TableName, key: string): boolean;
  /** The changed rows, and the state with them: the very state it began with when nothing differs. */
  close(): { readonly state: StoreState; readonly changes: readonly Change[] };
}

/** The tables are opened when first asked for: most transactions use two or three of the twelve. */
class OpenTables implements OpenTransaction {
  readonly now: Moment;
  readonly #state: StoreState;
  #drafts: Map<TableName, TableDraft<object>> | undefined;
  #counters: CounterDraft | undefined;

  constructor(state: StoreState, now: Moment) {
    this.#state = state;
    this.now = now;
  }

  get tx(): Tx {
    return this as unknown as Tx;
  }

  nextObjectId(series: Series): string {
    return this.counters().nextObjectId(series, this.now);
  }

  nextUserId(): number {
    return this.counters().nextUserId();
  }

  nextHex32(what: string): string {
    return this.counters().nextHex32(what);
  }

  counters(): CounterDraft {
    this.#counters ??= new CounterDraft(this.#state.counters);
    return this.#counters;
  }

  draft(name: TableName): TableDraft<object> {
    this.#drafts ??= new Map();
    let draft = this.#drafts.get(name);
    if (!draft) {
      draft = new TableDraft<object>(this.#state.tables[name] as never, row => noteIds(row, this.counters()));
      this.#drafts.set(name, draft);
    }
    return draft;
  }

  changes(): Change[] {
    const changes: Change[] = [];
    // One by one: a call takes only so many arguments, and a transaction may change every row there is.
    for (const draft of this.#drafts?.values() ?? [])
      for (const change of draft.changes()) changes.push(change);
    return changes;
  }

  touched(name: TableName, key: string): boolean {
    return this.#drafts?.get(name)?.touched(key) === true;
  }

  state(): StoreState {
    const tables: Record<TableName, unknown> = { ...this.#state.tables };
    for (const [name, draft] of this.#drafts ?? []) tables[name] = draft.value;
    Object.freeze(tables);
    const changed = { tables: tables as StoreState['tables'], counters: this.counters().value() };
    return Object.freeze({ ...this.#state, ...changed });
  }

  close(): { readonly state: StoreState; readonly changes: readonly Change[] } {
    const changes = this.changes();
    if (changes.length === 0) return { state: this.#state, changes };
    return { state: this.state(), changes: Object.freeze(changes) };
  }
}

for (const name of tableNames) {
  Object.defineProperty(OpenTables.prototype, name, {
    get(this: OpenTables) {
      return this.draft(name);
    },
  });
}

/** Begins a transaction on a state; nothing is visible elsewhere until somebody takes what `close` gives. */
export function openTransaction(state: StoreState, now: Moment): OpenTransaction {
  return new OpenTables(state, now);
}

/** Moves the counters past the ids of a row. Of the rows with a `userId` only users have an `areaCode`. */
export function noteIds(row: object, counters: CounterDraft): void {
  const { _id, id, userId, areaCode } = row as Record<string, unknown>;
  if (typeof _id === 'string') counters.sawObjectId(_id);
  else if (typeof id === 'string') counters.sawObjectId(id);
  else if (typeof userId === 'number' && areaCode !== undefined) counters.sawUserId(userId);
}
