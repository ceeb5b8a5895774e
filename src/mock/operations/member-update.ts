import { announce, control } from '../../domain/control-messages.ts';
import { findRoom, memberOf, refuseLocked, runsGroup, userById, usersNamed } from '../../domain/find.ts';
import { addToGroup } from '../../domain/membership.ts';
import { muteUntil } from '../../domain/mute-until.ts';
import type { OperationParameters } from '../../spec/generated/parameters.gen.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { MemberRow, RoomRow } from '../../store/tables/rows.ts';
import type { Handler, OperationContext } from './handler.ts';

type Parameters = OperationParameters['addMembers'];

/** `/room/member/update` (document 2.4, server facts 2.20): adds members, or changes one. */
export const addMembers: Handler<'addMembers'> = (context, parameters) => {
  const list = parameters.phones ?? parameters.text;
  const { userId, nickname, remarkName, talkTime, role } = parameters;
  const changes = [nickname, remarkName, talkTime, role].some(value => value !== undefined);
  const adds = list !== undefined && list !== '';
  // Before the group is looked for (server facts 2.20).
  if (!adds && (userId === undefined || !changes)) refuse('parameterLacking');
  const room = findRoom(context.tx, parameters.roomId, 'parameterInvalid');
  if (adds) return add(context, room, list);
  refuseLocked(room);
  return changeMember(context, room, userId ?? context.callerId, parameters);
};

function add({ tx, callerId, writer }: OperationContext, room: RoomRow, list: string) {
  refuseLocked(room);
  const caller = userById(tx, callerId) ?? refuse('internal');
  const named = usersNamed(tx, list);
  if (callerId !== room.userId) {
    if (room.isNeedVerify === 1) refuse('inviteNeedsOwner');
    const [only] = named;
    const befriended = only !== undefined && tx.friends.get(`${callerId}:${only.userId}`)?.status === 2;
    if (only !== undefined && named.length === 1 && !befriended) refuse('inviteNotFriend');
  }
  const joining = named.filter(user => !memberOf(tx, room.id, user.userId));
  if (room.userSize + joining.length > room.maxUserSize) refuse('roomFull');
  if (joining.length > 0) addToGroup(tx, writer, room, caller, joining);
  return {};
}

function changeMember(
  { tx, callerId, writer }: OperationContext,
  room: RoomRow,
  userId: number,
  wanted: Parameters,
) {
  const own = memberOf(tx, room.id, callerId) ?? refuse('noPermission');
  const target = memberOf(tx, room.id, userId) ?? refuse('transferToOutsider');
  const caller = userById(tx, callerId) ?? refuse('internal');
  const about = userById(tx, userId) ?? refuse('transferToOutsider');
  if (own.role === 2 && target.role <= 2 && userId !== callerId) refuse('noPermission');

  const [changed, message] = changedMember(own, target, wanted);
  tx.members.put({ ...changed, modifyTime: tx.now.s });
  if (message) announce(tx, writer, room, caller, message, about);
  return {};
}

/** Returns the first requested change, with the message that the group gets. @throws ApiFailure noPermission */
function changedMember(own: MemberRow, target: MemberRow, wanted: Parameters) {
  const { nickname, remarkName, talkTime, role } = wanted;
  if (nickname !== undefined) {
    if (own.userId !== target.userId) refuse('noPermission');
    return [
      { ...target, nickname },
      { type: control.nickname, content: nickname },
    ] as const;
  }
  if (talkTime !== undefined) {
    // The owner cannot be muted, not even by themselves (decision 009).
    if (!runsGroup(own) || target.role === 1) refuse('noPermission');
    return [
      { ...target, talkTime: muteUntil(talkTime) },
      { type: control.memberMuted, content: String(talkTime) },
    ] as const;
  }
  if (role !== undefined) {
    if (own.role !== 1 || target.role === 1 || (role !== 2 && role !== 3)) refuse('noPermission');
    return [
      { ...target, role },
      { type: control.admin, content: role === 2 ? '1' : '0' },
    ] as const;
  }
  return [{ ...target, ...(remarkName !== undefined && { remarkName }) }, undefined] as const;
}
