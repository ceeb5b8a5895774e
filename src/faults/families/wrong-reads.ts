import type { OperationId } from '../../spec/contract.ts';
import type { MessageRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { Tx } from '../../store/transaction.ts';
import { SortedRows } from '../../store/tree/sorted-rows.ts';
import type { FaultText } from '../family.ts';
import type { StateContext } from '../fault.ts';
import { emptyTable, withIndex, withRows } from '../overlay.ts';

/** An operation that sees rows it should not, or does not see rows it should. */
export interface WrongRead extends FaultText {
  readonly operation: OperationId;
  /** The tables that the operation sees instead of the real ones. */
  readonly tables: (tx: Tx, context: StateContext) => Partial<View>;
}

const noHides = () => ({ hidden: emptyTable('hidden') });

export const wrongReads: readonly WrongRead[] = [
  {
    name: 'hidden-shown',
    en: 'listGroupMessages: shows messages that the caller has hidden',
    zh: 'listGroupMessages：显示自己已删除的群消息',
    defect: 'D72',
    operation: 'listGroupMessages',
    tables: noHides,
  },
  {
    name: 'hidden-found',
    en: 'search: finds group messages that the caller has hidden',
    zh: 'search：能搜到自己已删除的群消息',
    defect: 'D74',
    operation: 'search',
    tables: noHides,
  },
  {
    name: 'hidden-in-chat-list',
    en: 'listLastChats: shows a message that the caller has hidden',
    zh: 'listLastChats：会话列表显示自己已删除的群消息',
    defect: 'D74',
    operation: 'listLastChats',
    tables: noHides,
  },
  {
    name: 'recalled-shown',
    en: 'listMessages: shows messages that were deleted',
    zh: 'listMessages：显示已删除的单聊消息',
    defect: 'D72',
    operation: 'listMessages',
    tables: tx => {
      const all = (conversation: string) => conversationWithDeleted(tx, conversation);
      return { messages: withIndex(tx.messages, { byConversation: all, byConversationShort: all }) };
    },
  },
  {
    name: 'jid-taken-twice',
    en: 'addRoom: accepts a jid that another group has',
    zh: 'addRoom：允许重复的 jid',
    defect: 'D71',
    operation: 'addRoom',
    tables: tx => ({ rooms: withIndex(tx.rooms, { byJid: emptyTable('rooms').by.byJid }) }),
  },
  {
    name: 'friend-twice',
    en: 'addFriend: a user who is a friend already is added again',
    zh: 'addFriend：已是好友仍返回成功',
    defect: 'D71',
    operation: 'addFriend',
    tables: tx => ({ friends: withRows(tx.friends, () => undefined) }),
  },
  {
    name: 'locked-room-open',
    en: 'getRoom: a group that was locked in the back office can be read',
    zh: 'getRoom：后台锁定的群仍可读取',
    defect: 'D89',
    operation: 'getRoom',
    tables: tx => ({ rooms: withRows(tx.rooms, (_key, room) => room && { ...room, s: 1 }) }),
  },
  {
    name: 'notices-not-read',
    en: 'getRoom: lists no notices',
    zh: 'getRoom：不返回公告列表',
    defect: 'D27',
    operation: 'getRoom',
    tables: () => ({ notices: emptyTable('notices') }),
  },
];

function conversationWithDeleted({ messages }: Tx, conversation: string): SortedRows<MessageRow> {
  const order = (one: MessageRow, other: MessageRow) =>
    other.timeSend - one.timeSend || (one._id < other._id ? 1 : -1);
  const rows = [...messages.all].filter(({ sender, receiver }) => `${sender}:${receiver}` === conversation);
  return SortedRows.fromSorted(rows.sort(order), order);
}
