import { inTable, type TableChange } from '../undo.ts';
import type { PartialWrite } from './partial-writes.ts';

const added = ({ change }: TableChange) => change.before === undefined;
const removed = ({ change }: TableChange) => change.after === undefined;
const both =
  (...rules: readonly ((it: TableChange) => boolean)[]) =>
  (it: TableChange) =>
    rules.every(rule => rule(it));
const message = inTable('groupMessages', 'lastChats');

/** Writes to groups that are done in part: creating, updating, joining, leaving, transferring (document 1.7 to 2.3). */
export const partialRoomWrites: readonly PartialWrite[] = [
  {
    name: 'owner-not-a-member',
    en: 'addRoom: the owner is not a member of the group',
    zh: 'addRoom：群主不是成员',
    defect: 'D82',
    operation: 'addRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.after ?? {}, 'role') === 1,
  },
  {
    name: 'guests-not-added',
    en: 'addRoom: the users in phones are not added',
    zh: 'addRoom：邀请的人没有入群',
    defect: 'D68',
    operation: 'addRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.after ?? {}, 'role') === 3,
  },
  {
    name: 'joining-not-announced',
    en: 'addMembers: no message says that members joined',
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
    en: 'addMembers: userSize rises, but no member is added',
    zh: 'addMembers：人数增加但没有成员',
    defect: 'D68',
    operation: 'addMembers',
    takesBack: both(inTable('members'), added),
  },
  {
    name: 'member-still-listed',
    en: 'removeMember: a removed user is still a member',
    zh: 'removeMember：移出的成员仍在群里',
    defect: 'D87',
    operation: 'removeMember',
    when: ({ callerId, values }) => values.userId !== callerId,
    takesBack: both(inTable('members'), removed),
  },
  {
    name: 'leaver-still-listed',
    en: 'removeMember: a user who left is still a member',
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
    en: 'removeMember: no message says that a member left',
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
    zh: 'removeMember：解散的群仍在会话列表中',
    defect: 'D82',
    operation: 'removeMember',
    takesBack: both(inTable('rooms', 'members', 'lastChats'), removed),
  },
  {
    name: 'two-owners',
    en: 'transferRoom: the former owner keeps the role of owner',
    zh: 'transferRoom：原群主角色没有改变',
    defect: 'D69',
    operation: 'transferRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.before ?? {}, 'role') === 1,
  },
  {
    name: 'no-owner',
    en: 'transferRoom: the new owner does not get the role of owner',
    zh: 'transferRoom：新群主没有得到角色',
    defect: 'D68',
    operation: 'transferRoom',
    takesBack: ({ table, change }) => table === 'members' && Reflect.get(change.after ?? {}, 'role') === 1,
  },
  {
    name: 'room-not-transferred',
    en: 'transferRoom: the roles change, but the group still names the former owner',
    zh: 'transferRoom：群资料仍是原群主',
    defect: 'D68',
    operation: 'transferRoom',
    takesBack: inTable('rooms'),
  },
  {
    name: 'transfer-not-announced',
    en: 'transferRoom: no message says who the new owner is',
    zh: 'transferRoom：没有转让通知消息',
    defect: 'D81',
    operation: 'transferRoom',
    takesBack: message,
  },
  {
    name: 'notice-not-listed',
    en: 'updateRoom: a new notice shows in the group, but not in the list of notices',
    zh: 'updateRoom：新公告不在公告列表中',
    defect: 'D68',
    operation: 'updateRoom',
    takesBack: inTable('notices'),
  },
  {
    name: 'notice-not-shown',
    en: 'updateRoom: a new notice is in the list of notices, but does not show in the group',
    zh: 'updateRoom：群资料没有显示新公告',
    defect: 'D68',
    operation: 'updateRoom',
    when: ({ values }) => values.notice !== undefined,
    takesBack: inTable('rooms'),
  },
  {
    name: 'change-not-announced',
    en: 'updateRoom: no message says what changed',
    zh: 'updateRoom：没有修改通知消息',
    defect: 'D81',
    operation: 'updateRoom',
    takesBack: message,
  },
];
