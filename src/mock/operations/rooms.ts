import { announce, control } from '../../domain/control-messages.ts';
import {
  findRoom,
  memberOf,
  refuseLocked,
  roomByJid,
  runsGroup,
  userById,
  usersNamed,
} from '../../domain/find.ts';
import { foundGroup } from '../../domain/found-group.ts';
import { pageOf } from '../../domain/page.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { Handler } from './handler.ts';

/** `/room/list/his` (document 1.3, server facts 2.5). */
export const listRooms: Handler<'listRooms'> = ({ tx, callerId, views }, { type, pageIndex, pageSize }) => {
  const { byUser, byUserOwned, byUserJoined } = tx.members.by;
  const kind = type === 1 ? byUserOwned : type === 2 ? byUserJoined : byUser;
  const page = pageOf(pageIndex, pageSize);
  const memberships = page ? kind(String(callerId)).slice(page.skip, page.limit) : [];
  return {
    data: memberships.flatMap(member => {
      const room = tx.rooms.get(member.roomId);
      return room ? [views.roomListItem(room, member)] : [];
    }),
  };
};

/** The form of a group's jid: one of digits alone would be read as a user id elsewhere (decision 006). */
const wellFormedJid = /^(?!\d+$)[0-9A-Za-z_-]{1,64}$/;

/** `/room/add` (document 1.7, server facts 2.12). */
export const addRoom: Handler<'addRoom'> = ({ tx, callerId, writer }, parameters) => {
  const jid = parameters.jid === '' ? tx.nextHex32('jid') : parameters.jid;
  if (!wellFormedJid.test(jid) || roomByJid(tx, jid)) refuse('parameterInvalid');
  const owner = userById(tx, callerId) ?? refuse('internal');
  const named = usersNamed(tx, parameters.phones ?? parameters.text);

  const { name, desc } = parameters;
  const joining = named.filter(user => user.userId !== callerId);
  const room = foundGroup(tx, writer, owner, { id: tx.nextObjectId('room'), jid, name, desc }, joining);
  // The answer is the group from before its members were counted (server facts 2.12).
  return { data: { ...room, userSize: 0, members: [], notices: [] } };
};

/** Max members of a group that shows who has read what (server facts 2.13). */
const maxMembersShowingRead = 50;

/** `/room/get` (document 1.8, server facts 2.13). A caller who is no member gets no `member` and no notices. */
export const getRoom: Handler<'getRoom'> = ({ tx, callerId, views }, { roomId, pageIndex, pageSize }) => {
  const room = findRoom(tx, roomId, 'parameterInvalid');
  refuseLocked(room);
  const own = memberOf(tx, room.id, callerId);
  const all = tx.members.by.byRoom(room.id);
  // Invisible members and guardians are shown to those who run the group only.
  const seen = runsGroup(own) ? all : tx.members.by.byRoomVisible(room.id);
  const page = pageOf(pageIndex, pageSize);
  const members = page ? seen.slice(page.skip, page.limit) : [];
  return {
    data: {
      ...room,
      showRead: room.userSize > maxMembersShowingRead ? 0 : room.showRead,
      userSize: room.userSize - (all.size - seen.size),
      ...(own && {
        member: {
          ...views.memberInRoom(own, userById(tx, own.userId)),
          ...(runsGroup(own) && own.addRoomDetails !== undefined && { addRoomDetails: own.addRoomDetails }),
        },
      }),
      members: members.map(member => views.memberInRoom(member, userById(tx, member.userId))),
      notices: own ? [...tx.notices.by.byRoom(room.id)].map(notice => views.notice(notice)) : [],
    },
  };
};

/** `/room/noticesPage` (document 2.0, server facts 2.15). */
export const listNotices: Handler<'listNotices'> = ({ tx, views }, { roomId, pageIndex, pageSize }) => {
  const room = findRoom(tx, roomId, 'internal');
  const notices = tx.notices.by.byRoom(room.id);
  const page = pageOf(pageIndex, pageSize);
  const total = notices.size;
  return {
    data: {
      pageCount: pageSize > 0 ? Math.ceil(total / pageSize) : Math.min(total, 1),
      pageData: page ? notices.slice(page.skip, page.limit).map(notice => views.notice(notice)) : [],
      pageIndex,
      pageSize,
      start: pageIndex * pageSize,
      total,
    },
  };
};

/** `/room/transfer` (document 2.1b; checks in the order of server facts 2.17). */
export const transferRoom: Handler<'transferRoom'> = ({ tx, callerId, writer }, { roomId, toUserId = 0 }) => {
  if (toUserId === 0) refuse('newOwnerMissing');
  const room = findRoom(tx, roomId, 'parameterInvalid');
  refuseLocked(room);
  if (toUserId === room.userId) refuse('transferToSelf');
  if (callerId !== room.userId) refuse('noPermission');
  const target = memberOf(tx, room.id, toUserId) ?? refuse('transferToOutsider');
  const newOwner = userById(tx, toUserId) ?? refuse('transferToOutsider');
  const oldOwner = userById(tx, callerId) ?? refuse('internal');

  const transferred = { ...room, userId: toUserId, nickname: newOwner.nickname, modifyTime: tx.now.s };
  tx.rooms.put(transferred);
  tx.members.put({ ...target, role: 1 });
  const former = memberOf(tx, room.id, callerId);
  if (former) tx.members.put({ ...former, role: 3 });
  const message = { type: control.ownerChanged, content: newOwner.nickname };
  announce(tx, writer, transferred, oldOwner, message, newOwner);
  return {};
};
