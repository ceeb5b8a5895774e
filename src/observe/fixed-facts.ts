import { isObject } from '../base/json.ts';
import type { Breach } from '../check/oracles/breach.ts';
import { valueAt } from '../check/oracles/value-at.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import type { OperationId } from '../spec/contract.ts';
import { isMasked } from './masked.ts';

/** Things whose id stands for one of them for ever, and what of them nobody can change. */
interface Kind {
  readonly id: string;
  readonly fixed: readonly string[];
  /** Where answers show them: names from the top, of an object or of a list of them. */
  readonly shown: Partial<Readonly<Record<OperationId, readonly string[]>>>;
}

/**
 * A group may be renamed and its owner replaced, by anybody and at any time; that its id, its jid and its birth belong together
 * is as fixed as the author and the time of a message or a notice (document 1.1, 1.5 to 1.9).
 */
const kinds: Readonly<Record<string, Kind>> = {
  group: {
    id: 'id',
    fixed: ['jid', 'createTime'],
    shown: { listRooms: ['data'], getRoom: ['data'], addRoom: ['data'], search: ['data/group'] },
  },
  'group message': {
    id: '_id',
    fixed: ['messageId', 'room_jid', 'sender', 'ts'],
    shown: { listGroupMessages: ['data'], search: ['data/mucmsgs'] },
  },
  message: {
    id: '_id',
    fixed: ['messageId', 'sender', 'ts'],
    shown: { listMessages: ['data'], search: ['data/shikuMsgs'] },
  },
  notice: {
    id: 'id',
    fixed: ['roomId', 'userId', 'time'],
    shown: { listNotices: ['data/pageData'], getRoom: ['data/notices'] },
  },
};

/** The longest value that is compared, characters: ids and times are shorter, and what is remembered is to stay small. */
const longestFact = 200;

/**
 * Remembers what answers say of things that cannot change, and tells of an id that stands for two of them. Whatever else
 * differs between two answers somebody may have written in between, whose requests nobody has recorded.
 */
export class FixedFacts {
  /** By host, session, login, kind and id: the facts of a thing in the order of its kind; undefined where no answer has told. */
  readonly #known = new Map<string, unknown[]>();
  readonly #mostThings: number;

  /** @param mostThings that are remembered, the newest: what a recording of a gigabyte shows must not fill the memory */
  constructor(mostThings = 50_000) {
    this.#mostThings = mostThings;
  }

  /** @param session of the mock; default: its shared world, or a server that has no others */
  see(exchange: Exchange, session = ''): Breach[] {
    const { operation, json, request } = exchange;
    const { access_token: token } = request.parameters;
    // Without a login nobody knows whose rows they are.
    if (resultCodeOf(exchange) !== 1 || !isFact(token) || isMasked(String(token))) return [];
    const found: Breach[] = [];
    for (const name in kinds) {
      const kind = kinds[name];
      for (const path of kind?.shown[operation.id] ?? []) {
        const things = valueAt(json, `/${path}`);
        const [, host = ''] = /^https?:\/\/([^/]*)/.exec(request.url) ?? [];
        const look = (thing: unknown, pointer: string) => {
          if (kind && isObject(thing))
            this.#compare(`${host} ${session} ${token} ${name} `, kind, thing, pointer, found);
        };
        if (Array.isArray(things)) for (const [index, it] of things.entries()) look(it, `/${path}/${index}`);
        else look(things, `/${path}`);
      }
    }
    return found;
  }

  #compare(
    where: string,
    { id, fixed }: Kind,
    thing: Readonly<Record<string, unknown>>,
    pointer: string,
    found: Breach[],
  ): void {
    const own = thing[id];
    if (!isFact(own)) return;
    let facts = this.#known.get(where + own);
    if (facts === undefined) {
      facts = [];
      this.#known.set(where + own, facts);
      const [oldest] = this.#known.size > this.#mostThings ? this.#known.keys() : [];
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    for (let index = 0; index < fixed.length; index++) {
      const name = fixed[index] ?? '';
      const value = thing[name];
      const known = facts[index];
      if (known === value || !isFact(value)) continue;
      if (known === undefined) facts[index] = value;
      // That a number came as a text is told of its type.
      else if (String(known) !== String(value))
        found.push(breachOf(`${pointer}/${name}`, name, known, value));
    }
  }
}

function breachOf(pointer: string, name: string, known: unknown, value: unknown): Breach {
  return {
    rule: 'same-thing',
    pointer,
    message: `must be the same as in an earlier answer for this id: its ${name} cannot change`,
    source: 'document',
    harm: 'identity',
    expected: JSON.stringify(known),
    got: JSON.stringify(value),
  };
}

/** What can be compared: something short is told, and nothing of it is hidden. */
function isFact(value: unknown): value is string | number {
  if (typeof value !== 'string') return typeof value === 'number';
  return value !== '' && value.length <= longestFact && !value.includes('*');
}
