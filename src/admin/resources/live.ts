import { isObject } from '../../base/json.ts';
import type { BodyOf } from '../../control-api/operations.ts';
import { chatTypes, commandOf, commands } from '../../live/command.ts';
import type { World } from '../../worlds/world.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';
import { knownRoom, knownUser } from './messages.ts';

/** Somebody's app sends a frame over the live connection. */
export const live: Pick<Controls, 'sendFrame'> = {
  sendFrame: async ({ world, control, body: given }) => {
    const { from, command = commands.chat.code } = given;
    knownUser(world.store.view, from);
    const name = commandOf(command);
    if (name === undefined || name === 'auth')
      throw new Problem('bad-body', `Failed to send: an app sends no command ${command}.`, {
        pointer: '/command',
      });
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
  const { messageHead, ...fields } = fieldsOf(given);
  if ((to === undefined) === (room === undefined)) {
    throw new Problem(
      'bad-body',
      'Failed to send: name either `to` (a user id) or `room` (a jid or a group id), not both.',
    );
  }
  const receiver = room === undefined ? String(knownUser(view, to ?? 0).userId) : knownRoom(view, room).jid;
  return {
    type: 1,
    fromUserId: String(from),
    fromUserName: knownUser(view, from).nickname,
    toUserId: receiver,
    ...fields,
    messageHead: {
      to: receiver,
      messageId: `mock_${from}_${crypto.randomUUID()}`,
      chatType: room === undefined ? chatTypes.single : chatTypes.group,
      ...(isObject(messageHead) && messageHead),
    },
  };
}

function fieldsOf({ body }: BodyOf<'sendFrame'>): Record<string, unknown> {
  return isObject(body) ? body : {};
}
