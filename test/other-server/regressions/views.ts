import type { Call } from '../call.ts';
import { memberView } from '../operations/room-view.ts';
import { doing, showing } from './define.ts';
import type { Regression } from './hooks.ts';
import { list, listAt, object, type Row, rows } from './rewrite.ts';

/** The membership of the owner of a group, as others see it. */
function ownersRow({ state, world }: Call, roomId: unknown, hiding: 0 | -1) {
  const room = state.rooms.get(String(roomId));
  const member = room && state.members.get(`${room.id} ${room.userId}`);
  return member && memberView(member, hiding, world);
}

const update = '/room/update';
const push = '/console/oneSendOne';
const search = '/tigase/search';

/** Rows of somebody else in place of those of whoever asks or acts. */
export const views: readonly Regression[] = [
  showing('identity')(
    'room-member-of-owner',
    '/room/get',
    'everybody sees the membership of the owner',
    (body, call) =>
      object(body, room =>
        room.member ? { ...room, member: ownersRow(call, room.id, -1) ?? room.member } : room,
      ),
  ),
  showing('identity')(
    'list-member-of-owner',
    '/room/list/his',
    'lists show the membership of the owner',
    (body, call) => rows(body, row => ({ ...row, member: ownersRow(call, row.id, 0) ?? row.member })),
  ),
  showing('identity')(
    'chat-names-swapped',
    '/tigase/getLastChatList',
    'author and receiver are exchanged',
    body => rows(body, row => ({ ...row, fromUserName: row.toUserName, toUserName: row.fromUserName })),
  ),
  showing('identity')(
    'chat-author-caller',
    '/tigase/getLastChatList',
    'whoever asks is the author of every last message',
    (body, call) => rows(body, row => ({ ...row, fromUserName: call.caller.nickname })),
  ),
  showing('identity')(
    'chat-by-group-owner',
    '/tigase/getLastChatList',
    'the owner of a group is the author of its last message',
    (body, { state }) =>
      rows(body, row => {
        const room = row.isRoom === 1 ? state.rooms.of(String(row.jid))[0] : undefined;
        return room ? { ...row, userId: String(room.userId) } : row;
      }),
  ),
  showing('loss')(
    'member-list-by-user',
    '/room/member/list',
    'the list has no names of the group',
    (body, call) =>
      rows(body, row => ({
        ...row,
        nickname: call.state.users.get(String(row.userId))?.nickname ?? row.nickname,
      })),
  ),
  doing('identity')('notice-author-owner', [update], 'every notice is by the owner of the group', {
    store: (change, { state, parameters, path }) => {
      const room = state.rooms.get(parameters.text('roomId'));
      return path === update && change.collection === 'notices' && change.after && room
        ? { ...change, after: { ...change.after, userId: room.userId, nickname: room.nickname } }
        : change;
    },
  }),
  doing('identity')('push-from-caller', [push], 'whoever asks is the author, whatever phone is named', {
    parameters: ({ path, parameters, caller }) =>
      path === push ? parameters.with({ sendPhone: caller.phone }) : parameters,
  }),
  doing('loss')('pins-for-all', ['/tigase/dialog/add'], 'a pin is one for every member', {
    store: (change, { state, caller, path }) => {
      if (path !== '/tigase/dialog/add' || change.collection !== 'members' || !change.after) return change;
      const time = Number(Reflect.get(change.after, 'openTopChatTime'));
      if (Reflect.get(change.after, 'userId') === caller.userId)
        for (const other of state.members.of(String(Reflect.get(change.after, 'roomId'))))
          if (other.userId !== caller.userId) state.members.put({ ...other, openTopChatTime: time });
      return change;
    },
  }),
  doing('identity')(
    'notify-own-instead',
    ['/room/member/setOfflineNoPushMsg'],
    'whoever is named, the caller is muted',
    {
      parameters: ({ path, parameters }) =>
        path === '/room/member/setOfflineNoPushMsg' ? parameters.with({ userId: '0' }) : parameters,
    },
  ),
  showing('rule')('search-finds-hidden', search, 'hidden group messages are found', (body, call) =>
    listAt(body, 'mucmsgs', found => {
      const ids = new Set(found.map(({ messageId }) => messageId));
      const hidden = call.state.hides
        .all()
        .filter(({ userId }) => userId === call.caller.userId)
        .flatMap(({ roomJid, messageId }) =>
          call.state.groupMessages.of(roomJid).filter(row => row.messageId === messageId),
        );
      const wanted = call.parameters.text('content');
      return [...found, ...hidden.filter(row => row.content?.includes(wanted) && !ids.has(row.messageId))];
    }),
  ),
  showing('rule')('search-finds-recalled', search, 'recalled group messages are found', (body, call) =>
    listAt(body, 'mucmsgs', found => [
      ...found,
      ...call.state.groupMessages
        .all()
        .filter(({ withdraw }) => withdraw === '1')
        .filter(({ content }) => content?.includes(call.parameters.text('content')))
        .map(({ withdraw: _, ...row }) => row),
    ]),
  ),
  showing('loss')(
    'search-received-lost',
    search,
    'messages that somebody else has sent are not found',
    body => listAt(body, 'shikuMsgs', found => found.filter(({ direction }) => direction === 0)),
  ),
  showing('loss')('rooms-own-alone', '/room/list/his', 'groups of others are not listed', body =>
    list(body, found => found.filter(({ member }) => Reflect.get(Object(member), 'role') === 1)),
  ),
  showing('identity')(
    'relation-reversed',
    '/user/get',
    'a profile shows the relation of the other side',
    body =>
      object(body, row => {
        const friends = row.friends as Row | undefined;
        return friends
          ? { ...row, friends: { ...friends, userId: friends.toUserId, toUserId: friends.userId } }
          : row;
      }),
  ),
  showing('identity')(
    'list-member-of-other',
    '/room/list/his',
    'the membership is that in another group',
    body =>
      list(body, found =>
        found.map((row, index) => ({ ...row, member: found[(index + 1) % found.length]?.member })),
      ),
  ),
  doing('identity')('news-author-owner', [update], 'every news of a group is by its owner', {
    store: (change, { state, parameters, path }) => {
      const owner = state.rooms.get(parameters.text('roomId'))?.userId;
      return path === update && change.collection === 'groupMessages' && change.after && owner
        ? { ...change, after: { ...change.after, sender: String(owner) } }
        : change;
    },
  }),
];
