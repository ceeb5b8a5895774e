import { storeInGroup, storeSingle } from '../../domain/deliver.ts';
import type { View } from '../../store/tables/state.ts';
import type { Change } from '../../store/tables/table-draft.ts';
import type { Tx } from '../../store/transaction.ts';
import { rowIssue } from '../../worlds/check-rows.ts';
import type { LiveCall } from '../live-call.ts';
import { messageOf } from '../message-body.ts';
import { LiveRefusal, refuseFrame } from '../refusals.ts';
import type { Message } from '../wire/messages.ts';
import { sendReceipt, whenKept } from './receipt.ts';
import { routeOf } from './route.ts';

type Chat = Message<'Chat'>;
type ChatCall = LiveCall<'chat'>;

/**
 * Stores a message of an app. The store tells whomever it concerns once it is on disk, and the app before them. One
 * that comes again is stored and delivered once, and receipted each time.
 * @throws LiveRefusal
 */
export function keepMessage(call: ChatCall, chat: Chat): void {
  const { hub, connection, login } = call;
  const { store } = login.world;
  const { messageId } = chat.messageHead;
  const onItsWay = hub.awaited(messageId);
  if (onItsWay) {
    if (onItsWay.connection.login?.userId !== login.userId) refuseFrame('idTaken');
    receiptAgain(call, chat);
    return;
  }
  const durable = (changes: readonly Change[]) => {
    call.note({ changes });
    sendReceipt(call, chat);
  };
  hub.await(messageId, { connection, durable });
  let isNew: boolean;
  try {
    isNew = store.transact(tx => storeOnce(tx, call, chat)).result;
  } catch (error) {
    hub.forget(messageId);
    throw error;
  }
  if (!isNew) {
    hub.forget(messageId);
    receiptAgain(call, chat);
  } else if (store.pending) {
    store.committed().catch(() => {
      if (hub.forget(messageId)) call.fail(new LiveRefusal('notKept'));
    });
  }
}

function receiptAgain(call: ChatCall, chat: Chat): void {
  whenKept(call, () => {
    call.note();
    sendReceipt(call, chat);
  });
}

/**
 * Stores a message that is not stored yet.
 * @returns false for one that is
 * @throws LiveRefusal
 */
function storeOnce(tx: Tx, { parts, login }: ChatCall, chat: Chat): boolean {
  const from = String(login.userId);
  const before = authorOf(tx, chat.messageHead.messageId);
  if (before !== undefined && before !== from) refuseFrame('idTaken');
  if (before !== undefined) return false;
  const route = routeOf(tx, login.userId, chat.messageHead, tx.now.s);
  const body = messageOf(chat);
  if ('room' in route) storeInGroup(tx, parts.writer, { from, jid: route.room.jid }, body);
  else storeSingle(tx, parts.writer, { from, to: String(route.receiver.userId) }, body);
  if (!parts.selfCheck) return true;
  for (const { collection, after } of tx.changes()) {
    const issue = after && rowIssue(parts.contract, collection, after);
    if (issue) refuseFrame('notInContract', `${issue.pointer} ${issue.message}`);
  }
  return true;
}

/** Who has written the stored message of this id. */
function authorOf(view: View, messageId: string): string | undefined {
  const inGroup = view.groupMessages.by.byMessageId(messageId).at(0);
  if (inGroup) return inGroup.sender;
  const copy = view.messages.by.byMessageId(messageId).at(0);
  return copy && (copy.direction === 0 ? copy.sender : copy.receiver);
}
