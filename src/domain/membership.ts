import type { MemberRow, RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { announce, joinedMessage } from './control-messages.ts';
import type { MessageWriter } from './message-writer.ts';

/**
 * Creates a membership. Users who join in one request share its second, as the documented `/room/get` shows.
 * @param createTime seconds
 */
export function newMember(
  room: Pick<RoomRow, 'id'>,
  user: UserRow,
  role: 1 | 3,
  createTime: number,
): MemberRow {
  return {
    roomId: room.id,
    active: createTime,
    ...(role === 1 && { addRoomDetails: 'create_room_member' }),
    beginMsgTime: 0,
    clearMaxSeqNo: 0,
    createTime,
    hideChatSwitch: 0,
    hiding: 0,
    inviteUserId: 0,
    isBlack: 0,
    isOpenTopChat: 0,
    joinSeqNo: 0,
    loginTime: 0,
    modifyTime: 0,
    nickname: user.nickname,
    offlineNoPushMsg: 0,
    onlinestate: 0,
    openTopChatTime: 0,
    operationType: 0,
    role,
    sub: 1,
    talkTime: 0,
    userId: user.userId,
  };
}

/**
 * Adds ordinary members, counts them and announces each with a 907 (server facts 2.12 and 2.20).
 * @returns the group with its new count
 */
export function addToGroup(
  tx: Tx,
  writer: MessageWriter,
  room: RoomRow,
  actor: UserRow,
  joining: readonly UserRow[],
): RoomRow {
  const counted = { ...room, userSize: room.userSize + joining.length };
  tx.rooms.put(counted);
  for (const user of joining) {
    tx.members.put(newMember(room, user, 3, tx.now.s));
    announce(tx, writer, counted, actor, joinedMessage(counted), user);
  }
  return counted;
}
