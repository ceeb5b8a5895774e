import { Either } from '../matching.ts';
import type { Member, Model, Row } from '../model.ts';
import { byBits } from './command.ts';

/** A membership as it begins. */
export function newMember(model: Model, userId: number, role: number, inviter = 0): Member {
  const row = {
    active: model.seconds,
    beginMsgTime: 0,
    clearMaxSeqNo: 0,
    createTime: model.seconds,
    hideChatSwitch: 0,
    hiding: 0,
    inviteUserId: inviter === 0 ? 0 : new Either(0, inviter),
    isBlack: 0,
    isOpenTopChat: 0,
    joinSeqNo: 0,
    loginTime: 0,
    modifyTime: 0,
    nickname: model.nickname(userId),
    offlineNoPushMsg: 0,
    onlinestate: 0,
    openTopChatTime: 0,
    operationType: 0,
    role,
    sub: 1,
    talkTime: 0,
    userId,
  };
  return { userId, role, joined: model.seconds, nickname: model.nickname(userId), creator: role === 1, row };
}

/** What a new group shows beside its name and its owner. */
export const newRoom = (model: Model, id: string, jid: string, desc: string): Row => ({
  adminMaxNumber: 50,
  allowConference: 1,
  allowHostUpdate: 1,
  allowInviteFriend: 1,
  allowOpenLive: 1,
  allowSendCard: 1,
  allowSpeakCourse: 1,
  allowUploadFile: 1,
  chatRecordTimeOut: -1,
  createTime: model.seconds,
  desc,
  encryptType: 0,
  id,
  inGroup: false,
  isAttritionNotice: 1,
  isLook: 1,
  isNeedVerify: 0,
  isSecretGroup: 0,
  jid,
  liveStatus: 0,
  loc: { lat: 0, lng: 0 },
  maxUserSize: 1000,
  meetingStatus: 0,
  modifyTime: model.seconds,
  s: 1,
  showMember: 1,
  showRead: 0,
  subject: '',
  tags: [],
  talkTime: 0,
  withdrawTime: 0,
});

/** Whom `phones` names, as ids and numbers, with somebody who is nobody. */
export function phonesOf(model: Model, bits: number): { readonly phones: string; readonly named: number[] } {
  const chosen = byBits(model.users, bits);
  const entries = chosen.map(
    (user, index) => [user.userId, Number(user.phone), user.phone][(bits + index) % 3],
  );
  return { phones: JSON.stringify([...entries, 'nobody']), named: chosen.map(user => user.userId) };
}
