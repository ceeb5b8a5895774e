import { randomUUID } from 'node:crypto';
import { isObject } from '../../base/json.ts';
import type { BodyOf } from '../../control-api/operations.ts';
import { commandOf, commands } from '../../live/command.ts';
import { composed } from '../../live/compose.ts';
import type { World } from '../../worlds/world.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';
import { checkReceiver, knownRoom, knownUser } from './messages.ts';

/** Somebody's app sends a frame over the live connection. */
export const live: Pick<Controls, 'sendFrame'> = {
  sendFrame: async ({ world, control, body: given }) => {
    const { from, command = commands.chat.code } = given;
    knownUser(world.store.view, from);
    const name = commandOf(command);
    if (name === undefined || name === 'auth')
      throw new Problem(
        'bad-body',
        `Failed to send: apps do not send the command ${command}. Leave command out to send a chat message.`,
        {
          pointer: '/command',
        },
      );
    const { sendAs } = await import('../../live/send-as.ts');
    const message = name === 'chat' ? chatOf(world, given) : fieldsOf(given);
    const frames = await sendAs(await control.live.load(), world, from, name, message);
    const answers = frames.map(frame => ({
      command: commands[frame.command].code,
      name: frame.command,
      body: { ...frame.body },
    }));
    const head = message.messageHead;
    return { ...(isObject(head) && { messageId: String(head.messageId) }), answers };
  },
};

/** A message with the head and the fields that follow from who writes to whom. */
function chatOf({ store: { view } }: World, given: BodyOf<'sendFrame'>): Record<string, unknown> {
  const { from, to, room } = given;
  checkReceiver(given);
  const { messageHead, ...fields } = fieldsOf(given);
  const receiver =
    to === undefined ? { room: knownRoom(view, room ?? '').jid } : { to: knownUser(view, to).userId };
  const sender = { userId: from, address: '' };
  const chat = composed(view, sender, receiver, `mock_${from}_${randomUUID()}`, fields);
  return { ...chat, messageHead: { ...chat.messageHead, ...(isObject(messageHead) && messageHead) } };
}

function fieldsOf({ body }: BodyOf<'sendFrame'>): Record<string, unknown> {
  return isObject(body) ? body : {};
}
