import { type Change, Collection } from './collection.ts';
import type {
  FriendRow,
  GroupMessageRow,
  HideRow,
  LastChatRow,
  MemberRow,
  MessageRow,
  NoticeRow,
  PinRow,
  RoomRow,
  UserRow,
} from './rows.ts';

/** What a change becomes before it is made; `undefined`: nothing is written. */
export type Write = (change: Change) => Change | undefined;

/** Key of a last chat: groups share one row, of two people each has one. */
export const lastChatKey = (jid: string, isRoom: number, userId: string): string =>
  isRoom === 1 ? `room ${jid}` : `${userId} ${jid}`;

/** Every collection of the server. */
export class State {
  readonly users: Collection<UserRow>;
  readonly friends: Collection<FriendRow>;
  readonly rooms: Collection<RoomRow>;
  readonly members: Collection<MemberRow>;
  readonly notices: Collection<NoticeRow>;
  readonly messages: Collection<MessageRow>;
  readonly groupMessages: Collection<GroupMessageRow>;
  readonly lastChats: Collection<LastChatRow>;
  readonly pins: Collection<PinRow>;
  readonly hides: Collection<HideRow>;

  constructor(write: Write = change => change) {
    const table = <T extends object>(name: string, key: (row: T) => string, group: (row: T) => string) =>
      new Collection<T>({ name, key, group }, write);
    this.users = table(
      'users',
      row => String(row.userId),
      row => row.phone,
    );
    this.friends = table(
      'friends',
      row => `${row.userId} ${row.toUserId}`,
      row => String(row.userId),
    );
    this.rooms = table(
      'rooms',
      row => row.id,
      row => row.jid,
    );
    this.members = table(
      'members',
      row => `${row.roomId} ${row.userId}`,
      row => row.roomId,
    );
    this.notices = table(
      'notices',
      row => row.id,
      row => row.roomId,
    );
    this.messages = table(
      'messages',
      row => row._id,
      row => row.sender,
    );
    this.groupMessages = table(
      'groupMessages',
      row => row._id,
      row => row.room_jid,
    );
    this.lastChats = table(
      'lastChats',
      row => lastChatKey(row.jid, row.isRoom, row.userId),
      row => (row.isRoom === 1 ? 'rooms' : row.userId),
    );
    this.pins = table(
      'pins',
      row => row.id,
      row => String(row.userId),
    );
    this.hides = table(
      'hides',
      row => `${row.userId} ${row.roomJid} ${row.messageId}`,
      row => `${row.userId} ${row.roomJid}`,
    );
  }

  /** Makes a change that another state has made. */
  repeat(change: Change): void {
    for (const collection of this.#collections())
      if (collection.shape.name === change.collection) collection.repeat(change);
  }

  /** Another state with the same rows. */
  copy(): State {
    const copy = new State();
    for (const { shape, all } of this.#collections().map(of => ({ shape: of.shape, all: of.all() })))
      for (const row of all)
        copy.repeat({
          collection: shape.name,
          key: (shape.key as (row: object) => string)(row),
          before: undefined,
          after: row,
        });
    return copy;
  }

  #collections() {
    const { users, friends, rooms, members, notices, messages, groupMessages, lastChats, pins, hides } = this;
    return [users, friends, rooms, members, notices, messages, groupMessages, lastChats, pins, hides];
  }
}
