import { Once } from './matching.ts';
import type { Message } from './messages.ts';
import type { Member, Row } from './model.ts';

/** Rows of messages, oldest first. */
export const byTime = (rows: Row[]): Row[] =>
  rows.sort((one, other) => Number(one.timeSend) - Number(other.timeSend));

/** A row of the demo data as it is shown to whoever reaches the file service at this address. */
export const withFilesAt = (files: string, row: Row): Row =>
  JSON.parse(JSON.stringify(row).replaceAll('http://127.0.0.1:8089', files));

/** A membership of the demo data. */
export function memberOf({ roomId: _, addRoomDetails: __, ...row }: Row): Member {
  return {
    userId: Number(row.userId),
    role: Number(row.role),
    joined: Number(row.createTime),
    nickname: String(row.nickname),
    creator: row.role === 1,
    row,
  };
}

/** The message of a row of the demo data. */
export function messageOf(row: Row): Message {
  const id = new Once<string>('the id', () => true);
  id.value = String(row.messageId);
  return {
    id,
    time: Number(row.timeSend),
    type: Number(row.contentType),
    content: String(row.content),
    fromServer: String(row.sender_jid).startsWith('10005/'),
    author:
      row.sender_jid === '10005/Server' ? Number(row.sender) : Number.parseInt(String(row.sender_jid), 10),
    body: JSON.parse(String(row.message)) as Row,
  };
}
