import type { Call } from '../call.ts';
import { doing } from './define.ts';
import type { Body, Harm, Regression } from './hooks.ts';
import { asked, askedBy, kept } from './kept.ts';
import { list, listAt, object, rows } from './rewrite.ts';

const deletion = '/tigase/deleteMsg';
const push = '/console/oneSendOne';

const changed = (
  harm: Harm,
  id: string,
  path: string,
  says: string,
  change: (body: Body, call: Call) => Body,
  expected?: Regression['expected'],
) =>
  doing(harm)(
    id,
    [path],
    says,
    { body: (body, of, call) => (call && of === path ? change(body, call) : body) },
    expected,
  );

/** What backends do by habit: caches, half-done lists of ids, defaults in place of what was asked. */
export const habits: readonly Regression[] = [
  kept(
    'identity',
    'cached-across-users',
    ['/user/get', '/room/list/his', '/tigase/getLastChatList'],
    'answers are cached without regard to the token',
    2000,
    asked,
  ),
  kept('loss', 'cached-for-long', ['/room/get'], 'a group is cached for ten seconds', 10_000, askedBy),
  kept(
    'loss',
    'history-cached',
    ['/tigase/shiku_muc_msgs'],
    'the history of a group is cached for ten seconds',
    10_000,
    askedBy,
  ),
  doing('loss')('delete-first-alone', [deletion], 'of several messages the first is deleted', {
    parameters: ({ path, parameters }) =>
      path === deletion
        ? parameters.with({ messageId: parameters.text('messageId').split(',')[0] ?? '' })
        : parameters,
  }),
  doing('loss')('push-type-ignored', [push], 'every message is a text', {
    parameters: ({ path, parameters }) => (path === push ? parameters.with({ type: '1' }) : parameters),
  }),
  changed('loss', 'messages-twice', '/tigase/shiku_msgs', 'every message is stored twice', body =>
    list(body, found => found.flatMap(row => [row, { ...row, _id: `f${String(row._id).slice(1)}` }])),
  ),
  changed(
    'rule',
    'notices-of-others',
    '/room/noticesPage',
    'notices of other groups are listed as well',
    (body, { state, parameters }) =>
      object(body, page => {
        const others = state.notices
          .all()
          .filter(({ roomId }) => roomId !== parameters.text('roomId'))
          .slice(0, 3);
        return { ...page, pageData: [...(Array.isArray(page.pageData) ? page.pageData : []), ...others] };
      }),
  ),
  changed('rule', 'list-counts-wrong', '/room/list/his', 'lists count one member more', body =>
    rows(body, row => ({ ...row, userSize: Number(row.userSize) + 1 })),
  ),
  changed(
    'rule',
    'old-owner-named',
    '/room/get',
    'a group is named after its first owner',
    (body, { state }) =>
      object(body, room => {
        const members = state.members.of(String(room.id));
        const first = members.reduce(
          (one, other) => (other.createTime < one.createTime ? other : one),
          members[0] ?? { nickname: '', createTime: 0 },
        );
        return { ...room, nickname: first.nickname };
      }),
  ),
  changed('rule', 'notice-first', '/room/get', 'the notice of a group is its first', body =>
    object(body, room => {
      const notices = Array.isArray(room.notices) ? room.notices : [];
      return notices.length > 1 ? { ...room, notice: notices.at(-1) } : room;
    }),
  ),
  changed('rule', 'members-without-new', '/room/get', 'who joined last is no member for a while', body =>
    listAt(body, 'members', found => (found.length > 2 ? found.slice(0, -1) : found)),
  ),
  doing('rule')('jid-as-name', ['/room/add'], 'a new group is called by its jid', {
    parameters: ({ path, parameters }) =>
      path === '/room/add' ? parameters.with({ name: parameters.text('jid') }) : parameters,
  }),
  doing('loss')('invited-ignored', ['/room/add'], 'whoever is invited to a new group is left out', {
    parameters: ({ path, parameters }) =>
      path === '/room/add' ? parameters.with({ phones: '[]', text: '[]' }) : parameters,
  }),
  doing('permission')('added-as-admins', ['/room/member/update'], 'new members are admins', {
    store: (change, call) =>
      call.path === '/room/member/update' && change.collection === 'members' && !change.before && change.after
        ? { ...change, after: { ...change.after, role: 2 } }
        : change,
  }),
  doing('permission')('transfer-keeps-admin', ['/room/transfer'], 'the old owner becomes an admin', {
    store: (change, call) =>
      call.path === '/room/transfer' &&
      change.collection === 'members' &&
      change.after &&
      Reflect.get(change.after, 'role') === 3
        ? { ...change, after: { ...change.after, role: 2 } }
        : change,
  }),
];
