import { refreshGroupChat, refreshSingleChat } from '../../domain/last-chats.ts';
import { removeGroupMessage } from '../../domain/remove-message.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { GroupMessageRow, HiddenRow } from '../../store/tables/rows.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Handler } from './handler.ts';

const single = 1;
const group = 2;
const onlyMine = 1;
const everyones = 2;

/** The type of a message that is stored in a group and never listed (server facts 2.8). */
const redPacketOpened = 83;

/** `/tigase/deleteMsg` (document 2.5b, server facts 2.9). Succeeds also when nothing matched. */
export const deleteMessages: Handler<'deleteMessages'> = ({ tx, callerId, warn }, parameters) => {
  const { type, delete: mode, messageId = '', roomJid } = parameters;
  if (messageId.includes('，'))
    warn('messageId is split on the full-width comma, which the server does not do');
  const ids = messageId.split(/[,，]/).flatMap(id => (id.trim() === '' ? [] : [id.trim()]));
  if (ids.length === 0) refuse('parameterInvalid');
  if (mode !== onlyMine && mode !== everyones) {
    warn('delete is neither 1 nor 2: nothing was deleted');
  } else if (type === single) {
    deleteSingle(tx, String(callerId), ids, mode);
  } else if (type !== group) {
    warn('type is neither 1 nor 2: nothing was deleted');
  } else if (roomJid === '') {
    warn('type 2 without roomJid: nothing was deleted');
  } else {
    deleteFromGroup(tx, callerId, roomJid, ids, mode);
  }
  return {};
};

function deleteSingle(tx: Tx, caller: string, ids: readonly string[], mode: number): void {
  const touched = new Set<string>();
  for (const copy of ids.flatMap(id => [...tx.messages.by.byMessageId(id)])) {
    const mine = copy.sender === caller;
    const ours = mine || copy.receiver === caller;
    if (copy.delayedTime !== undefined || !(mode === everyones ? ours : mine)) continue;
    tx.messages.put({ ...copy, delayedTime: tx.now.s, deleteTime: tx.now.s });
    touched.add(`${copy.sender}:${copy.receiver}`);
  }
  for (const conversation of touched) {
    const [owner = '', peer = ''] = conversation.split(':');
    refreshSingleChat(tx, owner, peer);
  }
}

function deleteFromGroup(tx: Tx, callerId: number, jid: string, ids: readonly string[], mode: number): void {
  const messages = ids
    .flatMap(id => [...tx.groupMessages.by.byMessageId(id)])
    .filter(message => message.room_jid === jid);
  for (const message of messages) {
    // What is never listed cannot be hidden: it would count as one of the rows that are.
    if (mode === onlyMine && message.contentType === redPacketOpened) continue;
    if (mode === onlyMine) tx.hidden.put(hiddenRow(message, callerId, tx.now.s));
    else removeGroupMessage(tx, message);
  }
  if (mode === everyones && messages.length > 0) refreshGroupChat(tx, jid);
}

/** @param time seconds */
function hiddenRow(message: GroupMessageRow, userId: number, time: number): HiddenRow {
  const { _id, messageId, timeSend, contentType, sender_jid } = message;
  return { _id, userId, roomJid: message.room_jid, messageId, timeSend, contentType, sender_jid, time };
}
