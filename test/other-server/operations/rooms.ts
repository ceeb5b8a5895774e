import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';
import type { MemberRow, RoomRow } from '../state/rows.ts';
import { addMembers, newMember } from './membership.ts';
import { asStored, cut, cutOrNone } from './paging.ts';
import { invited } from './people.ts';
import { leads, memberOf, roomOf } from './room-of.ts';
import { listedRoom, memberView, roomsOf, roomView } from './room-view.ts';

/** What a new group allows (server facts 2.12). */
export const switches = {
  adminMaxNumber: 50,
  allowConference: 1,
  allowHostUpdate: 1,
  allowInviteFriend: 1,
  allowOpenLive: 1,
  allowSendCard: 1,
  allowSpeakCourse: 1,
  allowUploadFile: 1,
  isAttritionNotice: 1,
  isLook: 1,
  isNeedVerify: 0,
  showMember: 1,
  showRead: 0,
  withdrawTime: 0,
};

/** `/room/add`: answers with the group as it was before its members were counted (server facts 2.12). */
export function addRoom(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const { ids, choices } = world;
  const members = invited(call);
  const jid = parameters.text('jid') || ids.uuid();
  if (choices.takenJid === 'refused' && state.rooms.all().some(other => other.jid === jid))
    throw new Refusal('parameter-checked');
  const now = seconds(world);
  const room: RoomRow = {
    id: ids.object(world.now()),
    jid,
    name: parameters.text('name') || '我的群组',
    desc: parameters.text('desc'),
    subject: '',
    tags: [],
    loc: { lat: 0, lng: 0 },
    userId: caller.userId,
    nickname: caller.nickname,
    createTime: now,
    modifyTime: now,
    userSize: 0,
    maxUserSize: 1000,
    s: 1,
    talkTime: 0,
    switches: Object.fromEntries(
      Object.entries(switches).map(([name, value]) => [name, parameters.long(name, value)]),
    ),
  };
  state.rooms.put({ ...room, userSize: 1 });
  state.members.put(newMember(room, caller, 1, now));
  addMembers(call, room, members, () => now);
  return { data: { ...roomView(room), members: [] } };
}

const byRank = (a: MemberRow, b: MemberRow) => {
  const rank = ({ role }: MemberRow) => (role === 1 || role === 2 ? role : 3);
  return rank(a) - rank(b) || a.createTime - b.createTime;
};

/** `/room/get`: anybody may ask; only members get their own membership and the notices (server facts 2.13). */
export function getRoom(call: Call): Success {
  const { parameters, caller, state, world } = call;
  if (!parameters.has('roomId')) throw new Refusal('parameter-checked');
  const room = roomOf(call);
  const own = memberOf(call, room, caller.userId);
  const all = state.members.of(room.id).sort(byRank);
  const special = all.filter(({ role }) => role === 4 || role === 5);
  const hidden = leads(own) ? [] : special;
  const members = all.filter(member => !hidden.includes(member) || member === own);
  const shown = cutOrNone(world, members, parameters.int('pageIndex'), parameters.int('pageSize', 100));
  if (!shown) throw new Refusal('internal', 'skip value must be non-negative');
  const notices = own ? asStored(world, state.notices.of(room.id)).sort((a, b) => b.time - a.time) : [];
  return {
    data: {
      ...roomView(room),
      ...(room.userSize > 50 ? { showRead: 0 } : {}),
      userSize: room.userSize - hidden.length,
      member: own && {
        ...memberView(own, -1, world),
        addRoomDetails: leads(own)
          ? own.role === 1
            ? 'create_room_member'
            : 'invite_room_member'
          : undefined,
      },
      members: shown.map(member => memberView(member, -1, world)),
      notices,
    },
  };
}

/** `/room/list/his`: the caller's groups, newest first; `type` 1 own ones, 2 those of others (server facts 2.5). */
export function listRooms({ parameters, caller, state, world }: Call): Success {
  const type = parameters.int('type');
  const rooms = roomsOf(state, caller.userId).filter(
    ({ room, member }) => room.s === 1 && (type === 0 || (member.role === 1) === (type === 1)),
  );
  const shown = cut(rooms, parameters.int('pageIndex'), parameters.int('pageSize', 10));
  if (!shown) throw new Refusal('internal', 'skip value must be non-negative');
  return { data: shown.map(({ room, member }) => listedRoom(room, member, world)) };
}
