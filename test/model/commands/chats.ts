import fc from 'fast-check';
import type { Message } from '../messages.ts';
import { lastChat } from '../shown.ts';
import type { World } from '../world.ts';
import { caller, command } from './command.ts';
import { bounds } from './histories.ts';

interface Chat {
  readonly jid: string;
  readonly message: Message;
}

export async function compareChats(
  world: World,
  me: number,
  pageSize?: number | '',
  times: { readonly startTime: number | undefined; readonly endTime: number | undefined } = bounds([], {
    from: undefined,
    to: undefined,
    shift: 0,
  }),
) {
  const { model } = world;
  const { startTime, endTime } = times;
  // The page number is not read.
  const parameters = { pageIndex: 1, pageSize, startTime, endTime };
  const { code, data } = await world.call(me, '/tigase/getLastChatList', parameters, 1);
  if (code !== 1) return;
  // With both given, the end is forgotten (server facts 2.6).
  const within = ({ message }: Chat) =>
    startTime ? message.time >= startTime : endTime ? message.time <= endTime : true;
  const [groups, singles] = [model.groupChats(me).filter(within), model.singleChats(me).filter(within)];
  const limit = pageSize || Number.POSITIVE_INFINITY;
  const page = { pageIndex: 0, pageSize: pageSize || 0, walk: false };
  const many = Math.min(groups.length, limit);
  for (const [isRoom, rows, chats] of [
    [1, data.slice(0, many), groups],
    [0, data.slice(many), singles],
  ] as const) {
    world.agreeRanked<Chat>(rows, chats, page, 0, {
      key: chat => chat.jid,
      keyInRow: row => row.jid,
      rank: chat => -chat.message.time,
      shown: chat => lastChat(me, chat.jid, isRoom, chat.message),
    });
  }
}

export const listLastChats = command(
  'listLastChats',
  {
    me: caller,
    pageSize: fc.constantFrom<(number | '' | undefined)[]>(0, undefined, '', 50000, 1, 2),
    from: fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 1 }),
    to: fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 1 }),
    shift: fc.constantFrom(0, 1, -1),
    always: fc.boolean(),
  },
  async (world, { me, pageSize, from, to, shift, always }) => {
    const { model } = world;
    const times = [...model.groupChats(me), ...model.singleChats(me)].map(chat => chat.message.time);
    await compareChats(world, me, pageSize, always ? undefined : bounds(times, { from, to, shift }));
  },
);
