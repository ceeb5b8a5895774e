import { demo } from '../demo-store.ts';
import type { Json } from '../harness.ts';

/** One side's copy of a single message. */
export interface Copy {
  readonly owner: number;
  readonly peer: number;
  readonly direction: 0 | 1;
  readonly message: Message;
  deleted: boolean;
}

/** A message; its id is learnt from the first answer that shows it. */
export interface Message {
  readonly time: number;
  readonly type: number;
  readonly content: string;
  readonly author: number;
  readonly device: string;
  id?: string;
}

export interface Room {
  readonly id: string;
  readonly jid: string;
  name: string;
  owner: number;
  state: number;
  needVerify: number;
  limit: number;
  members: Member[];
  notices: { readonly text: string; readonly time: number; readonly author: number }[];
}

export interface Member {
  readonly userId: number;
  role: number;
  /** Seconds. */
  readonly joined: number;
  pinned: number;
  noPush: number;
}

interface Friend {
  readonly owner: number;
  readonly friend: number;
  readonly since: number;
  pinned: number;
}

/**
 * What the document, the server facts and the decisions say, in the plainest way: lists, searched and sorted anew
 * at every question. It shares nothing with the mock but the demo data.
 */
export class Model {
  readonly users: { readonly userId: number; readonly nickname: string; readonly phone: string }[];
  friends: Friend[];
  rooms: Room[];
  copies: Copy[] = [];
  /** Group messages by jid, oldest first; they outlive their group. */
  groupMessages = new Map<string, Message[]>();
  hidden: { readonly userId: number; readonly message: Message }[] = [];
  pins: { readonly userId: number; readonly jid: string }[] = [];
  ended = new Set<number>();
  now: number;

  constructor(now: number) {
    this.now = now;
    this.users = demo<Json>('users');
    this.friends = demo<Json>('friends').map(row => ({
      owner: row.userId,
      friend: row.toUserId,
      since: row.createTime,
      pinned: row.openTopChatTime,
    }));
    const members = demo<Json>('shiku_room_member');
    const notices = demo<Json>('shiku_room_notice');
    this.rooms = demo<Json>('shiku_room').map(row => ({
      id: row.id,
      jid: row.jid,
      name: row.name,
      owner: row.userId,
      state: row.s,
      needVerify: row.isNeedVerify,
      limit: row.maxUserSize,
      members: members
        .filter(member => member.roomId === row.id)
        .map(member => ({
          userId: member.userId,
          role: member.role,
          joined: member.createTime,
          pinned: member.openTopChatTime,
          noPush: member.offlineNoPushMsg,
        })),
      notices: notices
        .filter(notice => notice.roomId === row.id)
        .sort((one, other) => one.time - other.time)
        .map(notice => ({ text: notice.text, time: notice.time, author: notice.userId })),
    }));
    const known = new Map<string, Message>();
    for (const row of demo<Json>('shiku_msgs').sort((a, b) => a.timeSend - b.timeSend)) {
      const message = known.get(row.messageId) ?? messageOf(row);
      known.set(row.messageId, message);
      const [owner, peer] = [Number(row.sender), Number(row.receiver)];
      this.copies.push({ owner, peer, direction: row.direction, message, deleted: false });
    }
    const [first] = this.rooms.filter(room => room.name === '测试群');
    const rows = demo<Json>(`mucmsg_${first?.jid}`);
    this.groupMessages.set(first?.jid ?? '', rows.sort((a, b) => a.timeSend - b.timeSend).map(messageOf));
  }

  get seconds(): number {
    return Math.floor(this.now / 1000);
  }

  user(userId: number) {
    return this.users.find(user => user.userId === userId);
  }

  nickname(userId: number): string {
    return this.user(userId)?.nickname ?? '';
  }

  /** Whom an entry of `phones` means: a user id or a phone number. */
  named(entries: readonly (string | number)[]) {
    const found = entries.map(entry =>
      this.users.find(user => String(user.userId) === String(entry) || user.phone === String(entry)),
    );
    return [...new Set(found.filter(user => user !== undefined))];
  }

