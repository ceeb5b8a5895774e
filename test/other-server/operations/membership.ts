import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';
import { printJson } from '../http/json.ts';
import type { MemberRow, RoomRow, UserRow } from '../state/rows.ts';
import { changeMember } from './member-change.ts';
import { invited } from './people.ts';
import { memberOf, roomOf } from './room-of.ts';
import { tellGroup, tellPerson } from './sending.ts';

/** How long after its end a group goes, with its rows, where that is a task of its own. */
const sweepAfterMs = 800;

/** A membership that begins. */
export function newMember(room: RoomRow, user: UserRow, role: number, createTime: number): MemberRow {
  return {
    roomId: room.id,
    userId: user.userId,
    nickname: user.nickname,
    role,
    createTime,
    modifyTime: 0,
    offlineNoPushMsg: 0,
    openTopChatTime: 0,
    talkTime: 0,
  };
}

/** Lets people in, counts them and tells the group; who is in already is skipped. */
export function addMembers(
  call: Call,
  room: RoomRow,
  users: readonly UserRow[],
  joined: (index: number) => number,
): void {
  const { state, world, caller } = call;
  const added = users.filter(user => !memberOf(call, room, user.userId));
  for (const [index, user] of added.entries()) state.members.put(newMember(room, user, 3, joined(index)));
  recount(call, room);
  for (const user of added) {
    const sent = { type: 907, content: room.name, fileName: room.id, other: terms(room) };
    tellGroup(world, room, caller, sent, user);
    tellPerson(world, caller, user, { ...sent, objectId: room.jid });
  }
}

// What a new member is told of a group, as JSON text; the first key is spelt as the server spells it (server facts 4).
function terms({ switches, maxUserSize }: RoomRow): string {
  const { isLook: lsLook, allowSendCard, isNeedVerify, showMember, showRead } = switches;
  const told = { lsLook, allowSendCard, isNeedVerify, showMember, showRead };
  return printJson({ ...told, maxUserSize, isSecretGroup: 0, joinSeqNo: 0 });
}

/** Writes how many members a group has. */
function recount({ state }: Call, { id }: RoomRow): void {
  const room = state.rooms.get(id);
  if (room) state.rooms.put({ ...room, userSize: state.members.of(id).length });
}

/** `/room/member/update`: adds members, or changes one (server facts 2.20). */
export function updateMembers(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const wanted = {
    userId: parameters.int('userId'),
    role: parameters.int('role'),
    talkTime: parameters.long('talkTime', -1),
  };
  const names = ['phones', 'text'].some(name => parameters.text(name).trim() !== '');
  parameters.needText('roomId');
  if (!names && wanted.userId === 0) throw new Refusal('parameter-lacking');
  const room = roomOf(call);
  if (!names) return changeMember(call, room, wanted);
  const users = invited(call, call.world.choices.addedBy === 'number-or-id');
  const owner = room.userId === caller.userId;
  const [only] = users;
  call.demand(owner || room.switches.isNeedVerify !== 1, 'consent-needed');
  const friendly = only && state.friends.get(`${caller.userId} ${only.userId}`)?.status === 2;
  call.demand(owner || users.length !== 1 || friendly === true, 'not-a-friend');
  call.demand(room.userSize + users.length <= room.maxUserSize, 'room-full');
  const now = seconds(world);
  addMembers(call, room, users, index => now + index);
  return {};
}

/** `/room/member/delete`: leaving, removing somebody, and of the owner themselves dissolving (server facts 2.19). */
export function removeMember(call: Call): Success {
  const { parameters, caller, state, world, endLogin } = call;
  const userId = parameters.needInt('userId');
  const room = roomOf(call);
  const own = memberOf(call, room, caller.userId);
  const target = memberOf(call, room, userId);
  call.demand(own !== undefined, world.choices.removeAsNonMember);
  if (userId !== caller.userId) {
    call.demand(own === undefined || own.role < 3, 'no-permission');
    call.demand(userId !== room.userId, 'owner-stays');
    call.demand(own?.role === 1 || target?.role !== 2, 'no-permission');
  }
  if (!target) throw new Refusal('not-in-room');
  if (userId === room.userId && userId === caller.userId) {
    dissolve(call, room);
    if (world.choices.loginEndsAtDissolve) endLogin();
    return {};
  }
  state.members.remove(target);
  recount(call, room);
  const user = state.users.get(String(userId));
  const sent = { type: 904, content: room.name };
  tellGroup(world, room, caller, sent, user);
  if (user) tellPerson(world, caller, user, { ...sent, objectId: room.jid });
  return {};
}

function dissolve({ state, world, caller }: Call, room: RoomRow): void {
  const members = state.members.of(room.id);
  for (const member of members) {
    const user = state.users.get(String(member.userId));
    if (user) tellPerson(world, caller, user, { type: 903, content: room.name, objectId: room.jid });
  }
  const sweep = () => {
    for (const member of members) state.members.remove(member);
    state.rooms.remove(room);
    for (const notice of state.notices.of(room.id)) state.notices.remove(notice);
    for (const row of state.groupMessages.of(room.jid)) state.groupMessages.remove(row);
    const last = state.lastChats.of('rooms').find(({ jid }) => jid === room.jid);
    if (last) state.lastChats.remove(last);
  };
  if (world.choices.dissolving === 'at-once') sweep();
  else setTimeout(sweep, sweepAfterMs).unref();
}
