import fc from 'fast-check';
import { announce, announceMember, perhapsAbout } from '../messages.ts';
import { type Member, memberIn, type Room } from '../model.ts';
import { memberInGroup } from '../shown.ts';
import type { World } from '../world.ts';
import {
  actor,
  actorIn,
  caller,
  chosenRoom,
  command,
  everything,
  isLocked,
  manages,
  oneOf,
  person,
  type RoomChoice,
  roomChoice,
  target,
  targetIn,
  text,
} from './command.ts';
import { newMember, phonesOf } from './new-room.ts';
import { compareRooms, touch } from './rooms.ts';

const whom = fc.oneof(target, fc.constant('me' as const));

async function compareMembers(world: World, me: number, choice: RoomChoice, keyword?: string) {
  const { model } = world;
  const { roomId, room, code: usual } = chosenRoom(model, choice, 1020101);
  const own = room && memberIn(room, me);
  const due = room && !own ? 10111 : usual;
  const { code, data } = await world.call(me, '/room/member/list', { roomId, keyword }, due);
  if (code !== 1 || !room) return;
  const looked = (keyword ?? '').toLowerCase();
  const members = room.members.filter(member => member.nickname.toLowerCase().includes(looked));
  world.agreeRanked<Member>(data, members, everything, 0, {
    key: member => member.userId,
    keyInRow: row => row.userId,
    // The order is not promised.
    rank: () => 0,
    // How somebody came in is shown in /room/get alone (decision 014).
    shown: member => memberInGroup(model, member),
  });
}

export const listMembers = command(
  'listMembers',
  { me: caller, room: roomChoice, keyword: fc.constantFrom(undefined, '', 'a9', 'GZ', '001', '张', 'zz') },
  (world, { me, room, keyword }) => compareMembers(world, me, room, keyword),
);

export const addMembers = command(
  'addMembers',
  {
    who: actor,
    room: roomChoice,
    bits: fc.integer({ min: 1, max: 63 }),
    alone: fc.boolean(),
    as: fc.constantFrom('phones', 'phones', 'text'),
  },
  async (world, { who, room: choice, bits, alone, as }) => {
    const { model } = world;
    const { roomId, room, code: usual } = chosenRoom(model, choice);
    const me = actorIn(room, who);
    const single = oneOf(model.users, bits).userId;
    const many = phonesOf(model, bits);
    const named = alone ? [single] : many.named;
    const phones = alone ? JSON.stringify([single]) : many.phones;
    const joining = room ? named.filter(userId => !memberIn(room, userId)) : [];
    const due = (() => {
      if (!room) return usual;
      if (isLocked(room)) return 100401;
      if (room.owner !== me) {
        if (room.row.isNeedVerify === 1) return 100421;
        if (named.length === 1 && !model.friendship(me, named[0] ?? 0)) {
          // Beside the nobody in the list, whether it is "exactly one" is not settled.
          return alone ? 100407 : [100407, ...full(room, named, joining)];
        }
      }
      return full(room, named, joining);
    })();
    const { code } = await world.call(me, '/room/member/update', { roomId, [as]: phones }, due);
    if (code !== 1 || !room) return;
    for (const userId of joining) {
      room.members.push(newMember(model, userId, 3, me));
      announceMember(model, room, me, userId);
    }
    if (joining.length > 0) touch(model, room);
  },
);

/** Whether those who are there already, and nobody, count against the limit is not settled. */
function full(room: Room, named: readonly number[], joining: readonly number[]): readonly number[] {
  const limit = Number(room.row.maxUserSize);
  if (room.members.length + joining.length > limit) return [100423];
  return room.members.length + named.length + 1 > limit ? [1, 100423] : [1];
}

