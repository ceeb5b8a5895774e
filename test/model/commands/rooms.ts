import fc from 'fast-check';
import { Either, isHex24, matches } from '../matching.ts';
import { announce, announceMember, perhapsAbout } from '../messages.ts';
import { type Member, type Model, memberIn, type Room, type Row } from '../model.ts';
import { memberInGroup, roomCore, roomInList, wayIn } from '../shown.ts';
import { cut, type Paging, type World } from '../world.ts';
import {
  actor,
  actorIn,
  caller,
  chosenRoom,
  command,
  everything,
  isLocked,
  oneOf,
  paging,
  type RoomChoice,
  roomChoice,
  target,
  targetIn,
  text,
} from './command.ts';
import { newMember, newRoom, phonesOf } from './new-room.ts';

export async function compareRooms(world: World, me: number, page: Paging, type?: number) {
  const { model } = world;
  const { code, rows } = await world.page(me, '/room/list/his', { type }, page);
  if (code !== 1) return;
  const all = model.roomsOf(me).filter(room => {
    const owns = memberIn(room, me)?.role === 1;
    return type === 1 ? owns : type === 2 ? !owns : true;
  });
  const wanted = cut(all, page, 10).map(room => roomInList(model, room, me));
  world.agree(rows, wanted, 'groups');
}

export const listRooms = command(
  'listRooms',
  { me: caller, page: paging, type: fc.constantFrom(undefined, 0, 1, 2) },
  (world, { me, page, type }) => compareRooms(world, me, page, type),
);

export async function compareRoom(world: World, me: number, choice: RoomChoice, page: Paging) {
  const { model } = world;
  const { roomId, room, code: usual } = chosenRoom(model, choice);
  const due = room && isLocked(room) ? 100401 : usual;
  const { pageIndex, pageSize } = page;
  const { code, data } = await world.call(me, '/room/get', { roomId, pageIndex, pageSize }, due);
  if (code !== 1 || !room) return;
  const own = memberIn(room, me);
  const wanted = {
    ...roomCore(model, room),
    // Only a member is shown them (server facts 2.13).
    notices: own ? room.notices.map(notice => notice.row).reverse() : [],
    ...(own && { member: { ...memberInGroup(model, own), ...wayIn(own) } }),
    members: [],
  };
  world.agree({ ...data, members: [] }, wanted, 'group');
  world.agreeRanked<Member>(data.members, room.members, { ...page, walk: false }, 100, {
    key: member => member.userId,
    keyInRow: row => row.userId,
    rank: member => Math.min(member.role, 3) * 1e10 + member.joined,
    shown: member => memberInGroup(model, member),
  });
}

export const getRoom = command(
  'getRoom',
  { me: caller, room: roomChoice, page: paging },
  (world, { me, room, page }) => compareRoom(world, me, room, page),
);

const jids = [
  'fresh',
  'fresh',
  'fresh',
  'fresh',
  'none',
  'gone',
  'gone',
  'taken',
  'digits',
  'blank',
  'long',
] as const;

export const addRoom = command(
  'addRoom',
  {
    me: caller,
    jid: fc.constantFrom(...jids),
    name: fc.option(text, { nil: undefined }),
    desc: fc.option(text, { nil: undefined }),
    bits: fc.nat({ max: 63 }),
    invites: fc.constantFrom('phones', 'phones', 'text', 'neither', 'malformed'),
    which: fc.nat({ max: 7 }),
  },
  async (world, { me, jid: kind, name, desc, bits, invites, which }) => {
    const { model } = world;
    const fresh = `fresh-${model.rooms.length + model.gone.length}`;
    const taken = model.rooms.length === 0 ? '1' : oneOf(model.rooms, which).jid;
    // A dissolved group's jid is free again.
    const free = model.gone.find(({ jid }) => !model.roomByJid(jid))?.jid ?? fresh;
    const jid = {
      fresh,
      none: undefined,
      gone: free,
      taken,
      digits: '123',
      blank: 'a b',
      long: 'x'.repeat(65),
    }[kind];
    const { phones, named } = phonesOf(model, bits);
    const list = invites === 'malformed' ? phones.slice(1) : phones;
    const invited = invites === 'neither' ? {} : { [invites === 'text' ? 'text' : 'phones']: list };
    const refused = [
      ...(invites === 'malformed' ? [1020101] : []),
      ...(['fresh', 'none', 'gone'].includes(kind) ? [] : [1010101]),
    ];
    const due = refused.length > 0 ? refused : 1;
    const { code, data } = await world.call(me, '/room/add', { jid, name, desc, ...invited }, due);
    if (code !== 1) return;

    if (model.room(data.id) || model.gone.some(({ id }) => id === data.id))
      world.fail('the id of a new group is taken');
    if (!isHex24(data.id)) world.fail('the id of a new group is no id');
    if (!jid && !matches(/^[0-9a-f]{32}$/)(data.jid))
      world.fail('the jid made for a group is not 32 hex digits');
    const room: Room = {
      id: data.id,
      jid: jid ?? data.jid,
      name: name ?? '我的群组',
      owner: me,
      members: [],
      notices: [],
      row: newRoom(model, data.id, jid ?? data.jid, desc ?? ''),
    };
    // The answer shows the group before its members are counted.
    world.agree(data, { ...roomCore(model, room), members: [] }, 'new group');
    const joining = invites === 'neither' ? [] : named.filter(userId => userId !== me);
    room.members = [newMember(model, me, 1), ...joining.map(userId => newMember(model, userId, 3))];
    model.rooms.push(room);
    model.groupMessages.set(room.jid, []);
    for (const userId of joining) announceMember(model, room, me, userId);
    await compareRooms(world, me, everything);
  },
);

export const transferRoom = command(
  'transferRoom',
  {
    who: actor,
    room: roomChoice,
    whom: fc.oneof({ weight: 6, arbitrary: target }, { weight: 1, arbitrary: fc.constant('none' as const) }),
  },
  async (world, { who, room: choice, whom }) => {
    const { model } = world;
    const { roomId, room, code: usual } = chosenRoom(model, choice);
    const [me, to] = [actorIn(room, who), whom === 'none' ? 0 : targetIn(room, whom)];
    const successor = room && memberIn(room, to);
    const due = (() => {
      if (to === 0) return 100403;
      if (!room) return usual;
      if (isLocked(room)) return 100401;
      if (to === room.owner) return 100404;
      if (me !== room.owner) return 10111;
      return successor ? 1 : 100405;
    })();
    const { code } = await world.call(me, '/room/transfer', { roomId, toUserId: to }, due);
    if (code !== 1 || !room || !successor) return;
    const former = memberIn(room, me);
    if (former) former.role = 3;
    successor.role = 1;
    room.owner = to;
    for (const changed of [former, successor]) if (changed) touch(model, changed);
    touch(model, room);
    announce(model, room, me, 925, model.nickname(to), perhapsAbout(model, room, to));
  },
);

/** Something of a row changed: whether `modifyTime` follows is not settled, and the document shows that it need not. */
export function touch(model: Model, changed: { row: Row }): void {
  changed.row = { ...changed.row, modifyTime: new Either(changed.row.modifyTime, model.seconds) };
}
