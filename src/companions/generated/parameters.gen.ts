// Made by scripts/generate.ts from src/companions/companions.yaml. Do not edit.

/** Parameters of each operation as its handler gets them: present when they have a default or must be there. */
export interface OperationParameters {
  logIn: {
    readonly telephone: string;
    readonly areaCode: string;
    readonly password: string;
  };
  logInAgain: Record<never, never>;
  logInByToken: {
    readonly loginToken: string;
  };
  getLoginCode: {
    readonly account: string;
    readonly areaCode: string;
    readonly deviceId?: string;
    readonly salt?: string;
    readonly mac?: string;
  };
  getLoginPrivateKey: {
    readonly userId: number;
    readonly salt?: string;
    readonly mac?: string;
  };
  uploadLoginKey: {
    readonly userId: number;
    readonly privateKey: string;
    readonly publicKey: string;
    readonly salt?: string;
    readonly mac?: string;
  };
  logInWithKey: {
    readonly userId: number;
    readonly deviceId?: string;
    readonly data?: string;
    readonly salt?: string;
  };
  logOut: Record<never, never>;
  goOffline: Record<never, never>;
  getRoomAgain: {
    readonly roomId: string;
  };
  getMember: {
    readonly roomId: string;
    readonly userId: number;
  };
  listMembersByPage: {
    readonly roomId: string;
    readonly pageSize: number;
    readonly joinTime: number;
  };
  removeMembers: {
    readonly roomId: string;
    readonly userIds: string;
  };
  dissolveRoom: {
    readonly roomId: string;
  };
  setAdmin: {
    readonly roomId: string;
    readonly touserId: number;
    readonly type: number;
  };
  getFriend: {
    readonly toUserId: number;
  };
  removeFriend: {
    readonly toUserId: number;
  };
  setRemark: {
    readonly toUserId: number;
    readonly remarkName: string;
    readonly describe?: string;
  };
  setFriendNotification: {
    readonly toUserId: number;
    readonly offlineNoPushMsg: number;
    readonly type: number;
  };
  listNewFriendsWeb: {
    readonly pageIndex: number;
    readonly pageSize: number;
  };
  listNewFriends: {
    readonly pageIndex: number;
    readonly pageSize: number;
  };
  listFriendsNewer: {
    readonly pageIndex: number;
    readonly pageSize: number;
  };
  listPins: Record<never, never>;
  listChatMessages: {
    readonly receiver: number;
    readonly pageIndex: number;
    readonly pageSize: number;
    readonly startTime: number;
    readonly endTime: number;
    readonly maxType: number;
  };
  listGroupChatMessages: {
    readonly roomId: string;
    readonly pageIndex: number;
    readonly pageSize: number;
    readonly startTime: number;
    readonly endTime: number;
  };
  sendToUser: {
    readonly type: number;
    readonly body: string;
    readonly toUserId: number;
  };
  getCurrentTime: Record<never, never>;
  ping: Record<never, never>;
  isOnLine: {
    readonly userId?: number;
  };
  listDevices: Record<never, never>;
  listCommonTexts: Record<never, never>;
  getTranslation: Record<never, never>;
}

/** Result codes that an answer of each path may have besides 1, those of other correct servers among them. */
export interface PathFailures {
  "/user/login": 1010101 | 1020101 | 1040101 | 1040102;
  "/user/login/auto": 1010101 | 1020101 | 1030101 | 1030102;
  "/user/login/auto/v1": 1010101 | 1020101 | 1030112;
  "/auth/getLoginCode": 1010101 | 1020101 | 1040101;
  "/authkeys/getLoginPrivateKey": 1010101 | 1020101 | 1040101;
  "/authkeys/uploadLoginKey": 1010101 | 1020101 | 1040101;
  "/user/login/v1": 1010101 | 1020101 | 1040101 | 1040102;
  "/user/logout": 1010101 | 1020101 | 1030101 | 1030102;
  "/user/outtime": 1010101 | 1020101 | 1030101 | 1030102;
  "/room/getRoom": 100401 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/get": 100409 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/getMemberListByPage": 10111 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/member/deleteUsers": 10111 | 100401 | 100409 | 100410 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/delete": 10111 | 100401 | 100411 | 1010101 | 1020101 | 1030101 | 1030102;
  "/room/set/admin": 10111 | 100401 | 100409 | 100411 | 100412 | 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/get": 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/delete": 100511 | 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/remark": 100511 | 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/update/OfflineNoPushMsg": 100511 | 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/newFriendListWeb": 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/newFriend/list": 1010101 | 1020101 | 1030101 | 1030102;
  "/friends/page": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/dialog/get": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/chat_msgs": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/chat_muc_msgs": 1010101 | 1020101 | 1030101 | 1030102;
  "/tigase/systemToUser/sendMessage": 100211 | 1010101 | 1020101 | 1030101 | 1030102;
  "/getCurrentTime": 1010101 | 1020101;
  "/_ping": 1010101 | 1020101;
  "/user/getOnLine": 1010101 | 1020101 | 1030101 | 1030102;
  "/user/getOnLineDevice": 1010101 | 1020101 | 1030101 | 1030102;
  "/CustomerService/commonText/getByUserId": 1010101 | 1020101 | 1030101 | 1030102;
  "/translate/current_translate_config": 1010101 | 1020101 | 1030101 | 1030102;
}
