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
