import type { Steps } from '../base/in-slices.ts';
import { groupLastChat } from '../domain/last-chats.ts';
import type { GroupMessageRow, LastChatRow, MessageRow } from '../store/tables/rows.ts';
import { compareText } from '../store/tree/order.ts';
import type { Chats } from './chats.ts';
import type { Friendship } from './friendships.ts';
import type { Messages } from './messages.ts';
import { objectIds } from './object-ids.ts';
import type { GeneratedRoom } from './rooms.ts';

/** The chat list: one row for each group with a message, two for each pair of friends with one. */
export class LastChats {
  readonly #messages: Messages;
  readonly #chats: Chats;
  readonly #rooms: readonly GeneratedRoom[];
  readonly #newest: ReadonlyMap<Friendship, number>;

  private constructor(
    messages: Messages,
    chats: Chats,
    rooms: readonly GeneratedRoom[],
    newest: ReadonlyMap<Friendship, number>,
  ) {
    this.#messages = messages;
    this.#chats = chats;
    this.#rooms = rooms.filter(
      room => room.members.length > 1 || room.notices.length > 0 || spoken(chats, room),
    );
    this.#newest = newest;
  }

  /** Finds the newest message of each pair of friends. Steps count single messages. */
  static *steps(messages: Messages, chats: Chats, rooms: readonly GeneratedRoom[]): Steps<LastChats> {
    const newestOf = new Map<Friendship, number>();
    for (const { index, friendship } of chats.singles) {
      const newest = newestOf.get(friendship);
      if (newest === undefined || messages.compare(index, newest) > 0) newestOf.set(friendship, index);
      yield 1;
    }
    return new LastChats(messages, chats, rooms, newestOf);
  }

  get size(): number {
    return this.#rooms.length + 2 * this.#newest.size;
  }

  *[Symbol.iterator](): Generator<LastChatRow> {
    for (const room of this.#rooms) {
      const newest = this.#newestOf(room);
      if (newest) yield groupLastChat(newest, objectIds.groupChat(room.row.createTime, room.index));
    }
    for (const [friendship, index] of this.#newest) {
      for (const row of this.#messages.single(index, friendship)) yield singleLastChat(row, friendship);
    }
  }

  #newestOf(room: GeneratedRoom): GroupMessageRow | undefined {
    let index: number | undefined;
    for (const other of this.#chats.byRoom[room.index] ?? [])
      if (index === undefined || this.#messages.compare(other, index) > 0) index = other;
    const rows = [...this.#messages.control(room)];
    if (index !== undefined) rows.push(this.#messages.group(index, room));
    return rows.sort((a, b) => b.timeSend - a.timeSend || compareText(b._id, a._id))[0];
  }
}

function spoken({ byRoom }: Chats, room: GeneratedRoom): boolean {
  return (byRoom[room.index] ?? []).length > 0;
}

function singleLastChat(message: MessageRow, { index, one, other, createTime }: Friendship): LastChatRow {
  const [author, receiver] = message.receiver_jid === String(other.userId) ? [one, other] : [other, one];
  return {
    _id: objectIds.singleChat(createTime, index, message.direction === 0 ? 0 : 1),
    type: message.contentType,
    messageId: message.messageId,
    timeSend: message.timeSend,
    content: message.content,
    userId: message.sender,
    jid: message.receiver,
    isRoom: 0,
    isEncrypt: false,
    encryptType: 0,
    from: message.sender_jid,
    to: message.receiver_jid,
    fromUserName: author.nickname,
    toUserName: receiver.nickname,
  };
}
