import { control, joinedMessage } from '../domain/control-messages.ts';
import { serverJid } from '../domain/deliver.ts';
import type { MessageContent, MessageRoute, MessageWriter } from '../domain/message-writer.ts';
import { momentOf } from '../store/clock.ts';
import type { GroupMessageRow, MessageRow, UserRow } from '../store/tables/rows.ts';
import { authorOf, sidesOf } from './chats.ts';
import { generateContent } from './contents.ts';
import type { Friendship } from './friendships.ts';
import { maxMembers, maxNotices, objectIds } from './object-ids.ts';
import type { GeneratedRoom } from './rooms.ts';
import type { ValueSource } from './source.ts';

/** Makes the rows of messages. */
export class Messages {
  readonly #source: ValueSource;
  readonly #writer: MessageWriter;

  constructor(source: ValueSource, writer: MessageWriter) {
    this.#source = source;
    this.#writer = writer;
  }

  /** The two copies of a single message: the author's, then the receiver's. */
  single(index: number, friendship: Friendship): [MessageRow, MessageRow] {
    const [author, receiver] = sidesOf(this.#source, index, friendship);
    const [from, to] = [String(author.userId), String(receiver.userId)];
    const content = generateContent(this.#source, index);
    const sent = this.#sent(index);
    const route: MessageRoute = {
      chatType: 1,
      fromUserId: from,
      fromUserName: author.nickname,
      from: this.#device(index, from),
      to,
      toUserId: to,
      toUserName: receiver.nickname,
      ...sent,
    };
    const message = this.#writer.text(this.#writer.body(route, content));
    const isRead = this.#source.field('messages', 'isRead').chance(index, 0.8) ? 1 : 0;
    const copy = (direction: 0 | 1, sender: string, peer: string): MessageRow => ({
      _id: objectIds.message(momentOf(sent.ts).s, index, direction),
      message,
      direction,
      sender,
      receiver: peer,
      sender_jid: route.from,
      receiver_jid: to,
      ts: sent.ts,
      contentType: content.type,
      messageId: route.messageId,
      timeSend: route.timeSend,
      deleteTime: 0,
      isRead,
      isEncrypt: false,
      content: content.content,
    });
    return [copy(0, from, to), copy(1, to, from)];
  }

  /** A message somebody wrote in a group. */
  group(index: number, room: GeneratedRoom): GroupMessageRow {
    const author = authorOf(this.#source, index, room);
    const sent = this.#sent(index);
    return this.#groupRow(room, author, generateContent(this.#source, index), {
      ...sent,
      _id: objectIds.message(momentOf(sent.ts).s, index),
      from: this.#device(index, String(author.userId)),
      toUserId: room.row.jid,
      toUserName: room.row.name,
    });
  }

  /** What the server wrote in a group: who joined (907) and which notices there are (905). */
  *control(room: GeneratedRoom): Generator<GroupMessageRow> {
    for (const [at, { user, row }] of room.members.entries()) {
      if (at === 0) continue;
      const index = room.index * maxMembers + at;
      const sent = this.#announced(row.createTime * 1000 + 1_000 + at, 'joined', index);
      yield this.#groupRow(
        room,
        room.owner,
        { objectId: room.row.jid, ...joinedMessage(room.row) },
        {
          ...sent,
          _id: objectIds.joined(momentOf(sent.ts).s, room.index, at),
          from: serverJid,
          toUserId: String(user.userId),
          toUserName: user.nickname,
        },
      );
    }
    for (const { at, row: notice } of room.notices) {
      const index = room.index * maxNotices + at;
      const sent = this.#announced(notice.time * 1000 + 1_000, 'noticed', index);
      const content = {
        type: control.notice,
        content: notice.text,
        fileName: notice.id,
        objectId: room.row.jid,
      };
      const _id = objectIds.noticed(momentOf(sent.ts).s, room.index, at);
      yield this.#groupRow(room, room.owner, content, { ...sent, _id, from: serverJid });
    }
  }

  #groupRow(
    room: GeneratedRoom,
    author: UserRow,
    message: MessageContent,
    {
      _id,
      ts,
      ...sent
    }: { _id: string; ts: number } & Pick<MessageRoute, 'messageId' | 'timeSend' | 'from'> &
      Partial<Pick<MessageRoute, 'toUserId' | 'toUserName'>>,
  ): GroupMessageRow {
    const sender = String(author.userId);
    const { jid } = room.row;
    const route = {
      chatType: 2,
      fromUserId: sender,
      fromUserName: author.nickname,
      to: jid,
      ...sent,
    } as const;
    return {
      _id,
      message: this.#writer.text(this.#writer.body(route, message)),
      room_jid: jid,
      sender_jid: sent.from,
      sender,
      ts,
      contentType: message.type,
      messageId: sent.messageId,
      timeSend: sent.timeSend,
      deleteTime: 0,
      content: message.content,
      readCount: 0,
    };
  }

  /** Orders messages of one conversation as the store does, oldest first. */
  compare(a: number, b: number): number {
    const [one, two] = [this.#times(a), this.#times(b)];
    return one.timeSend - two.timeSend || momentOf(one.ts).s - momentOf(two.ts).s || a - b;
  }

  #sent(index: number) {
    return { ...this.#times(index), messageId: this.#source.field('messages', 'messageId').hex32(index) };
  }

  #times(index: number) {
    const timeSend = this.#source.timeline.said(this.#source.field('messages', 'timeSend').fraction(index));
    return { timeSend, ts: timeSend + this.#delay('messages', index) };
  }

  #announced(timeSend: number, kind: 'joined' | 'noticed', index: number) {
    const messageId = this.#source.field(kind, 'messageId').hex32(index);
    return { timeSend, ts: timeSend + this.#delay(kind, index), messageId };
  }

  /** How long a message takes to be stored, ms. */
  #delay(kind: string, index: number): number {
    return 100 + this.#source.field(kind, 'ts').below(index, 2_000);
  }

  #device(index: number, userId: string): string {
    return `${userId}/${this.#source.field('messages', 'device').pick(index, ['web', 'web', 'android', 'ios'])}`;
  }
}