export const changeMember = command(
  'changeMember',
  {
    who: actor,
    room: roomChoice,
    whom,
    change: fc.constantFrom('nickname', 'remarkName', 'talkTime', 'role', 'role'),
    words: text,
    number: fc.nat({ max: 3 }),
  },
  async (world, { who, room: choice, whom, change, words, number }) => {
    const { model } = world;
    const { roomId, room, code: usual } = chosenRoom(model, choice);
    const me = actorIn(room, who);
    const userId = whom === 'me' ? me : targetIn(room, whom);
    const [own, other] = room ? [memberIn(room, me), memberIn(room, userId)] : [];
    const role = other?.role === 2 ? 3 : 2;
    const value = { nickname: words, remarkName: words, talkTime: 1700000000 + number, role }[change] ?? '';
    const due = (() => {
      if (!room) return usual;
      if (isLocked(room)) return 100401;
      if (!own) return 10111;
      if (!other) return change === 'remarkName' || manages(room, me) ? 100405 : [100405, 10111];
      if (change === 'nickname') return userId === me ? 1 : 10111;
      if (change === 'role') return own.role === 1 && other.role !== 1 ? 1 : 10111;
      if (own.role === 1 && userId !== me) return 1;
      if (change === 'talkTime') {
        if (own.role === 3 || other.role === 1) return 10111;
        // May an admin mute himself? He "may not change an admin".
        return other.role === 3 ? 1 : userId === me ? [1, 10111] : 10111;
      }
      // Who may give a remark name is not settled, but that an admin may not change another one.
      return own.role === 2 && other.role === 2 && userId !== me ? 10111 : [1, 10111];
    })();
    const { code } = await world.call(me, '/room/member/update', { roomId, userId, [change]: value }, due);
    if (code !== 1 || !room || !other) return;
    const about = perhapsAbout(model, room, userId);
    if (change === 'role') {
      other.role = role;
      announce(model, room, me, 913, role === 2 ? '1' : '0', about);
    } else if (change === 'nickname') {
      other.nickname = words;
      announce(model, room, me, 901, words, perhapsAbout(model, room, userId));
    } else {
      other.row = { ...other.row, [change]: value };
      if (change === 'talkTime') announce(model, room, me, 906, String(value), about);
    }
    touch(model, other);
  },
);

export const setMemberNotification = command(
  'setMemberNotification',
  {
    me: caller,
    room: roomChoice,
    who: fc.oneof(fc.constant(0), person),
    type: fc.constantFrom(undefined, 0, 1, 1, 2),
    value: fc.constantFrom(undefined, 0, 1, 1),
  },
  async (world, { me, room: choice, who, type = 0, value = 0 }) => {
    const { model } = world;
    const { roomId, room, code: usual } = chosenRoom(model, choice);
    const member = room && memberIn(room, who === 0 ? me : who);
    const due = room && !member ? 10111 : usual;
    const given = { roomId, userId: who, type, offlineNoPushMsg: value };
    const { code } = await world.call(me, '/room/member/setOfflineNoPushMsg', given, due);
    if (code !== 1 || !member) return;
    if (type === 0) member.row = { ...member.row, offlineNoPushMsg: value };
    if (type === 1) member.row = { ...member.row, openTopChatTime: value === 0 ? 0 : model.seconds };
    if (type === 2) member.row = { ...member.row, modifyTime: model.seconds };
    else touch(model, member);
  },
);

export const removeMember = command(
  'removeMember',
  { who: actor, room: roomChoice, whom },
  async (world, { who, room: choice, whom }) => {
    const { model } = world;
    const { roomId, room, code: usual } = chosenRoom(model, choice);
    const me = actorIn(room, who);
    const userId = whom === 'me' ? me : targetIn(room, whom);
    const [own, other] = room ? [memberIn(room, me), memberIn(room, userId)] : [];
    const due = (() => {
      if (!room) return usual;
      if (isLocked(room)) return 100401;
      if (!own) return 10111;
      if (userId === me) return 1;
      if (own.role === 3) return 10111;
      if (userId === room.owner) return 100410;
      if (!other) return 100409;
      return own.role === 2 && other.role === 2 ? 10111 : 1;
    })();
    const { code } = await world.call(me, '/room/member/delete', { roomId, userId }, due);
    if (code !== 1 || !room) return;
    const about = perhapsAbout(model, room, userId);
    if (userId === room.owner) dissolve(world, room);
    else {
      announce(model, room, me, 904, room.name, about);
      room.members = room.members.filter(member => member !== other);
      touch(model, room);
      await compareRooms(world, userId, everything);
    }
  },
);

/** Nothing is left of a group but one message that it is gone; and its owner's login ends. */
function dissolve({ model }: World, room: Room): void {
  model.rooms = model.rooms.filter(other => other !== room);
  model.gone.push(room);
  model.groupMessages.set(room.jid, []);
  announce(model, room, room.owner, 903, room.name);
  model.ended.add(room.owner);
}
