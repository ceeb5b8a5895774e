import type { AnswerOf } from '../../control-api/operations.ts';
import { roomByJid, userById } from '../../domain/find.ts';
import { GroupHistory } from '../../domain/group-history.ts';
import { groupChatKey } from '../../domain/last-chats.ts';
import type { GroupMessageRow, MessageRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { Controls } from '../control.ts';
import { knownRoom, knownUser } from './messages.ts';

type Chat = AnswerOf<'listChats'>['chats'][number];
type ChatMessage = AnswerOf<'listChatMessages'>['messages'][number];

const everything = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Conversations as one user sees them, for whoever plays the other side. */
export const chats: Pick<Controls, 'listChats' | 'listChatMessages'> = {
  listChats: ({ world: { store }, parameters: { userId } }) => {
    const { view } = store;
    knownUser(view, userId);
    const all = [...singlesOf(view, userId), ...groupsOf(view, userId)];
    return { chats: all.sort((a, b) => b.timeSend - a.timeSend) };
  },
  listChatMessages: ({ world: { store }, parameters: { id, userId, limit = 100 } }) => {
    const { view } = store;
    knownUser(view, userId);
    const rows = /^\d+$/.test(id)
      ? view.messages.by.byConversation(`${userId}:${knownUser(view, Number(id)).userId}`).slice(0, limit)
      : new GroupHistory(view, knownRoom(view, id).jid, userId).page({ skip: 0, limit }, everything);
    return { messages: rows.map(row => shown(row, userId)).reverse() };
  },
};

function singlesOf(view: View, userId: number): Chat[] {
  return [...view.lastChats.by.singlesByUser(String(userId))].map(({ jid, content, timeSend }) => ({
    kind: 'single',
    id: jid,
    name: userById(view, Number(jid))?.nickname ?? jid,
    last: content,
    timeSend,
  }));
}

function groupsOf(view: View, userId: number): Chat[] {
  return [...view.members.by.byUser(String(userId))].flatMap(({ roomId }) => {
    const room = view.rooms.get(roomId);
    if (!room || !roomByJid(view, room.jid)) return [];
    const { content = '', timeSend = 0 } = view.lastChats.get(groupChatKey(room.jid)) ?? {};
    return [{ kind: 'group' as const, id: room.jid, name: room.name, last: content, timeSend }];
  });
}

function shown(row: MessageRow | GroupMessageRow, userId: number): ChatMessage {
  const { messageId, timeSend, contentType, content } = row;
  const body: unknown = JSON.parse(row.message);
  const text = (name: string) => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const fileName = text('fileName');
  const from = text('fromUserId') ?? row.sender;
  return {
    messageId,
    from,
    fromName: text('fromUserName') ?? '',
    timeSend,
    type: contentType,
    content,
    ...(fileName !== undefined && { fileName }),
    mine: from === String(userId),
  };
}
