import fc from 'fast-check';
import { memberIn } from '../model.ts';
import { caller, command, everything, nobody, person } from './command.ts';
import { compareFriends } from './friends.ts';
import { jidOf } from './histories.ts';
import { compareRooms, touch } from './rooms.ts';

const draws = {
  me: caller,
  jid: fc.oneof(person, fc.constant(nobody), fc.nat({ max: 7 }), fc.nat({ max: 7 })),
  isAdaptive: fc.constantFrom<(1 | 0 | undefined)[]>(1, 1, 1, 0, undefined),
};

const pinning = (name: string, path: string, pins: boolean) =>
  command(name, draws, async (world, { me, jid: choice, isAdaptive }) => {
    const { model } = world;
    const isPerson = choice > 7;
    const jid = isPerson ? String(choice) : jidOf(model, choice);
    const room = model.roomByJid(jid);
    const member = room && memberIn(room, me);
    const due = isPerson || isAdaptive !== 1 || member ? 1 : room ? 10111 : 100411;
    const { code } = await world.call(me, path, { jid, isAdaptive }, due);
    if (code !== 1 || isAdaptive !== 1) return;
    const pinned = isPerson ? model.friendship(me, choice) : member;
    if (!pinned) return;
    pinned.row = { ...pinned.row, openTopChatTime: pins ? model.seconds : 0 };
    touch(model, pinned);
    if (isPerson) await compareFriends(world, me, everything);
    else await compareRooms(world, me, everything);
  });

export const pinChat = pinning('pinChat', '/tigase/dialog/add', true);
export const unpinChat = pinning('unpinChat', '/tigase/dialog/delete', false);
