import { serverJid } from '../domain/deliver.ts';
import type { World } from '../worlds/world.ts';
import { type CommandName, chatTypes, type MessageOf } from './command.ts';
import type { LiveConnection } from './connection.ts';
import { frameEntry } from './frame-entry.ts';
import { Outgoing } from './outgoing.ts';
import type { Draft, Message } from './wire/messages.ts';

/** Sends the server's own word to one app, if its form of frames can say it, and journals it. */
export function answerCommand<Name extends CommandName>(
  world: World,
  connection: LiveConnection,
  name: Name,
  body: Draft<MessageOf<Name>>,
): void {
  if (connection.send(new Outgoing(name, body)))
    world.journal.add(frameEntry(world, 'out', name, body, [connection]));
}

/** The head of an answer: from the server to the app, under the id of what it answers, or one of its own. */
export function headTo(
  connection: LiveConnection,
  { messageId, chatType }: Partial<Message<'Head'>> = {},
): Draft<'Head'> {
  return {
    from: serverJid,
    to: connection.address,
    messageId: messageId || connection.nextMessageId(),
    chatType: chatType ?? chatTypes.result,
  };
}
