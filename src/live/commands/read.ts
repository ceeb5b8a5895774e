import { markRead, markReadInGroup } from '../../domain/mark-read.ts';
import type { Tx } from '../../store/transaction.ts';
import { audienceOf, membersOf } from '../audience.ts';
import { chatTypes } from '../command.ts';
import type { LiveCall } from '../live-call.ts';
import { refuseFrame } from '../refusals.ts';
import type { Message } from '../wire/messages.ts';
import { sendReceipt, whenKept } from './receipt.ts';
import { routeOf } from './route.ts';

/**
 * Marks the message that a read receipt names, and passes the receipt on once for each reader: to the author of a
 * single message, to the members of a group. Some apps answer every message of an open chat with a receipt, receipts
 * among them; passed on each time, those of two apps would never end (live facts A8).
 * @throws LiveRefusal
 */
export function read(call: LiveCall<'chat'>, chat: Message<'Chat'>): void {
  const { hub, login } = call;
  const { store } = login.world;
  const { result: marked, changes } = store.transact(tx => mark(tx, login.userId, chat));
  whenKept(call, () => {
    call.note({ changes });
    sendReceipt(call, chat);
    if (!marked) return;
    const { author, roomId } = marked;
    const to = roomId === undefined ? audienceOf(new Set([author])) : membersOf(store.view, roomId);
    hub.passOn({ chat, to });
  });
}

/** @returns the author of the message, and the group it is in; undefined where nothing had to be marked */
function mark(tx: Tx, reader: number, { messageHead, content }: Message<'Chat'>) {
  if (messageHead.chatType === chatTypes.single) {
    const author = markRead(tx, reader, content);
    return author === undefined ? undefined : { author };
  }
  const route = routeOf(tx, reader, messageHead, tx.now.s);
  if (!('room' in route)) return refuseFrame('noChatType');
  const { id, jid } = route.room;
  const author = markReadInGroup(tx, reader, jid, content);
  return author === undefined ? undefined : { author, roomId: id };
}
