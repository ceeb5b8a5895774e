import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';
import type { MemberRow } from '../state/rows.ts';
import { anyRoomOf, leads, memberOf, roomOf } from './room-of.ts';
import { memberView } from './room-view.ts';
import { tellGroup, tellPerson } from './sending.ts';

/** `/room/member/list`: a plain array, in the order in which they joined (server facts 2.16). */
export function listMembers(call: Call): Success {
  const { parameters, caller, state } = call;
  const room = anyRoomOf(call, 'internal');
  const own = memberOf(call, room, caller.userId);
  call.demand(own !== undefined, 'no-permission');
  const keyword = parameters.text('keyword').toLowerCase();
  const members = asFound(call, state.members.of(room.id))
    .filter(({ nickname }) => nickname.toLowerCase().includes(keyword))
    .filter(({ role }) => leads(own) || role < 4);
  return { data: members.map(member => memberView(member, -1, call.world)) };
}

// Nothing sorts this list, so where one begins is up to the database.
function asFound({ world }: Call, rows: readonly MemberRow[]): readonly MemberRow[] {
  if (world.choices.membersOrder === 'joined') return rows;
  const first = world.now() % Math.max(1, rows.length);
  return [...rows.slice(first), ...rows.slice(0, first)];
}

/** `/room/transfer`, with its checks in the server's order (server facts 2.17). */
export function transferRoom(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const toUserId = parameters.int('toUserId');
  parameters.needText('roomId');
  if (toUserId === 0) throw new Refusal('name-an-owner');
  const room = roomOf(call);
  call.demand(toUserId !== room.userId, 'owner-already');
  call.demand(caller.userId === room.userId, 'no-permission');
  const target = memberOf(call, room, toUserId);
  const user = state.users.get(String(toUserId));
  call.demand(target !== undefined, 'target-no-member');
  const before = memberOf(call, room, room.userId);
  const nickname = user?.nickname ?? '';
  if (before) state.members.put({ ...before, role: 3 });
  if (target) state.members.put({ ...target, role: 1 });
  state.rooms.put({ ...room, userId: toUserId, nickname, modifyTime: seconds(world) });
  const sent = { type: 925, content: world.choices.ownerNews === 'nickname' ? nickname : '' };
  tellGroup(world, room, caller, sent, user);
  if (user) tellPerson(world, caller, user, { ...sent, objectId: room.jid });
  return {};
}

/** `/room/member/setOfflineNoPushMsg`: type 0 mutes a group, type 1 pins it; user 0 is the caller (server facts 2.18). */
export function setNotification(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const userId = parameters.needInt('userId') || caller.userId;
  const value = parameters.int('offlineNoPushMsg');
  const type = parameters.int('type');
  const room = anyRoomOf(call);
  const member = memberOf(call, room, userId);
  if (world.choices.notifyNonMember === 'refused') call.demand(member !== undefined, 'no-permission');
  if (!member) return {};
  if (world.choices.notifyOthers === 'refused') call.demand(userId === caller.userId, 'no-permission');
  const now = seconds(world);
  const changed =
    type === 0 ? { offlineNoPushMsg: value } : type === 1 ? { openTopChatTime: value === 0 ? 0 : now } : {};
  state.members.put({ ...member, ...changed, modifyTime: now });
  return {};
}
