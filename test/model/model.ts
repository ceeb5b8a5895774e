import { demo } from '../demo-store.ts';
import { byTime, memberOf, messageOf, withFilesAt } from './demo.ts';
import { Either, isHex24, Once } from './matching.ts';
import type { Message } from './messages.ts';

export type Row = Record<string, unknown>;

export interface User {
  readonly userId: number;
  readonly nickname: string;
  readonly phone: string;
  readonly row: Row;
}

export interface Friend {
  readonly owner: number;
  readonly friend: number;
  /** Seconds. */
  readonly since: number;
  row: Row;
}

export interface Member {
  readonly userId: number;
  role: number;
  /** Seconds. */
  readonly joined: number;
  nickname: string;
  /** Whether he made the group: his way in is then `create_room_member`. */
  readonly creator: boolean;
  row: Row;
}

export interface Notice {
  readonly id: string;
  readonly row: Row;
}

export interface Room {
  readonly id: string;
  readonly jid: string;
  name: string;
  owner: number;
  members: Member[];
  notices: Notice[];
  /** Everything else an answer shows of a group. */
  row: Row;
}

/** One side's copy of a single message. */
export interface Copy {
  readonly owner: number;
  readonly peer: number;
  readonly message: Message;
  readonly row: Row;
  deleted: boolean;
}

export interface GroupMessage {
  readonly message: Message;
  readonly row: Row;
}

/**
 * What the document, the server facts and the decisions say, in the plainest way: lists, searched and sorted anew at
 * every question. It shares nothing with the mock but the demo data.
 */
export class Model {
  readonly users: readonly User[];
  friends: Friend[];
  /** In the order they were made. */
  rooms: Room[];
  /** Dissolved groups. */
  gone: { readonly id: string; readonly jid: string }[] = [];
  /** In the order they came. */
  copies: Copy[] = [];
  /** Group messages by jid, in the order they came; what is said at the end outlives the group. */
  groupMessages = new Map<string, GroupMessage[]>();
  hides: { readonly userId: number; readonly message: Message }[] = [];
  files = new Map<string, { readonly extension: string; readonly bytes: string }>();
  /** Whose token has ended. */
  ended = new Set<number>();
  now: number;
  readonly #rowIds = new Set<string>();

  /** @param files where a client reaches the file service, whose usual address the demo's messages have */
  constructor(now: number, files: string) {
    this.now = now;
    this.users = demo<Row>('users').map(row => ({
      userId: Number(row.userId),
      nickname: String(row.nickname),
      phone: String(row.phone),
      row,
    }));
    this.friends = demo<Row>('friends').map(row => ({
      owner: Number(row.userId),
      friend: Number(row.toUserId),
      since: Number(row.createTime),
      row,
    }));
    const members = demo<Row>('shiku_room_member');
    const notices = demo<Row>('shiku_room_notice');
    this.rooms = demo<Row>('shiku_room').map(({ userSize: _, notice: __, ...row }) => ({
      id: String(row.id),
      jid: String(row.jid),
      name: String(row.name),
      owner: Number(row.userId),
      members: members.filter(member => member.roomId === row.id).map(memberOf),
      notices: notices
        .filter(notice => notice.roomId === row.id)
        .map(notice => ({ id: String(notice.id), row: notice })),
      row,
    }));
    const known = new Map<unknown, Message>();
    for (const row of byTime(demo<Row>('shiku_msgs').map(row => withFilesAt(files, row)))) {
      const message = known.get(row.messageId) ?? messageOf(row);
      known.set(row.messageId, message);
      const [owner, peer] = [Number(row.sender), Number(row.receiver)];
      this.copies.push({ owner, peer, message, row, deleted: row.delayedTime !== undefined });
    }
    for (const { jid } of this.rooms) {
      const rows = jid === '6c1536dbf97540d1b906d76f4272a90d' ? byTime(demo<Row>(`mucmsg_${jid}`)) : [];
      this.groupMessages.set(
        jid,
        rows.map(row => ({ message: messageOf(row), row })),
      );
    }
  }

