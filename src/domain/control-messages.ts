import type { RoomRow, UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { deliverToGroup, serverJid } from './deliver.ts';
import type { MessageContent, MessageWriter } from './message-writer.ts';

/** The types of the messages that the server itself writes into a group (server facts 4). */
export const control = {
  nickname: 901,
  roomName: 902,
  roomDissolved: 903,
  memberLeft: 904,
  notice: 905,
  memberMuted: 906,
  memberJoined: 907,
  admin: 913,
  showRead: 915,
  isNeedVerify: 916,
  isLook: 917,
  showMember: 918,
  allowSendCard: 919,
  allMuted: 920,
  allowInviteFriend: 921,
  allowUploadFile: 922,
  allowConference: 923,
  allowSpeakCourse: 924,
  ownerChanged: 925,
  locked: 931,
} as const;

/**
 * Writes a change of a group into its history, as `10005/Server` on behalf of `actor`.
 * @param target the member it is about, if it is about one
 */
export function announce(
  tx: Tx,
  writer: MessageWriter,
  room: RoomRow,
  actor: UserRow,
  message: MessageContent,
  target?: UserRow,
): void {
  deliverToGroup(
    tx,
    writer,
    room,
    {
      user: actor,
      from: serverJid,
      ...(target && { toUser: { id: String(target.userId), name: target.nickname } }),
    },
    { objectId: room.jid, ...message },
  );
}

/** Creates the message about a new member, with the group's switches in `other` (server facts 4). */
export function joinedMessage(room: RoomRow): MessageContent {
  const { isLook, allowSendCard, isSecretGroup, isNeedVerify, showMember, showRead, maxUserSize } = room;
  return {
    type: control.memberJoined,
    content: room.name,
    fileName: room.id,
    fileSize: showRead,
    other: JSON.stringify({
      lsLook: isLook,
      allowSendCard,
      isSecretGroup,
      joinSeqNo: 0,
      isNeedVerify,
      showMember,
      showRead,
      maxUserSize,
    }),
  };
}