  room(roomId: string): Room | undefined {
    return this.rooms.find(room => room.id === roomId);
  }

  roomsOf(userId: number): Room[] {
    return this.rooms
      .filter(room => memberOf(room, userId))
      .sort((one, other) => (one.id < other.id ? 1 : -1));
  }

  say(from: number, to: number, content: string, type = 1, device = 'web'): void {
    const message: Message = { time: this.now, type, content, author: from, device };
    this.copies.push({ owner: from, peer: to, direction: 0, message, deleted: false });
    this.copies.push({ owner: to, peer: from, direction: 1, message, deleted: false });
  }

  sayInGroup(jid: string, author: number, content: string, type = 1, device = 'web'): void {
    const messages = this.groupMessages.get(jid) ?? [];
    this.groupMessages.set(jid, [...messages, { time: this.now, type, content, author, device }]);
  }

  /** The server's own words in a group. */
  announce(room: Room, author: number, type: number, content: string): void {
    this.sayInGroup(room.jid, author, content, type, 'Server');
  }

  /** What a user has of a chat, newest first. */
  history(owner: number, peer: number): Copy[] {
    const copies = this.copies.filter(copy => copy.owner === owner && copy.peer === peer && !copy.deleted);
    return newestFirst(copies, copy => copy.message.time);
  }

  /** What a user sees of a group, newest first. */
  groupHistory(userId: number, jid: string): Message[] {
    const room = this.rooms.find(candidate => candidate.jid === jid);
    const since = room && memberOf(room, userId) ? (memberOf(room, userId)?.joined ?? 0) * 1000 : 0;
    const all = (this.groupMessages.get(jid) ?? []).filter(message => message.time >= since);
    const hides = this.hidden.filter(hide => hide.userId === userId).map(hide => hide.message);
    const hidSome = hides.some(message => (this.groupMessages.get(jid) ?? []).includes(message));
    const left = all.filter(message => !hides.includes(message));
    const mute = hidSome && !left.some(message => message.type === 1);
    return newestFirst(
      left.filter(message => !(mute && message.device === 'Server')),
      message => message.time,
    );
  }

  /** The chat list: groups, then single chats, each newest first. */
  chatList(userId: number) {
    const groups = this.roomsOf(userId).flatMap(room => {
      const hides = this.hidden.some(
        hide => hide.userId === userId && (this.groupMessages.get(room.jid) ?? []).includes(hide.message),
      );
      const shared = newestFirst(this.groupMessages.get(room.jid) ?? [], message => message.time);
      const [newest] = hides ? this.groupHistory(userId, room.jid) : shared;
      return newest ? [{ jid: room.jid, isRoom: 1, message: newest }] : [];
    });
    const peers = [...new Set(this.copies.filter(copy => copy.owner === userId).map(copy => copy.peer))];
    const singles = peers.flatMap(peer => {
      const [newest] = this.history(userId, peer);
      return newest ? [{ jid: String(peer), isRoom: 0, message: newest.message }] : [];
    });
    return { groups, singles };
  }
}

export function memberOf(room: Room, userId: number): Member | undefined {
  return room.members.find(member => member.userId === userId);
}

/** Later ones first; of those at the same moment the last that came. */
function newestFirst<Item>(items: readonly Item[], time: (item: Item) => number): Item[] {
  return items
    .map((item, order) => ({ item, order }))
    .sort((one, other) => time(other.item) - time(one.item) || other.order - one.order)
    .map(({ item }) => item);
}

function messageOf(row: Json): Message {
  const [author = '', device = ''] = row.sender_jid.split('/');
  return {
    time: row.timeSend,
    type: row.contentType,
    content: row.content,
    author: author === '10005' ? Number(row.sender) : Number(author),
    device,
    id: row.messageId,
  };
}
