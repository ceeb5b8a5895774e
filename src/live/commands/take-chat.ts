import { addressParts } from '../command.ts';
import type { LiveCall } from '../live-call.ts';
import { refuseFrame } from '../refusals.ts';
import type { Message } from '../wire/messages.ts';
import { fateOf } from './chat-types.ts';
import { keepMessage } from './keep.ts';
import { pass, passToOwn } from './pass.ts';
import { read } from './read.ts';

/** Characters of a message id; those of the apps have some 30. */
const longestId = 200;

const byFate = { kept: keepMessage, passed: pass, own: passToOwn, read };

/**
 * A message of an app: kept, passed on, or both, and receipted once what it changed is on disk (live facts A6, A8).
 * @throws LiveRefusal
 */
export function takeChat(call: LiveCall<'chat'>): void {
  const chat = completed(call);
  byFate[fateOf(chat.type)](call, chat);
}

/** The message with what follows from the login filled in where the app has left it out. */
function completed({ login, message }: LiveCall<'chat'>): Message<'Chat'> {
  const { messageHead: head, type } = message;
  const own = String(login.userId);
  if (head.messageId === '' || head.messageId.length > longestId) refuseFrame('noMessageId');
  if (type === 0) refuseFrame('noType');
  const from = head.from === '' ? login.address : head.from;
  const fromUserId = message.fromUserId === '' ? own : message.fromUserId;
  if (addressParts(from).id !== own || fromUserId !== own) refuseFrame('anotherAuthor');
  return {
    ...message,
    messageHead: { ...head, from },
    fromUserId,
    toUserId: message.toUserId === '' ? addressParts(head.to).id : message.toUserId,
    timeSend: message.timeSend > 0 ? message.timeSend : login.world.store.clock.now().ms,
  };
}