  get seconds(): number {
    return Math.floor(this.now / 1000);
  }

  /** An id that the server will choose, and that no other row has. */
  newRowId(): Once<string> {
    return new Once<string>(
      '24 hex digits that no other row has',
      value => isHex24(value) && !this.#rowIds.has(String(value)),
      value => this.#rowIds.add(value),
    );
  }

  user(userId: number): User | undefined {
    return this.users.find(user => user.userId === userId);
  }

  nickname(userId: number): string {
    return this.user(userId)?.nickname ?? '';
  }

  /** What somebody may be called in a group: the sources do not say which of his two names it is. */
  nameIn(room: Room, userId: number): unknown {
    const inGroup = memberIn(room, userId)?.nickname ?? this.nickname(userId);
    return inGroup === this.nickname(userId) ? inGroup : new Either(this.nickname(userId), inGroup);
  }

  friendship(owner: number, friend: number): Friend | undefined {
    return this.friends.find(row => row.owner === owner && row.friend === friend);
  }

  room(roomId: string): Room | undefined {
    return this.rooms.find(room => room.id === roomId);
  }

  roomByJid(jid: string): Room | undefined {
    return this.rooms.find(room => room.jid === jid);
  }

  /** The groups somebody is in, newest first. */
  roomsOf(userId: number): Room[] {
    return this.rooms.filter(room => memberIn(room, userId)).reverse();
  }

  /** What somebody has of a chat, newest first. */
  history(owner: number, peer: number): Copy[] {
    return newestFirst(
      this.copies.filter(copy => copy.owner === owner && copy.peer === peer && !copy.deleted),
    );
  }

  /** Every message of a group that is left, newest first, whoever may see it. */
  allOf(jid: string): GroupMessage[] {
    return newestFirst(this.groupMessages.get(jid) ?? []).filter(({ message }) => message.type !== 83);
  }

  hasHidden(userId: number, jid: string): boolean {
    return this.hides.some(
      hide =>
        hide.userId === userId &&
        this.groupMessages.get(jid)?.some(({ message }) => message === hide.message),
    );
  }

  /** What somebody sees of a group, newest first. */
  groupHistory(userId: number, jid: string): GroupMessage[] {
    const room = this.roomByJid(jid);
    const joined = (room && memberIn(room, userId)?.joined) ?? 0;
    const left = this.allOf(jid)
      .filter(({ message }) => message.time >= joined * 1000)
      .filter(({ message }) => !this.hides.some(hide => hide.userId === userId && hide.message === message));
    const hasText = left.some(({ message }) => message.type === 1);
    if (hasText || !this.hasHidden(userId, jid)) return left;
    return left.filter(({ message }) => !message.fromServer);
  }

  /** The newest message of each of somebody's groups, as far as there is one. */
  groupChats(userId: number): { readonly jid: string; readonly message: Message }[] {
    return this.roomsOf(userId).flatMap(({ jid }) => {
      const [newest] = this.hasHidden(userId, jid) ? this.groupHistory(userId, jid) : this.allOf(jid);
      return newest ? [{ jid, message: newest.message }] : [];
    });
  }

  /** The newest message of each of somebody's single chats. */
  singleChats(userId: number): { readonly jid: string; readonly message: Message }[] {
    const peers = [...new Set(this.copies.filter(copy => copy.owner === userId).map(copy => copy.peer))];
    return peers.flatMap(peer => {
      const [newest] = this.history(userId, peer);
      return newest ? [{ jid: String(peer), message: newest.message }] : [];
    });
  }
}

export const memberIn = (room: Room, userId: number): Member | undefined =>
  room.members.find(member => member.userId === userId);

/** Later ones first; of those at the same moment, the last that came. */
function newestFirst<Item extends { readonly message: Message }>(items: readonly Item[]): Item[] {
  return [...items].reverse().sort((one, other) => other.message.time - one.message.time);
}
