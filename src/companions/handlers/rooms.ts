import { dissolve } from '../../domain/dissolve.ts';
import { findRoom, memberOf, refuseLocked, userById } from '../../domain/find.ts';
import { handlers } from '../../mock/operations/index.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { MemberRow } from '../../store/tables/rows.ts';
import { companionCodes } from '../codes.ts';
import type { CompanionHandler } from '../handler.ts';

/** `/room/getRoom` (live facts C): as `/room/get`, which has all members. */
export const getRoomAgain: CompanionHandler<'getRoomAgain'> = (context, { roomId }) =>
  handlers.getRoom(context, { roomId, pageIndex: 0, pageSize: 0 });

/** `/room/member/get` (live facts C). */
export const getMember: CompanionHandler<'getMember'> = ({ tx, callerId, views }, { roomId, userId }) => {
  const room = findRoom(tx, roomId, 'parameterInvalid');
  const member = memberOf(tx, room.id, userId === 0 ? callerId : userId) ?? refuse('memberMissing');
  return { data: views.memberInRoom(member, userById(tx, member.userId)) };
};

/** `/room/member/getMemberListByPage` (live facts C). */
export const listMembersByPage: CompanionHandler<'listMembersByPage'> = (context, parameters) => {
  const { tx, callerId, views } = context;
  const { roomId, pageSize, joinTime } = parameters;
  const room = findRoom(tx, roomId, 'parameterInvalid');
  if (!memberOf(tx, room.id, callerId)) refuse('noPermission');
  const all = [...tx.members.by.byRoom(room.id)];
  const ordinary = all
    .filter(({ role, createTime }) => role > 2 && (joinTime <= 0 || createTime > joinTime))
    .toSorted((one, other) => one.createTime - other.createTime);
  const rows = joinTime > 0 ? ordinary : [...all.filter(({ role }) => role <= 2), ...ordinary];
  return {
    data: wholeSeconds(rows, pageSize).map(row => views.memberInRoom(row, userById(tx, row.userId))),
  };
};

/** The first rows, and all others that joined in the second of the last of them. */
function wholeSeconds(rows: readonly MemberRow[], count: number): readonly MemberRow[] {
  const last = count > 0 ? rows[count - 1] : undefined;
  if (!last) return rows;
  const after = rows.findIndex(({ createTime }, index) => index >= count && createTime !== last.createTime);
  return after < 0 ? rows : rows.slice(0, after);
}

/** `/room/member/deleteUsers` (server facts 2.19): a refusal takes back what was done before it. */
export const removeMembers: CompanionHandler<'removeMembers'> = (context, { roomId, userIds }) => {
  const ids = userIds.split(',').flatMap(id => (id.trim() === '' ? [] : [Number(id)]));
  if (ids.length === 0 || !ids.every(Number.isSafeInteger)) refuse('parameterInvalid');
  // Whoever dissolves the group by the way keeps the login: that belongs to the documented call.
  const settings = { ...context.settings, keepLoginOnDissolve: true };
  for (const userId of new Set(ids)) handlers.removeMember({ ...context, settings }, { roomId, userId });
  return {};
};

/** `/room/delete` (server facts 2.19). */
export const dissolveRoom: CompanionHandler<'dissolveRoom'> = ({ tx, callerId, writer }, { roomId }) => {
  const room = findRoom(tx, roomId, 'parameterInvalid');
  refuseLocked(room);
  if (memberOf(tx, room.id, callerId)?.role !== 1) refuse('noPermission');
  dissolve(tx, writer, room, userById(tx, callerId) ?? refuse('internal'));
  return {};
};

/** `/room/set/admin` (live facts C). */
export const setAdmin: CompanionHandler<'setAdmin'> = (context, { roomId, touserId, type }) => {
  const { tx, callerId } = context;
  const room = findRoom(tx, roomId, 'parameterInvalid');
  refuseLocked(room);
  if (type !== 2 && type !== 3) refuse('parameterInvalid');
  if (memberOf(tx, room.id, callerId)?.role !== 1) refuse('noPermission');
  const target = memberOf(tx, room.id, touserId) ?? refuse('memberMissing');
  if (target.role === 1) refuse(companionCodes.ownerAsAdmin);
  handlers.addMembers(context, { roomId, userId: touserId, role: type });
  return {};
};
