import type { World } from '../call.ts';
import { double } from '../http/json.ts';
import type { MemberRow, RoomRow } from '../state/rows.ts';
import type { State } from '../state/state.ts';

/** A group without anything about its members (document 1.3, 1.7, 1.8). */
export function roomView(room: RoomRow) {
  const { switches, loc, notice, ...fields } = room;
  return {
    ...fields,
    ...switches,
    chatRecordTimeOut: double(-1),
    encryptType: 0,
    inGroup: false,
    isSecretGroup: 0,
    liveStatus: 0,
    loc: loc && { lat: double(loc.lat), lng: double(loc.lng) },
    meetingStatus: 0,
    notice: notice ?? { modifyTime: 0, time: 0 },
    notices: [] as unknown[],
  };
}

/** What is known of members beside their rows. */
type Seeing = Pick<World, 'choices' | 'seen'>;

/** A member; `hiding` is the stored 0 in lists of groups, and the user's setting elsewhere (server facts 2.5). */
export function memberView(member: MemberRow, hiding: 0 | -1, { choices, seen }: Seeing) {
  const { roomId: _, ...fields } = member;
  return {
    ...fields,
    active: (choices.memberActive === 'last-request' && seen.get(member.userId)) || member.createTime,
    beginMsgTime: 0,
    clearMaxSeqNo: 0,
    hideChatSwitch: 0,
    hiding,
    inviteUserId: 0,
    isBlack: 0,
    isOpenTopChat: 0,
    joinSeqNo: 0,
    loginTime: 0,
    onlinestate: 0,
    operationType: 0,
    sub: 1,
  };
}

/** A group in the lists of a member (document 1.3, 2.6). */
export function listedRoom(room: RoomRow, member: MemberRow, world: Seeing) {
  return { ...roomView(room), member: memberView(member, 0, world) };
}

/** The groups somebody is in, newest first, each with their own membership. */
export function roomsOf(state: State, userId: number): { room: RoomRow; member: MemberRow }[] {
  return state.rooms
    .all()
    .map(room => ({ room, member: state.members.get(`${room.id} ${userId}`) }))
    .filter((pair): pair is { room: RoomRow; member: MemberRow } => pair.member !== undefined)
    .sort((a, b) => (a.room.id < b.room.id ? 1 : -1));
}
