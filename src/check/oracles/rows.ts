import { isObject, parsedJson } from '../../base/json.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';

/** A row that an answer shows: an element of a list, or what an operation is asked for by its id. */
export interface Row {
  /** Tells it from the other rows at the same place, those of other groups included. */
  readonly id: string;
  /** When it was written, as far as it says so, milliseconds since 1970. */
  readonly time: number | undefined;
  /** What sort of row it is, e.g. `contentType 84, direction 1`; empty where there is one sort. */
  readonly kind: string;
  /** Made by this run. */
  readonly own: boolean;
}

/** A row, or an object inside it, such as the JSON of `message`. */
export interface RowObject {
  readonly pointer: string;
  /** The pointer with stars in place of row numbers. */
  readonly pattern: string;
  readonly row: Row;
  /** The row itself, not something inside it. */
  readonly isRow: boolean;
}

/** Operations that answer one row in `data`. */
const entities: readonly OperationId[] = ['getUser', 'getRoom'];
/** Texts that hold JSON. */
const nested = ['message', 'other'];
const idFields = ['_id', 'id', 'messageId', 'toUserId', 'userId', 'jid'];
const timeFields = ['timeSend', 'ts', 'createTime', 'time', 'modifyTime'];
const kindFields = ['contentType', 'type', 'direction', 'isRoom', 'toUserType', 'userType'];

/** What whoever looks at rows knows of them already. */
export interface Known {
  /** Whether the run has made a row. */
  isOwn(place: string, id: string, value: object): boolean;
  /** Whether the JSON in the texts of a row has to be looked at. */
  isUnread(row: Row, pointer: string): boolean;
}

/** The rows of a successful answer, with the objects in them, in the order in which they come. */
export function rowObjects({ operation, json, request }: Exchange, known: Known): Generator<RowObject> {
  const data = isObject(json) ? json.data : undefined;
  const at = { pointer: '/data', pattern: '/data' };
  // A member is told apart by the user: who is in several groups has a row in each.
  const walk = new Walk(known, String(request.parameters.roomId ?? ''));
  // Without an id it is nobody's row, old or new.
  const isRow = entities.includes(operation.id) && isObject(data) && idOf(data) !== undefined;
  return isRow ? walk.row(data, at, undefined) : walk.inside(data, at, undefined);
}

const idOf = (value: Fields): unknown => idFields.map(name => value[name]).find(id => id !== undefined);

type Place = Pick<RowObject, 'pointer' | 'pattern'>;
type Fields = Readonly<Record<string, unknown>>;

class Walk {
  readonly #known: Known;
  readonly #of: string;

  /** @param of what was asked for rows of; rows of anything else are others */
  constructor(known: Known, of: string) {
    this.#known = known;
    this.#of = of;
  }

  *inside(value: unknown, at: Place, of: Row | undefined): Generator<RowObject> {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        if (isObject(item)) yield* this.row(item, step(at, String(index), '*'), of);
    } else if (isObject(value)) {
      if (of) yield { ...at, row: of, isRow: false };
      yield* this.#fields(value, at, of);
    }
  }

  *row(value: Fields, at: Place, parent: Row | undefined): Generator<RowObject> {
    const own = idOf(value);
    // A chat keeps its id while its newest message changes (server facts 2.6): what it shows then is another row.
    const shown = typeof value.messageId === 'string' ? ` ${value.messageId}` : '';
    const id = `${parent?.id ?? this.#of}/${String(own ?? at.pointer)}${shown}`;
    const row: Row = {
      id,
      time: timeOf(value) ?? parent?.time,
      kind: kindOf(value),
      own: parent?.own === true || this.#known.isOwn(at.pattern, id, value),
    };
    yield { ...at, row, isRow: true };
    yield* this.#fields(value, at, row);
  }

  *#fields(value: Fields, at: Place, of: Row | undefined): Generator<RowObject> {
    for (const [name, field] of Object.entries(value)) {
      const there = step(at, name.replaceAll('~', '~0').replaceAll('/', '~1'));
      if (!of || typeof field !== 'string' || !nested.includes(name)) yield* this.inside(field, there, of);
      else if (this.#known.isUnread(of, there.pointer))
        yield* this.inside(
          parsedJson(field),
          { pointer: `${there.pointer}#`, pattern: `${there.pattern}#` },
          of,
        );
    }
  }
}

function step({ pointer, pattern }: Place, name: string, shown = name): Place {
  return { pointer: `${pointer}/${name}`, pattern: `${pattern}/${shown}` };
}

function timeOf(value: Readonly<Record<string, unknown>>): number | undefined {
  const times = timeFields.map(name => value[name]).filter(time => typeof time === 'number' && time > 0);
  const [time] = times as number[];
  // Seconds have ten digits, milliseconds thirteen (server facts 1.7).
  return time === undefined || time > 1e11 ? time : time * 1000;
}

function kindOf(value: Readonly<Record<string, unknown>>): string {
  const known = kindFields.filter(name => typeof value[name] === 'number');
  return known.map(name => `${name} ${String(value[name])}`).join(', ');
}
