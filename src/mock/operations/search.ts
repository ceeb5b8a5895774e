import { memberOf } from '../../domain/find.ts';
import { GroupHistory } from '../../domain/group-history.ts';
import { historyWindow } from '../../domain/time-window.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { GroupMessageRow, MessageRow, UserRow } from '../../store/tables/rows.ts';
import type { Handler, OperationContext } from './handler.ts';

const everything = { page: { skip: 0, limit: 0 }, window: historyWindow(0, 0) };

/**
 * `/tigase/search` (document 2.6, server facts 2.10): the one operation that reads through rows instead of an index,
 * since any part of a text may match (decision 010). An empty text finds nothing: apps send one at every start.
 */
export const search: Handler<'search'> = (context, { content = refuse('parameterInvalid') }) => {
  if (content === '') return { data: { shikuMsgs: [], friend: [], mucmsgs: [], group: [] } };
  const { tx, views } = context;
  const people = [...tx.users.all].filter(user => user.nickname.includes(content));
  return {
    data: {
      shikuMsgs: singleMessages(context, content),
      friend: people.map(user => views.searchUser(user)),
      mucmsgs: groupMessages(context, content),
      group: groups(context, content, people),
    },
  };
};

function singleMessages({ tx, callerId }: OperationContext, content: string): MessageRow[] {
  return [...tx.lastChats.by.singlesByUser(String(callerId))]
    .flatMap(({ jid }) => [...tx.messages.by.byConversationShort(`${callerId}:${jid}`)])
    .filter(message => message.content.includes(content))
    .sort(newestFirst);
}

function groupMessages({ tx, callerId }: OperationContext, content: string): GroupMessageRow[] {
  return [...tx.members.by.byUser(String(callerId))]
    .flatMap(({ roomId }) => tx.rooms.get(roomId) ?? [])
    .flatMap(({ jid }) => new GroupHistory(tx, jid, callerId).page(everything.page, everything.window))
    .filter(message => message.content.includes(content))
    .sort(newestFirst);
}

/** Returns the caller's own groups whose name matches, or that have a matching user as a member. */
function groups({ tx, callerId, views }: OperationContext, content: string, people: readonly UserRow[]) {
  return [...tx.members.by.byUser(String(callerId))].flatMap(member => {
    const room = tx.rooms.get(member.roomId);
    const found =
      room?.name.includes(content) || people.some(user => memberOf(tx, member.roomId, user.userId));
    return room && found ? [views.roomListItem(room, member)] : [];
  });
}

function newestFirst(one: { readonly timeSend: number }, other: { readonly timeSend: number }): number {
  return other.timeSend - one.timeSend;
}
