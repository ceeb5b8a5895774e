import { headTo } from '../answer.ts';
import { reachedServer } from '../command.ts';
import { frameEntry } from '../frame-entry.ts';
import type { LiveCall } from '../live-call.ts';
import { Outgoing } from '../outgoing.ts';
import { post } from '../post.ts';
import { LiveRefusal } from '../refusals.ts';
import type { Message } from '../wire/messages.ts';

type ChatCall = LiveCall<'chat'>;

/** Tells an app that its message has reached the server; what it changed is on disk by then. */
export function sendReceipt(
  { connection, login: { world } }: ChatCall,
  { messageHead }: Message<'Chat'>,
): void {
  const { messageId, chatType } = messageHead;
  const body = {
    messageHead: headTo(connection, { messageId, chatType }),
    messageId,
    status: reachedServer,
  };
  const fault = post(connection, new Outgoing('receipt', body), 'receipt');
  world.journal.add(frameEntry(world, 'out', 'receipt', body, [connection], { fault }));
}

/** Does something once everything that is stored now is on disk, at once where it is. */
export function whenKept(call: ChatCall, work: () => void): void {
  const { store } = call.login.world;
  if (store.pending) store.committed().then(work, () => call.fail(new LiveRefusal('notKept')));
  else work();
}
