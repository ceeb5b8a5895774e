import { refreshGroupChat, refreshSingleChat } from '../../domain/last-chats.ts';
import { removeGroupMessage } from '../../domain/remove-message.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { GroupMessageRow, HiddenRow, MemberRow, MessageRow, RoomRow } from '../../store/tables/rows.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import type { TableName } from '../../store/tables/tables.ts';
import type { Tx } from '../../store/transaction.ts';
import type { FaultText } from '../family.ts';
import type { StateContext } from '../fault.ts';
import { tableChanges, undo } from '../undo.ts';

/** A write that changes more rows than it should, or the wrong ones. */
export interface WrongWrite extends FaultText {
  readonly operation: OperationId;
  readonly apply: (tx: Tx, changes: readonly Change[], context: StateContext) => void;
}

export const wrongWrites: readonly WrongWrite[] = [
  {
    name: 'deleted-on-both-sides',
    en: 'deleteMessages: delete=1 deletes the copy of the other user as well',
    zh: 'deleteMessages：单向删除把对方的也删了',
    defect: 'D73',
    operation: 'deleteMessages',
    apply: (tx, changes, { values }) => {
      if (values.type === 1 && values.delete === 1)
        for (const copy of deletedCopies(changes)) deleteOther(tx, copy);
    },
  },
  {
    name: 'deleted-on-wrong-side',
    en: 'deleteMessages: delete=1 deletes the copy of the other user instead',
    zh: 'deleteMessages：单向删除删的是对方的',
    defect: 'D73',
    operation: 'deleteMessages',
    apply: (tx, changes, { values }) => {
      if (values.type !== 1 || values.delete !== 1) return;
      undo(tx, changes, () => true);
      for (const copy of deletedCopies(changes)) deleteOther(tx, copy);
    },
  },
  {
    name: 'hidden-for-everybody',
    en: 'deleteMessages: delete=1 in a group removes the message for everybody',
    zh: 'deleteMessages：群聊单向删除对所有人生效',
    defect: 'D73',
    operation: 'deleteMessages',
    apply: (tx, changes) => {
      for (const hidden of rowsPut<HiddenRow>(changes, 'hidden')) {
        const message = tx.groupMessages.get(hidden._id);
        if (message) removeGroupMessage(tx, message);
        refreshGroupChat(tx, hidden.roomJid);
      }
    },
  },
  {
    name: 'recalled-for-caller-alone',
    en: 'deleteMessages: delete=2 in a group hides the message for the caller alone',
    zh: 'deleteMessages：群聊双向删除只对自己生效',
    defect: 'D73',
    operation: 'deleteMessages',
    apply: (tx, changes, { callerId }) => {
      const removed = rowsDeleted<GroupMessageRow>(changes, 'groupMessages');
      if (removed.length === 0) return;
      undo(tx, changes, () => true);
      for (const { _id, messageId, timeSend, contentType, sender_jid, room_jid } of removed) {
        const row = { _id, userId: callerId, roomJid: room_jid, messageId, timeSend };
        tx.hidden.put({ ...row, contentType, sender_jid, time: tx.now.s });
      }
    },
  },
  {
    name: 'more-deleted',
    en: 'deleteMessages: deletes the previous message as well',
    zh: 'deleteMessages：多删了前一条消息',
    defect: 'D72',
    operation: 'deleteMessages',
    apply: (tx, changes) => {
      for (const copy of deletedCopies(changes).slice(0, 1)) {
        const next = tx.messages.by.byConversation(`${copy.sender}:${copy.receiver}`).at(0);
        if (next) tx.messages.put({ ...next, delayedTime: tx.now.s, deleteTime: tx.now.s });
        refreshSingleChat(tx, copy.sender, copy.receiver);
      }
    },
  },
  {
    name: 'message-twice',
    en: 'pushMessage: the receiver gets the message twice',
    zh: 'pushMessage：接收方收到两条相同的消息',
    defect: 'D81',
    operation: 'pushMessage',
    apply: (tx, changes) => {
      for (const copy of rowsPut<MessageRow>(changes, 'messages'))
        if (copy.direction === 1) tx.messages.put({ ...copy, _id: tx.nextObjectId('message') });
    },
  },
  {
    name: 'message-to-third-person',
    en: "pushMessage: the message is in the receiver's chat with another user",
    zh: 'pushMessage：消息出现在接收方与别人的会话中',
    defect: 'D85',
    operation: 'pushMessage',
    apply: (tx, changes) => {
      for (const copy of rowsPut<MessageRow>(changes, 'messages'))
        if (copy.direction === 1) tx.messages.put({ ...copy, receiver: '10000' });
    },
  },
  {
    name: 'rename-resets-notice',
    en: 'updateRoom: a new name resets the notice',
    zh: 'updateRoom：改群名清空了公告',
    defect: 'D69',
    operation: 'updateRoom',
    apply: (tx, _changes, { values }) => {
      if (values.roomName !== undefined)
        changeRoom(tx, values, room => ({ ...room, notice: { modifyTime: 0, time: 0 } }));
    },
  },
  {
    name: 'notice-resets-name',
    en: 'updateRoom: a new notice resets the name',
    zh: 'updateRoom：发公告改掉了群名',
    defect: 'D69',
    operation: 'updateRoom',
    apply: (tx, _changes, { values }) => {
      if (values.notice !== undefined) changeRoom(tx, values, room => ({ ...room, name: 'group' }));
    },
  },
  {
    name: 'update-resets-description',
    en: 'updateRoom: any change empties the description',
    zh: 'updateRoom：任何修改都会清空群说明',
    defect: 'D69',
    operation: 'updateRoom',
    apply: (tx, _changes, { values }) => changeRoom(tx, values, room => ({ ...room, desc: '' })),
  },
  {
    name: 'update-resets-settings',
    en: 'updateRoom: any change resets settings of the group',
    zh: 'updateRoom：任何修改都会重置群设置',
    defect: 'D69',
    operation: 'updateRoom',
    apply: (tx, _changes, { values }) =>
      changeRoom(tx, values, room => ({ ...room, maxUserSize: 50, allowSendCard: 1 - room.allowSendCard })),
  },
  {
    name: 'former-owner-thrown-out',
    en: 'transferRoom: the former owner is no longer a member',
    zh: 'transferRoom：原群主被移出群',
    defect: 'D69',
    operation: 'transferRoom',
    apply: (tx, _changes, { values, callerId }) => {
      tx.members.delete(`${values.roomId}:${callerId}`);
    },
  },
  {
    name: 'former-owner-is-admin',
    en: 'transferRoom: the former owner becomes an admin',
    zh: 'transferRoom：原群主变成管理员',
    defect: 'D69',
    operation: 'transferRoom',
    apply: (tx, _changes, { values, callerId }) => {
      const former = tx.members.get(`${values.roomId}:${callerId}`);
      if (former) tx.members.put({ ...former, role: 2 });
    },
  },
  {
    name: 'joins-as-admin',
    en: 'addMembers: new members are admins',
    zh: 'addMembers：新成员成为管理员',
    defect: 'D89',
    operation: 'addMembers',
    apply: (tx, changes) => {
      for (const member of rowsPut<MemberRow>(changes, 'members')) tx.members.put({ ...member, role: 2 });
    },
  },
  {
    name: 'guests-are-admins',
    en: 'addRoom: the users in phones become admins',
    zh: 'addRoom：邀请的人成为管理员',
    defect: 'D89',
    operation: 'addRoom',
    apply: (tx, changes) => {
      for (const member of rowsPut<MemberRow>(changes, 'members'))
        if (member.role === 3) tx.members.put({ ...member, role: 2 });
    },
  },
  {
    name: 'leaving-takes-notices',
    en: 'removeMember: when a member leaves, the notices are deleted',
    zh: 'removeMember：成员退出后公告丢失',
    defect: 'D69',
    operation: 'removeMember',
    apply: (tx, _changes, { values }) => {
      for (const notice of [...tx.notices.by.byRoom(String(values.roomId))]) tx.notices.delete(notice.id);
    },
  },
];

