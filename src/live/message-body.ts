import { isObject, parsedJson } from '../base/json.ts';
import type { MessageBody } from '../domain/message-writer.ts';
import type { GroupMessageRow, MessageRow } from '../store/tables/rows.ts';
import { shaped } from './wire/codec.ts';
import type { Message } from './wire/messages.ts';

/**
 * A message of the live connection as rows keep it: keys by the alphabet, every field with its default but the three
 * that stand only where they are set (live facts A8). A number that JSON cannot hold becomes one that the contract
 * refuses.
 */
export function messageOf(chat: Message<'Chat'>): MessageBody {
  const { content, deleteTime, encryptType, fileName, fileSize, fileTime, objectId, other } = chat;
  const { fromUserId, fromUserName, toUserId, toUserName, isEncrypt, isReadDel, type } = chat;
  const { chatType, from, messageId, offline, to } = chat.messageHead;
  return {
    content,
    deleteTime: Number(deleteTime),
    encryptType,
    ...(fileName !== '' && { fileName }),
    fileSize: Number(fileSize),
    fileTime: Number(fileTime),
    fromUserId,
    fromUserName,
    isEncrypt,
    isReadDel,
    location_x: chat.location_x,
    location_y: chat.location_y,
    messageHead: { chatType, from, messageId, offline, to },
    ...(objectId !== '' && { objectId }),
    ...(other !== '' && { other }),
    timeSend: Number(chat.timeSend),
    toUserId,
    toUserName,
    type,
  };
}

/** A stored row as the message that is delivered: its `message`, which has exactly the fields of one (live facts A10). */
export function chatMessageOf(row: MessageRow | GroupMessageRow): Message<'Chat'> {
  const body = parsedJson(row.message);
  const fields = isObject(body) ? body : {};
  // Rows of old stores have no head in their text (server facts 1.2).
  return shaped('Chat', isObject(fields.messageHead) ? fields : { ...fields, messageHead: headOf(row) });
}

function headOf(row: MessageRow | GroupMessageRow) {
  const inGroup = 'room_jid' in row;
  return {
    chatType: inGroup ? 2 : 1,
    from: row.sender_jid,
    messageId: row.messageId,
    to: inGroup ? row.room_jid : row.receiver_jid,
  };
}
