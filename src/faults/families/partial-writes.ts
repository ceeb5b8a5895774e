import type { OperationId } from '../../spec/contract.ts';
import type { FaultText } from '../family.ts';
import type { StateContext } from '../fault.ts';
import { inTable, type TableChange } from '../undo.ts';

/** A write of which some rows stay as they were. */
export interface PartialWrite extends FaultText {
  readonly operation: OperationId;
  readonly when?: (context: StateContext) => boolean;
  readonly takesBack: (it: TableChange, context: StateContext) => boolean;
}

const copyOf = (direction: 0 | 1) => (it: TableChange) =>
  it.table === 'messages' && Reflect.get(it.change.after ?? {}, 'direction') === direction;

/** Writes of messages, pins and friends that are done in part. */
export const partialWrites: readonly PartialWrite[] = [
  {
    name: 'message-not-received',
    en: 'pushMessage: the receiver has no copy of the message',
    zh: 'pushMessage：接收方没有消息',
    defect: 'D81',
    operation: 'pushMessage',
    takesBack: copyOf(1),
  },
  {
    name: 'message-not-kept',
    en: 'pushMessage: the sender has no copy of the message',
    zh: 'pushMessage：发送方没有消息',
    defect: 'D81',
    operation: 'pushMessage',
    takesBack: copyOf(0),
  },
  {
    name: 'message-not-in-chat-list',
    en: 'pushMessage: the chat list does not show the new message',
    zh: 'pushMessage：会话列表没有更新',
    defect: 'D74',
    operation: 'pushMessage',
    takesBack: inTable('lastChats'),
  },
  {
    name: 'last-chat-stays',
    en: 'deleteMessages: the chat list still shows the deleted message',
    zh: 'deleteMessages：会话列表仍显示已删除的消息',
    defect: 'D74',
    operation: 'deleteMessages',
    takesBack: inTable('lastChats'),
  },
  {
    name: 'recall-on-one-side',
    en: 'deleteMessages: delete=2 leaves the copy of the other user',
    zh: 'deleteMessages：双向删除只删了自己一方',
    defect: 'D73',
    operation: 'deleteMessages',
    when: ({ values }) => values.delete === 2,
    takesBack: ({ table, change }, { callerId }) =>
      table === 'messages' && Reflect.get(change.after ?? {}, 'sender') !== String(callerId),
  },
  {
    name: 'group-recall-lost',
    en: 'deleteMessages: delete=2 in a group removes nothing',
    zh: 'deleteMessages：群聊双向删除无效',
    defect: 'D72',
    operation: 'deleteMessages',
    when: ({ values }) => values.type === 2 && values.delete === 2,
    takesBack: () => true,
  },
  {
    name: 'hide-lost',
    en: 'deleteMessages: delete=1 in a group hides nothing',
    zh: 'deleteMessages：群聊单向删除无效',
    defect: 'D72',
    operation: 'deleteMessages',
    when: ({ values }) => values.type === 2 && values.delete === 1,
    takesBack: () => true,
  },
  {
    name: 'pin-not-shown',
    en: 'pinChat: the chat is pinned, but openTopChatTime does not show it',
    zh: 'pinChat：置顶没有显示',
    defect: 'D68',
    operation: 'pinChat',
    takesBack: inTable('friends', 'members'),
  },
  {
    name: 'pin-stays-shown',
    en: 'unpinChat: the chat is unpinned, but openTopChatTime still shows the pin',
    zh: 'unpinChat：取消置顶后仍显示置顶',
    defect: 'D72',
    operation: 'unpinChat',
    takesBack: inTable('friends', 'members'),
  },
  {
    name: 'friend-on-one-side',
    en: 'addFriend: only one side has the friend',
    zh: 'addFriend：只有一方成为好友',
    defect: 'D82',
    operation: 'addFriend',
    takesBack: ({ change }, { callerId }) => !change.key.startsWith(`${callerId}:`),
  },
];
