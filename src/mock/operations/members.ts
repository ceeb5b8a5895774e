import { announce, control } from '../../domain/control-messages.ts';
import { dissolve } from '../../domain/dissolve.ts';
import { findRoom, memberOf, refuseLocked, runsGroup, userById } from '../../domain/find.ts';
import { endLogin } from '../../domain/tokens.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { RoomRow, UserRow } from '../../store/tables/rows.ts';
import type { Handler, OperationContext } from './handler.ts';

/** `/room/member/list` (server facts 2.16; the documented sample is an erratum). */
export const listMembers: Handler<'listMembers'> = ({ tx, callerId, views }, { roomId, keyword }) => {
  const room = findRoom(tx, roomId, 'internal');
  if (!memberOf(tx, room.id, callerId)) refuse('noPermission');
  const wanted = keyword.toLowerCase();
  const members = [...tx.members.by.byRoom(room.id)].filter(member =>
    member.nickname.toLowerCase().includes(wanted),
  );
  return { data: members.map(member => views.memberInRoom(member, userById(tx, member.userId))) };
};

/**
 * `/room/member/setOfflineNoPushMsg` (document 2.2, server facts 2.18). The server lets every caller set it for every
 * member.
 */
export const setMemberNotification: Handler<'setMemberNotification'> = ({ tx, callerId }, parameters) => {
  const { roomId, userId, type, offlineNoPushMsg } = parameters;
  const room = findRoom(tx, roomId, 'parameterInvalid');
  const member = memberOf(tx, room.id, userId === 0 ? callerId : userId) ?? refuse('noPermission');
  tx.members.put({
    ...member,
    modifyTime: tx.now.s,
    ...(type === 0 && { offlineNoPushMsg }),
    ...(type === 1 && { openTopChatTime: offlineNoPushMsg === 0 ? 0 : tx.now.s }),
  });
  return {};
};

/** `/room/member/delete` (document 2.3, server facts 2.19). */
export const removeMember: Handler<'removeMember'> = (context, { roomId, userId }) => {
  const { tx, callerId } = context;
  const room = findRoom(tx, roomId, 'parameterInvalid');
  refuseLocked(room);
  const own = memberOf(tx, room.id, callerId) ?? refuse('noPermission');
  const caller = userById(tx, callerId) ?? refuse('internal');
  if (userId !== callerId) return expel(context, room, caller, userId);
  if (own.role !== 1) return leave(context, room, caller, caller);

  dissolve(tx, context.writer, room, caller);
  if (!context.settings.keepLoginOnDissolve) endLogin(tx, callerId);
  return {};
};

function expel(context: OperationContext, room: RoomRow, caller: UserRow, userId: number) {
  const { tx } = context;
  const own = memberOf(tx, room.id, caller.userId);
  if (!runsGroup(own)) refuse('noPermission');
  if (userId === room.userId) refuse('removeOwner');
  const target = memberOf(tx, room.id, userId) ?? refuse('memberMissing');
  if (own.role === 2 && target.role === 2) refuse('noPermission');
  return leave(context, room, caller, userById(tx, userId) ?? refuse('memberMissing'));
}

function leave({ tx, writer }: OperationContext, room: RoomRow, actor: UserRow, leaver: UserRow) {
  tx.members.delete(`${room.id}:${leaver.userId}`);
  const counted = { ...room, userSize: room.userSize - 1 };
  tx.rooms.put(counted);
  announce(tx, writer, counted, actor, { type: control.memberLeft, content: room.name }, leaver);
  return {};
}
