// Made by scripts/generate.ts from openapi.yaml. Do not edit.

/** Parameters of each operation as its handler gets them: present when they have a default or must be there. */
export interface OperationParameters {
  getConfig: Record<never, never>;
  getUser: {
    readonly userId: string;
  };
  listFriends: {
    readonly pageIndex: number;
    readonly pageSize: number;
    readonly userId: number;
    readonly keyword: string;
    readonly status: number;
  };
  addFriend: {
    readonly toUserId: number;
  };
  listRooms: {
    readonly pageIndex: number;
    readonly pageSize: number;
    readonly type: number;
  };
  listLastChats: {
    readonly pageIndex?: number;
    readonly pageSize: number;
    readonly startTime: number;
    readonly endTime: number;
  };
  listGroupMessages: {
    readonly roomId: string;
    readonly pageIndex: number;
    readonly pageSize: number;
    readonly startTime: number;
    readonly endTime: number;
    readonly maxType?: number;
  };
  addRoom: {
    readonly jid: string;
    readonly name: string;
    readonly desc: string;
    readonly phones?: string;
    readonly text?: string;
  };
  getRoom: {
    readonly roomId?: string;
    readonly pageIndex: number;
    readonly pageSize: number;
  };
  updateRoom: {
    readonly roomId: string;
    readonly roomName?: string;
    readonly notice?: string;
    readonly talkTime?: number;
    readonly showRead?: number;
    readonly isNeedVerify?: number;
    readonly isLook?: number;
    readonly s?: number;
    readonly showMember?: number;
    readonly allowSendCard?: number;
    readonly allowInviteFriend?: number;
    readonly allowUploadFile?: number;
    readonly allowConference?: number;
    readonly allowSpeakCourse?: number;
    readonly desc?: string;
    readonly subject?: string;
    readonly maxUserSize?: number;
    readonly adminMaxNumber?: number;
    readonly allowHostUpdate?: number;
    readonly isAttritionNotice?: number;
    readonly withdrawTime?: number;
  };
  listNotices: {
    readonly roomId?: string;
    readonly pageIndex: number;
    readonly pageSize: number;
  };
  listMembers: {
    readonly roomId: string;
    readonly keyword: string;
  };
  transferRoom: {
    readonly roomId: string;
    readonly toUserId?: number;
  };
  setMemberNotification: {
    readonly roomId: string;
    readonly offlineNoPushMsg: number;
    readonly type: number;
    readonly userId: number;
  };
  removeMember: {
    readonly roomId: string;
    readonly userId: number;
  };
  addMembers: {
    readonly roomId: string;
    readonly phones?: string;
    readonly text?: string;
    readonly userId?: number;
    readonly nickname?: string;
    readonly remarkName?: string;
    readonly talkTime?: number;
    readonly role?: number;
  };
  listMessages: {
    readonly receiver: number;
    readonly pageIndex: number;
    readonly pageSize: number;
    readonly startTime: number;
    readonly endTime: number;
    readonly maxType: number;
  };
  deleteMessages: {
    readonly type: number;
    readonly delete: number;
    readonly messageId?: string;
    readonly roomJid: string;
    readonly companyMpId?: string;
  };
  search: {
    readonly content?: string;
  };
  pinChat: {
    readonly jid: string;
    readonly isAdaptive: number;
  };
  unpinChat: {
    readonly jid: string;
    readonly isAdaptive: number;
  };
  pushMessage: {
    readonly type: number;
    readonly content: string;
    readonly sendPhone: string;
    readonly toUserPhone: string;
  };
  uploadFile: {
    readonly validTime: number;
    readonly userId: number;
  };
  getFile: {
    readonly month: string;
    readonly kind: string;
    readonly name: string;
  };
}

/** Result codes that an answer of each path may have besides 1, those of other correct servers among them. */
export interface PathFailures {
  "/config": 1010101 | 1020101;
  "/user/get": 0 | 100211 | 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/page": 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/add": 100501 | 100512 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/list/his": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/getLastChatList": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/shiku_muc_msgs": 1010101 | 1020101 | 1030101 | 1030102;
  "/room/add": 1010101 | 1020101 | 1030101 | 1030102;
  "/room/get": 100401 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/update": 10111 | 100401 | 100402 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/noticesPage": 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/list": 10111 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/transfer": 10111 | 100401 | 100403 | 100404 | 100405 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/setOfflineNoPushMsg": 10111 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/delete": 10111 | 100401 | 100409 | 100410 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/update": 10111 | 100401 | 100405 | 100406 | 100407 | 100411 | 100412 | 100421 | 100423 | 1010101 | 1010102 | 1020101 | 1030101 | 1030102;
  "/tigase/shiku_msgs": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/deleteMsg": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/search": 1010101 | 1010102 | 1020101 | 1030101 | 1030102;
  "/tigase/dialog/add": 10111 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/dialog/delete": 10111 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/console/oneSendOne": 0 | 100211 | 1010101 | 1020101 | 1030101 | 1030102;
  "/upload/UploadServlet": -1 | 1010101 | 1020101;
  "/0/0/{month}/{kind}/{name}": 1010101 | 1020101;
}
