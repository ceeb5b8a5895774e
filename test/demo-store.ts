import { readdirSync, readFileSync } from 'node:fs';

export type Row = Record<string, unknown>;
export interface User extends Row {
  userId: number;
  nickname: string;
  account: string;
  areaCode: string;
  phone: string;
  telephone: string;
  role: number[];
  userType: number;
  settings: { hiding: number };
}
export interface Friend extends Row {
  userId: number;
  toUserId: number;
  createTime: number;
}
export interface Notice extends Row {
  id: string;
  roomId: string;
  userId: number;
  time: number;
}
export interface Room extends Row {
  id: string;
  jid: string;
  userId: number;
  userSize: number;
  createTime: number;
  notice: Notice | { modifyTime: 0; time: 0 };
}
export interface Member extends Row {
  roomId: string;
  userId: number;
  role: number;
  createTime: number;
}
export interface Message extends Row {
  _id: string;
  message: string;
  messageId: string;
  sender: string;
  sender_jid: string;
  contentType: number;
  ts: number;
  timeSend: number;
  content: string;
}
export interface SingleMessage extends Message {
  receiver: string;
  receiver_jid: string;
  direction: number;
}
export interface GroupMessage extends Message {
  room_jid: string;
}
export interface Resource extends Row {
  path: string;
  thumbnailPath?: string;
  size: number;
}
export interface LastChat extends Row {
  _id: string;
  userId: string;
  jid: string;
  isRoom: number;
}
export interface MessageBody extends Row {
  messageHead: { chatType: number; from: string; to: string; messageId: string };
  fromUserId: string;
  toUserId?: string;
  objectId?: string;
  fileName?: string;
  fileSize: number;
  location_x: number;
  type: number;
}

export const demoFolder = new URL('../fixtures/demo/', import.meta.url);

/** The text of a collection file: the only place where 0.0 still differs from 0. */
export const rawDemo = (collection: string): string =>
  readFileSync(new URL(`${collection}.json`, demoFolder), 'utf8');
export const demo = <T>(collection: string): T[] => JSON.parse(rawDemo(collection)) as T[];
/** What the document's answer to an operation holds under `data`. */
export const documented = <T>(operationId: string): T => {
  const file = new URL(`../fixtures/documented/${operationId}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: T }).data;
};
export const without = (row: Row, ...keys: string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([key]) => !keys.includes(key)));
/** The JSON inside a message row's `message`. */
export const body = (row: Message): MessageBody => JSON.parse(row.message) as MessageBody;
/** The row with the greatest `key`. */
export const newest = <T extends Row>(rows: T[], key: keyof T): T | undefined =>
  [...rows].sort((a, b) => Number(b[key]) - Number(a[key]))[0];

export const collections = readdirSync(demoFolder).flatMap(file =>
  file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [],
);
export const users = demo<User>('users');
export const friends = demo<Friend>('friends');
export const rooms = demo<Room>('shiku_room');
export const members = demo<Member>('shiku_room_member');
export const notices = demo<Notice>('shiku_room_notice');
export const messages = demo<SingleMessage>('shiku_msgs');
export const mucCollections = collections.filter(name => name.startsWith('mucmsg_'));
export const groupMessages = mucCollections.flatMap(name => demo<GroupMessage>(name));
export const resources = demo<Resource>('resources');
export const lastChats = demo<LastChat>('shiku_lastChats');

export const userOf = (id: number | string | undefined): User | undefined =>
  users.find(user => String(user.userId) === String(id));
export const roomOf = (id: string): Room | undefined => rooms.find(room => room.id === id);

/** Rows by the text that `of` gives for them, in the order they came. */
export function groupBy<T>(rows: Iterable<T>, of: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row]);
  return groups;
}

/** The last-chat row that a stored message leaves, without the row's own id. */
export function lastChatOf(row: Message, userId: string, jid: string, isRoom: number): Row {
  const { type, isEncrypt, encryptType, fromUserName, toUserName, messageHead } = body(row);
  const { from, to } = messageHead;
  const { messageId, timeSend, content } = row;
  // biome-ignore format: the keys in the document's order
  return { type, messageId, timeSend, content, userId, jid, isRoom, isEncrypt, encryptType, from, to, fromUserName, toUserName };
}
