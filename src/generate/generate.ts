import { type Steps, withPauses } from '../base/in-slices.ts';
import type { Progress } from '../base/progress.ts';
import { MessageWriter } from '../domain/message-writer.ts';
import type { Contract } from '../spec/contract.ts';
import type { Collections } from '../store/tables/collections.ts';
import { type Chats, chatSteps } from './chats.ts';
import { loadFaker } from './field-faker.ts';
import { friendRows, generateFriendships } from './friendships.ts';
import { LastChats } from './last-chats.ts';
import { Messages } from './messages.ts';
import { limits } from './object-ids.ts';
import { type GeneratedRoom, generateRoom } from './rooms.ts';
import { ValueSource } from './source.ts';
import { generateUsers, serviceAccount } from './users.ts';

/** How much to make up, and from what. */
export interface GenerateOptions {
  /** Besides the service account; at least 1. */
  readonly users: number;
  readonly rooms: number;
  /**
   * Written by people, to a group or to one another. What the server writes into groups comes on top, and single
   * messages are stored twice.
   */
  readonly messages: number;
  readonly seed: string;
  /** When the generated history ends, ms; 2021-03-04T12:00:00Z unless told. */
  readonly now?: number;
}

/** A collection whose rows are made when they are asked for, and made again the next time. */
export interface GeneratedCollection {
  /** As the document calls it. */
  readonly name: string;
  /** The schema of openapi.yaml that knows all its doubles, for writing them; absent where there are none. */
  readonly schema?: string;
  /** How many rows there are. */
  readonly size: number;
  readonly rows: Iterable<object>;
}

/** 2021-03-04T12:00:00Z, a little after the newest sample of the document. */
const referenceDate = Date.UTC(2021, 2, 4, 12);

/**
 * Makes up a whole store, the same to the byte for the same options. Every value follows from the seed, its
 * collection, its index and its field; so more messages change no row but last chats; more rooms or users change no
 * other row's values, and move no message or membership as long as there were 0.63 √messages rooms, 3.16 √messages
 * users and 5 users for each room (at least 50) before. Last chats, `userSize` and a room's `notice` follow from the
 * rows.
 * @throws Error for numbers that cannot be
 */
export async function generateCollections(
  options: GenerateOptions,
  contract: Pick<Contract, 'writeText'>,
  progress?: Progress,
): Promise<GeneratedCollection[]> {
  refuseImpossible(options);
  const source = new ValueSource(options.seed, options.now ?? referenceDate, await loadFaker());
  const service = serviceAccount(source);
  const users = generateUsers(source, options.users);
  const friendships = generateFriendships(source, users, service);
  const rooms = Array.from({ length: options.rooms }, (_, index) => generateRoom(source, index, users));
  const { messages: count } = options;
  const places = chatSteps(source, count, options.rooms, friendships);
  const chats = await withPauses(places, done => progress?.('placing messages', done, count));
  const messages = new Messages(source, new MessageWriter(contract.writeText));
  const { length } = chats.singles;
  const newest = LastChats.steps(messages, chats, rooms);
  const lastChats = await withPauses(newest, done => progress?.('finding the newest messages', done, length));
  const members = rooms.flatMap(room => room.members.map(({ row }) => row));
  const notices = rooms.flatMap(room => room.notices.map(({ row }) => row));
  return [
    // The rows are profiles; of the schemas that declare all their doubles, only this one has the balance.
    listed('users', [service, ...users], 'SearchUser'),
    {
      name: 'friends',
      schema: 'Friend',
      size: 2 * friendships.reduce((sum, brought) => sum + brought.length, 0),
      rows: repeatable(() => friendRows(source, friendships)),
    },
    listed(
      'shiku_room',
      rooms.map(({ row }) => row),
      'RoomCore',
    ),
    listed('shiku_room_member', members, 'Member'),
    listed('shiku_room_notice', notices, 'Notice'),
    {
      name: 'shiku_msgs',
      schema: 'SingleMessage',
      size: 2 * chats.singles.length,
      rows: repeatable(() => singleRows(messages, chats)),
    },
    ...rooms.map(room => groupCollection(messages, chats, room)),
    { name: 'shiku_lastChats', schema: 'LastChat', size: lastChats.size, rows: lastChats },
    ...['stick_dialog', 'room_group_msg', 'resources'].map(name => listed(name, [])),
  ];
}

/** Generates the same as one value, for `Store.load`, in slices. */
export async function generate(
  options: GenerateOptions,
  contract: Pick<Contract, 'writeText'>,
  progress?: Progress,
): Promise<Collections> {
  const collections = await generateCollections(options, contract, progress);
  const size = collections.reduce((sum, collection) => sum + collection.size, 0);
  return withPauses(rowSteps(collections), done => progress?.('generating rows', done, size));
}

function* rowSteps(collections: readonly GeneratedCollection[]): Steps<Collections> {
  const made: Record<string, object[]> = {};
  for (const { name, rows } of collections) {
    const list: object[] = [];
    made[name] = list;
    for (const row of rows) {
      list.push(row);
      yield 1;
    }
  }
  return made;
}

function listed(name: string, rows: readonly object[], schema?: string): GeneratedCollection {
  return { name, size: rows.length, rows, ...(schema !== undefined && { schema }) };
}

function repeatable<Row>(rows: () => Iterator<Row>): Iterable<Row> {
  return { [Symbol.iterator]: rows };
}

function groupCollection(messages: Messages, chats: Chats, room: GeneratedRoom): GeneratedCollection {
  const indexes = chats.byRoom[room.index] ?? [];
  return {
    name: `mucmsg_${room.row.jid}`,
    schema: 'GroupMessage',
    size: room.members.length - 1 + room.notices.length + indexes.length,
    rows: repeatable(function* () {
      yield* messages.control(room);
      for (const index of indexes) yield messages.group(index, room);
    }),
  };
}

function* singleRows(messages: Messages, chats: Chats): Generator<object> {
  for (const { index, friendship } of chats.singles) yield* messages.single(index, friendship);
}

/** @throws Error that says which number cannot be, and what can */
export function refuseImpossible({ users, rooms, messages, now = referenceDate }: GenerateOptions): void {
  for (const [what, count, least] of [
    ['users', users, 1],
    ['rooms', rooms, 0],
    ['messages', messages, 0],
  ] as const) {
    if (Number.isInteger(count) && count >= least && count <= limits[what]) continue;
    const why =
      what === 'users' && count === 0 ? 'rooms and messages need users' : 'the number is not possible';
    throw new Error(`Failed to generate ${count} ${what}: ${why}. Ask for ${least} to ${limits[what]}.`);
  }
  // Ten digits of seconds, thirteen of milliseconds: what the API calls a time.
  if (!(now >= Date.UTC(2002, 0, 1) && now < Date.UTC(2100, 0, 1)))
    throw new Error(
      'Failed to generate up to that moment: it is out of range. Choose one from 2002 to 2099.',
    );
}
