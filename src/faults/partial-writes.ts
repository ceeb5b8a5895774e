import type { OperationId } from '../spec/contract.ts';
import type { TableName } from '../store/tables.ts';
import type { FaultText } from './family.ts';
import type { StateContext } from './fault.ts';
import type { TableChange } from './undo.ts';

/** A write of which some rows are as if it had not happened. */
export interface PartialWrite extends FaultText {
  readonly operation: OperationId;
  readonly when?: (context: StateContext) => boolean;
  readonly takesBack: (it: TableChange, context: StateContext) => boolean;
}

const inTable =
  (...names: readonly TableName[]) =>
  ({ table }: TableChange) =>
    names.includes(table);
const added = ({ change }: TableChange) => change.before === undefined;
const removed = ({ change }: TableChange) => change.after === undefined;
const both =
  (...rules: readonly ((it: TableChange) => boolean)[]) =>
  (it: TableChange) =>
    rules.every(rule => rule(it));
const copyOf = (direction: 0 | 1) => (it: TableChange) =>
  it.table === 'messages' && Reflect.get(it.change.after ?? {}, 'direction') === direction;
const message = inTable('groupMessages', 'lastChats');

/** Writes that are done in part (document 2.1 to 2.8 say what each has to change). */
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
    zh: 'pushMessage：最近会话没有更新',
    defect: 'D74',
    operation: 'pushMessage',
    takesBack: inTable('lastChats'),
  },
  {
    name: 'last-chat-stays',
    en: 'deleteMessages: the chat list still shows the deleted message',
    zh: 'deleteMessages：最近会话仍显示已删除的消息',
    defect: 'D74',
    operation: 'deleteMessages',
    takesBack: inTable('lastChats'),
  },
  {
    name: 'recall-on-one-side',
    en: 'deleteMessages: delete=2 leaves the copy of the other side',
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
    name: 'owner-not-a-member',
    en: 'addRoom: the owner is no member of his group',
    zh: 'addRoom：群主不是成员',
    defect: 'D82',
    operation: 'addRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.after ?? {}, 'role') === 1,
  },
  {
    name: 'guests-not-added',
    en: 'addRoom: the people named are not added',
    zh: 'addRoom：邀请的人没有入群',
    defect: 'D68',
    operation: 'addRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.after ?? {}, 'role') === 3,
  },
  {
    name: 'joining-not-announced',
    en: 'addMembers: nobody is told that members joined',
    zh: 'addMembers：没有入群通知消息',
    defect: 'D81',
    operation: 'addMembers',
    takesBack: message,
  },
  {
    name: 'members-not-counted',
    en: 'addMembers: userSize stays as it was',
    zh: 'addMembers：userSize 没有增加',
    defect: 'D79',
    operation: 'addMembers',
    takesBack: inTable('rooms'),
  },
  {
    name: 'members-not-added',
    en: 'addMembers: the count rises, nobody is added',
    zh: 'addMembers：人数增加但没有成员',
    defect: 'D68',
    operation: 'addMembers',
    takesBack: both(inTable('members'), added),
  },
  {
    name: 'member-still-listed',
    en: 'removeMember: somebody who left is still a member',
    zh: 'removeMember：移出的成员仍在群里',
    defect: 'D87',
    operation: 'removeMember',
    when: ({ callerId, values }) => values.userId !== callerId,
    takesBack: both(inTable('members'), removed),
  },
  {
    name: 'leaver-still-listed',
    en: 'removeMember: somebody who left by himself is still a member',
    zh: 'removeMember：主动退群的人仍在群里',
    defect: 'D87',
    operation: 'removeMember',
    when: ({ callerId, values }) => values.userId === callerId,
    takesBack: both(inTable('members'), removed),
  },
  {
    name: 'leaving-not-counted',
    en: 'removeMember: userSize stays as it was',
    zh: 'removeMember：userSize 没有减少',
    defect: 'D79',
    operation: 'removeMember',
    takesBack: ({ table, change }) => table === 'rooms' && change.after !== undefined,
  },
  {
    name: 'leaving-not-announced',
    en: 'removeMember: nobody is told that a member left',
    zh: 'removeMember：没有退群通知消息',
    defect: 'D81',
    operation: 'removeMember',
    takesBack: both(message, ({ change }) => change.after !== undefined),
  },
  {
    name: 'dissolved-room-readable',
    en: 'removeMember: a dissolved group can still be read',
    zh: 'removeMember：解散的群仍可读取',
    defect: 'D72',
    operation: 'removeMember',
    takesBack: both(inTable('rooms'), removed),
  },
  {
    name: 'dissolved-room-in-chat-list',
    en: 'removeMember: a dissolved group stays in the chat list and among the members',
    zh: 'removeMember：解散的群仍在最近会话中',
    defect: 'D82',
    operation: 'removeMember',
    takesBack: both(inTable('rooms', 'members', 'lastChats'), removed),
  },
  {
    name: 'two-owners',
    en: 'transferRoom: the former owner keeps his role',
    zh: 'transferRoom：原群主角色没有改变',
    defect: 'D69',
    operation: 'transferRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.before ?? {}, 'role') === 1,
  },
  {
    name: 'no-owner',
    en: 'transferRoom: the new owner does not get his role',
    zh: 'transferRoom：新群主没有得到角色',
    defect: 'D68',
    operation: 'transferRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.after ?? {}, 'role') === 1,
  },
  {
    name: 'room-not-transferred',
    en: 'transferRoom: roles change, the group still names its former owner',
    zh: 'transferRoom：群资料仍是原群主',
    defect: 'D68',
    operation: 'transferRoom',
    takesBack: inTable('rooms'),
  },
  {
    name: 'transfer-not-announced',
    en: 'transferRoom: nobody is told of the new owner',
    zh: 'transferRoom：没有转让通知消息',
    defect: 'D81',
    operation: 'transferRoom',
    takesBack: message,
  },
  {
    name: 'notice-not-listed',
    en: 'updateRoom: a new notice shows in the group and not among its notices',
    zh: 'updateRoom：新公告不在公告列表中',
    defect: 'D68',
    operation: 'updateRoom',
    takesBack: inTable('notices'),
  },
  {
    name: 'notice-not-shown',
    en: 'updateRoom: a new notice is listed and does not show in the group',
    zh: 'updateRoom：群资料没有显示新公告',
    defect: 'D68',
    operation: 'updateRoom',
    when: ({ values }) => values.notice !== undefined,
    takesBack: inTable('rooms'),
  },
  {
    name: 'change-not-announced',
    en: 'updateRoom: nobody is told of the change',
    zh: 'updateRoom：没有修改通知消息',
    defect: 'D81',
    operation: 'updateRoom',
    takesBack: message,
  },
  {
    name: 'pin-not-shown',
    en: 'pinChat: the chat is pinned and does not show it',
    zh: 'pinChat：置顶没有显示',
    defect: 'D68',
    operation: 'pinChat',
    takesBack: inTable('friends', 'members'),
  },
  {
    name: 'pin-stays-shown',
    en: 'unpinChat: the pin goes and the chat still shows it',
    zh: 'unpinChat：取消置顶后仍显示置顶',
    defect: 'D72',
    operation: 'unpinChat',
    takesBack: inTable('friends', 'members'),
  },
  {
    name: 'friend-on-one-side',
    en: 'addFriend: only the caller has the friend',
    zh: 'addFriend：只有一方成为好友',
    defect: 'D82',
    operation: 'addFriend',
    takesBack: ({ change }, { callerId }) => !change.key.startsWith(`${callerId}:`),
  },
];
