import type { RoomRow, UserRow } from '../store/tables/rows.ts';

/**
 * Creates a group before its members are counted; the defaults are the server's (server facts 2.12).
 * @param createTime seconds
 */
export function newRoom(
  owner: UserRow,
  createTime: number,
  named: Pick<RoomRow, 'id' | 'jid' | 'name' | 'desc'>,
): RoomRow {
  return {
    adminMaxNumber: 50,
    allowConference: 1,
    allowHostUpdate: 1,
    allowInviteFriend: 1,
    allowOpenLive: 1,
    allowSendCard: 1,
    allowSpeakCourse: 1,
    allowUploadFile: 1,
    chatRecordTimeOut: -1,
    createTime,
    desc: named.desc,
    encryptType: 0,
    id: named.id,
    inGroup: false,
    isAttritionNotice: 1,
    isLook: 1,
    isNeedVerify: 0,
    isSecretGroup: 0,
    jid: named.jid,
    liveStatus: 0,
    loc: { lat: 0, lng: 0 },
    maxUserSize: 1000,
    meetingStatus: 0,
    modifyTime: createTime,
    name: named.name,
    nickname: owner.nickname,
    notice: { modifyTime: 0, time: 0 },
    s: 1,
    showMember: 1,
    showRead: 0,
    subject: '',
    tags: [],
    talkTime: 0,
    userId: owner.userId,
    userSize: 0,
    withdrawTime: 0,
  };
}
