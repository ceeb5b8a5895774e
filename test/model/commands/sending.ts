import fc from 'fast-check';
import { say, sayInGroup } from '../messages.ts';
import { caller, command, oneOf, person, text } from './command.ts';

const anyText = fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: fc.constant('') });

export const pushMessage = command(
  'pushMessage',
  {
    me: caller,
    from: person,
    to: person,
    content: anyText,
    type: fc.constantFrom(1, 1, 2),
    prefix: fc.constantFrom('', '86'),
    wrong: fc.nat({ max: 9 }),
  },
  async (world, { me, from, to, content, type, prefix, wrong }) => {
    const { model } = world;
    const number = (userId: number) => `${prefix}${model.user(userId)?.phone}`;
    const [sendPhone, toUserPhone] = [wrong === 0 ? '1' : number(from), wrong === 1 ? '1' : number(to)];
    const due = wrong < 2 ? 100211 : 1;
    const given = { type, content, sendPhone, toUserPhone };
    const { code } = await world.call(me, '/console/oneSendOne', given, due);
    if (code === 1) say(model, from, to, content, type);
  },
);

/** The control API's messages: somebody writes to somebody, of any type. */
export const somebodyWrites = command(
  'somebodyWrites',
  { from: person, to: person, content: anyText, type: fc.constantFrom(1, 1, 1, 2, 199, 200, 202) },
  async (world, { from, to, content, type }) => {
    const { messageId } = await world.client.admin('/messages', { from, to, content, type });
    world.agree(messageId, say(world.model, from, to, content, type).id, 'messageId');
  },
);

export const somebodyWritesToGroup = command(
  'somebodyWritesToGroup',
  {
    room: fc.oneof(fc.constant(0), fc.nat({ max: 7 })),
    who: fc.nat({ max: 7 }),
    content: anyText,
    type: fc.constantFrom(1, 1, 1, 1, 2, 83, 202),
    byId: fc.boolean(),
  },
  async (world, { room: choice, who, content, type, byId }) => {
    const { model } = world;
    const rooms = model.rooms.filter(room => room.members.length > 0);
    if (rooms.length === 0) return;
    const room = oneOf(rooms, choice);
    const { userId } = oneOf(room.members, who);
    const body = { from: userId, room: byId ? room.id : room.jid, content, type };
    const { messageId } = await world.client.admin('/messages', body);
    world.agree(messageId, sayInGroup(model, room, userId, content, type).id, 'messageId');
  },
);
