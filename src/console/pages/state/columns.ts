import { dateTime } from '../../text/times.ts';

/** The fields of a collection's rows that matter to people, in their order. */
const columns: Readonly<Record<string, readonly string[]>> = {
  users: ['userId', 'nickname', 'phone', 'sex', 'createTime'],
  friends: ['userId', 'toUserId', 'status', 'createTime'],
  shiku_room: ['name', 'userId', 'userSize', 'jid', 'createTime'],
  shiku_room_member: ['roomId', 'userId', 'nickname', 'role', 'createTime'],
  shiku_room_notice: ['roomId', 'userId', 'text', 'time'],
  shiku_msgs: ['timeSend', 'sender', 'receiver', 'contentType', 'content'],
  mucmsg_: ['timeSend', 'sender', 'contentType', 'content'],
  shiku_lastChats: ['userId', 'jid', 'content', 'timeSend'],
  stick_dialog: ['userId', 'jid', 'time'],
  room_group_msg: ['userId', 'roomJid', 'messageId', 'time'],
  room_msg_read: ['userId', 'roomJid', 'time'],
  resources: ['name', 'mediaGroup', 'size', 'createTime', 'expireTime'],
  tokens: ['token', 'userId', 'createTime', 'expireTime'],
  user_login: ['userId', 'loginTime', 'offlineTime', 'tokenEnds'],
};

/** The columns of a collection; of one that is not known, the first fields of a row of it. */
export function columnsOf(collection: string, example: object | undefined): readonly string[] {
  const known = columns[collection.replace(/^mucmsg_.*/, 'mucmsg_')];
  return known ?? Object.keys(example ?? {}).slice(0, 5);
}

/** The value of a field as a cell shows it: times as people read them, anything that is no scalar as JSON. */
export function cellText(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value !== 'number' || !/(time|ends)/i.test(field)) return String(value);
  if (value >= 1e12) return dateTime(value);
  return value >= 1e9 ? dateTime(value * 1000) : String(value);
}
