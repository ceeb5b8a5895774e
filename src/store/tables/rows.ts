import type { components } from '../../spec/generated/types.gen.ts';

type Schemas = components['schemas'];

/** A user, with the balance that only search shows. Times in seconds, as in every row but messages. */
export type UserRow = Schemas['OwnProfile'] & { readonly balance: number };
/** One direction of a friendship: what `userId` sees of `toUserId`. */
export type FriendRow = Schemas['Friend'];
/** A room with its latest notice; members and notices are rows of their own. */
export type RoomRow = Omit<Schemas['RoomCore'], 'notices'>;
/** A member of the room `roomId`, which no answer shows. */
export type MemberRow = Schemas['Member'] & { readonly roomId: string };
export type NoticeRow = Schemas['Notice'];
/** One owner's copy of a single message; `delayedTime` (s) is there once the owner has deleted it. */
export type MessageRow = Schemas['SingleMessage'];
export type GroupMessageRow = Schemas['GroupMessage'];
/** The newest message of a chat: one row for each user of a single chat, one row for a whole group. */
export type LastChatRow = Schemas['LastChat'];

/** A chat that a user pinned; `isRoom` as the document stores it (friend 1, group 0). */
export interface PinRow {
  readonly userId: number;
  readonly jid: string;
  readonly isRoom: number;
  /** When it was pinned, s. */
  readonly time: number;
}

/** A group message that one member no longer sees, with what its order and filters need. */
export interface HiddenRow {
  readonly userId: number;
  readonly roomJid: string;
  readonly messageId: string;
  /** Row id of the group message. */
  readonly _id: string;
  /** When the message was sent, ms. */
  readonly timeSend: number;
  readonly contentType: number;
  readonly sender_jid: string;
  /** When it was hidden, s. */
  readonly time: number;
}

/** That one member has read a group message; who reads it again changes nothing. */
export interface ReadRow {
  readonly userId: number;
  readonly roomJid: string;
  /** Row id of the group message. */
  readonly _id: string;
  /** When it was read, s. */
  readonly time: number;
}

/** An uploaded file; the paths are the ones of its URLs. */
export interface ResourceRow {
  readonly id: string;
  readonly path: string;
  readonly thumbnailPath?: string;
  readonly name: string;
  readonly mediaGroup: string;
  /** Bytes. */
  readonly size: number;
  readonly createTime: number;
  /** s; -1 never. */
  readonly expireTime: number;
}

/** An access token. */
export interface TokenRow {
  readonly token: string;
  readonly userId: number;
  readonly createTime: number;
  /** s; -1 never. */
  readonly expireTime: number;
}

/** What a user's log-ins have left behind: the key of the app's log-in (live facts A9), and when they were. */
export interface LoginRow {
  readonly userId: number;
  /** Base64 of its SubjectPublicKeyInfo; absent until an app has uploaded a key. */
  readonly publicKey?: string;
  /** As it was uploaded, encrypted with the password. */
  readonly privateKey?: string;
  /** The 16 bytes of the newest code as hex digits: the key of the answer it opens. */
  readonly codeKey?: string;
  /** How far the app has come with the code: it has the code, or the private key as well. */
  readonly asked?: 'code' | 'key';
  /** When the log-in token ends, s; -1 never. */
  readonly tokenEnds: number;
  /** When the user logged in last, s; 0 never. */
  readonly loginTime: number;
  /** When the app went off line last, s; 0 never. */
  readonly offlineTime: number;
}

/** The row type of every table of the store. */
export interface RowTypes {
  readonly users: UserRow;
  readonly friends: FriendRow;
  readonly rooms: RoomRow;
  readonly members: MemberRow;
  readonly notices: NoticeRow;
  readonly messages: MessageRow;
  readonly groupMessages: GroupMessageRow;
  readonly lastChats: LastChatRow;
  readonly pins: PinRow;
  readonly hidden: HiddenRow;
  readonly reads: ReadRow;
  readonly resources: ResourceRow;
  readonly tokens: TokenRow;
  readonly logins: LoginRow;
}
