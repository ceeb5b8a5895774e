// Rows as they are stored. A key that a later release brought is optional: rows written before it lack it (server facts 1.2).

/** A place, with doubles; the serialiser shows it as `{lat: 0.0, lng: 0.0}`. */
export interface Place {
  readonly lat: number;
  readonly lng: number;
}

export interface UserRow {
  readonly userId: number;
  readonly account: string;
  readonly areaCode: string;
  /** Without the area code. */
  readonly phone: string;
  readonly nickname: string;
  readonly password: string;
  readonly userKey: string;
  readonly createTime: number;
  readonly userType: number;
  readonly role: readonly number[];
  readonly sex: number;
}

export interface FriendRow {
  /** Whose friend it is. */
  readonly userId: number;
  readonly toUserId: number;
  /** 2 friends, 0 strangers, 1 one-way, -1 black (server facts 2.3). */
  readonly status: number;
  readonly createTime: number;
  readonly openTopChatTime: number;
  readonly modifyTime?: number;
  readonly lastTalkTime?: number;
  readonly msgNum?: number;
  readonly remarkName?: string;
  readonly orderKey?: string;
}

export interface NoticeRow {
  readonly id: string;
  readonly roomId: string;
  readonly userId: number;
  readonly nickname: string;
  readonly text: string;
  readonly time: number;
  readonly modifyTime: number;
}

export interface RoomRow {
  readonly id: string;
  readonly jid: string;
  readonly name: string;
  readonly desc?: string;
  readonly subject?: string;
  readonly tags?: readonly string[];
  readonly loc?: Place;
  readonly userId: number;
  readonly nickname: string;
  readonly createTime: number;
  readonly modifyTime: number;
  readonly userSize: number;
  readonly maxUserSize: number;
  /** 1 open, -1 locked by the back office. */
  readonly s: number;
  readonly talkTime: number;
  /** `isLook`, `showRead` and the like: whole numbers that `/room/update` changes. */
  readonly switches: Readonly<Record<string, number>>;
  readonly notice?: NoticeRow;
}

export interface MemberRow {
  readonly roomId: string;
  readonly userId: number;
  readonly nickname: string;
  /** 1 owner, 2 admin, 3 member, 4 invisible, 5 guardian. */
  readonly role: number;
  readonly createTime: number;
  readonly modifyTime: number;
  readonly offlineNoPushMsg: number;
  readonly openTopChatTime: number;
  readonly talkTime: number;
  readonly remarkName?: string;
}

/** A message between two people; each of them has a copy of their own. */
export interface MessageRow {
  readonly _id: string;
  /** JSON text. */
  readonly message: string;
  readonly direction: number;
  /** Whose copy it is. */
  readonly sender: string;
  readonly receiver: string;
  readonly sender_jid: string;
  readonly receiver_jid: string;
  readonly ts: number;
  readonly contentType: number;
  readonly messageId: string;
  readonly timeSend: number;
  readonly deleteTime?: number;
  readonly isRead?: number;
  readonly isEncrypt?: boolean;
  /** Types without text (84, 103) have none. */
  readonly content?: string;
  /** Set where it was deleted; such a row is never shown. */
  readonly delayedTime?: number;
}

export interface GroupMessageRow {
  readonly _id: string;
  readonly message: string;
  readonly room_jid: string;
  readonly sender_jid: string;
  readonly sender: string;
  readonly ts: number;
  readonly contentType: number;
  readonly messageId: string;
  readonly timeSend: number;
  readonly deleteTime?: number;
  readonly content?: string;
  readonly readCount?: number;
  /** "1" where it was recalled; such a row is never shown. */
  readonly withdraw?: string;
}

/** The newest message of a chat: one row for each of two people, one for a whole group. */
export interface LastChatRow {
  readonly _id: string;
  readonly type: number;
  readonly messageId: string;
  readonly timeSend: number;
  readonly content?: string;
  readonly userId: string;
  readonly jid: string;
  readonly isRoom: number;
  readonly isEncrypt?: boolean;
  readonly encryptType: number;
  readonly from: string;
  readonly to: string;
  readonly fromUserName: string;
  readonly toUserName?: string;
}

export interface PinRow {
  readonly id: string;
  readonly userId: number;
  readonly jid: string;
  readonly isRoom: number;
  readonly time: number;
}

/** A group message that one person hid from themselves (`room_group_msg`). */
export interface HideRow {
  readonly userId: number;
  readonly roomJid: string;
  readonly messageId: string;
}