function rowsPut<Row>(changes: readonly Change[], table: TableName): Row[] {
  return tableChanges(changes).flatMap(it =>
    it.table === table && it.change.after ? [it.change.after as Row] : [],
  );
}

function rowsDeleted<Row>(changes: readonly Change[], table: TableName): Row[] {
  return tableChanges(changes).flatMap(it =>
    it.table === table && it.change.before && !it.change.after ? [it.change.before as Row] : [],
  );
}

/** Copies of single messages that the transaction has stamped as deleted. */
function deletedCopies(changes: readonly Change[]): MessageRow[] {
  return rowsPut<MessageRow>(changes, 'messages').filter(({ delayedTime }) => delayedTime !== undefined);
}

function deleteOther(tx: Tx, { messageId, sender, receiver }: MessageRow): void {
  for (const copy of [...tx.messages.by.byMessageId(messageId)]) {
    if (copy.sender === sender) continue;
    tx.messages.put({ ...copy, delayedTime: tx.now.s, deleteTime: tx.now.s });
  }
  refreshSingleChat(tx, receiver, sender);
}

function changeRoom(tx: Tx, { roomId }: StateContext['values'], change: (room: RoomRow) => RoomRow): void {
  const room = tx.rooms.get(String(roomId));
  if (room) tx.rooms.put(change(room));
}
