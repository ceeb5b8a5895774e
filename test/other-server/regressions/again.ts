import type { Answer } from '../http/answer.ts';
import { proxyPage } from '../http/weather.ts';
import type { MemberRow } from '../state/rows.ts';
import { asking, doing, showing } from './define.ts';
import type { Regression } from './hooks.ts';
import { object } from './rewrite.ts';

const addMembers = '/room/member/update';

const refused = (answer: Answer): Answer => ({
  ...answer,
  bytes: Buffer.from('{"currentTime":1779246000000,"resultCode":1030102,"resultMsg":"访问令牌过期或无效"}'),
});

/** What comes a second time, or goes by what an earlier call has left behind. */
export const agains: readonly Regression[] = [
  doing('units')(
    'back-since-first',
    [addMembers],
    'whoever comes back has been there since they first came',
    () => {
      const first = new Map<string, number>();
      return {
        store: change => {
          const after = change.after as MemberRow | undefined;
          if (change.collection !== 'members' || change.before || !after) return change;
          const key = `${after.roomId} ${after.userId}`;
          const createTime = first.get(key) ?? after.createTime;
          first.set(key, createTime);
          return { ...change, after: { ...after, createTime } };
        },
      };
    },
  ),
  doing('permission')('back-as-admin', [addMembers], 'an admin who comes back is one again', () => {
    const admins = new Set<string>();
    return {
      store: change => {
        const [before, after] = [
          change.before as MemberRow | undefined,
          change.after as MemberRow | undefined,
        ];
        const row = after ?? before;
        if (change.collection !== 'members' || !row) return change;
        const key = `${row.roomId} ${row.userId}`;
        if (row.role === 2) admins.add(key);
        else if (before && after) admins.delete(key);
        return !before && after && admins.has(key) ? { ...change, after: { ...after, role: 2 } } : change;
      },
    };
  }),
  doing('identity')(
    'names-of-first',
    [addMembers, '/room/add'],
    'whoever is named second has the name of the first',
    () => {
      let last: { readonly roomId: string; readonly nickname: string; readonly at: unknown } | undefined;
      return {
        store: (change, call) => {
          const after = change.after as MemberRow | undefined;
          if (change.collection !== 'members' || change.before || !after || after.role === 1) return change;
          const isNext = last?.roomId === after.roomId && last.at === call;
          if (!isNext) last = { roomId: after.roomId, nickname: after.nickname, at: call };
          return isNext && last ? { ...change, after: { ...after, nickname: last.nickname } } : change;
        },
      };
    },
  ),
  asking('loss')('ids-not-invited', '/room/add', 'only phone numbers invite', parameters =>
    parameters.with({
      phones: JSON.stringify((parameters.text('phones').match(/\d{11,}/g) ?? []).map(Number)),
    }),
  ),
  doing('loss')(
    'jid-digit-is-friend',
    ['/tigase/dialog/add'],
    'a group whose jid begins with a digit is not pinned',
    {
      store: (change, call) =>
        call.path === '/tigase/dialog/add' &&
        change.collection === 'members' &&
        /^\d/.test(call.parameters.text('jid'))
          ? undefined
          : change,
    },
  ),
  showing('identity')(
    'phone-of-caller',
    '/user/get',
    'somebody else has the phone number of the caller',
    (body, { caller }) =>
      object(body, user => (user.userId === caller.userId ? user : { ...user, phone: caller.phone })),
  ),
  doing('reach')(
    'config-refuses-dead-tokens',
    ['/config'],
    'a token that has ended keeps the configuration away',
    {
      answer: (answer, { path, query }) =>
        path === '/config' && query.includes('access_token=') ? refused(answer) : answer,
    },
  ),
  showing('loss')('search-oldest-ten', '/tigase/search', 'the ten oldest messages are found', body =>
    object(body, found => ({
      ...found,
      shikuMsgs: Array.isArray(found.shikuMsgs) ? found.shikuMsgs.slice(-10) : found.shikuMsgs,
    })),
  ),
  doing('loss')('etag-by-length', ['/room/get'], 'an answer as long as the one before counts as the same', {
    answer: (answer, { path, tag }) => {
      if (path !== '/room/get') return answer;
      const own = `"${answer.bytes.length}"`;
      const headers = { ...answer.headers, ETag: own };
      return tag === own ? { status: 304, headers, bytes: Buffer.alloc(0) } : { ...answer, headers };
    },
  }),
  doing('transport')('not-json-alone', ['/user/get'], 'whoever asks for JSON alone is refused', {
    answer: (answer, { path, accept }) =>
      path === '/user/get' && accept.startsWith('application/json')
        ? proxyPage(406, 'Not Acceptable', answer.headers)
        : answer,
  }),
  doing('loss')('expires-later', ['/room/get'], 'browsers may keep answers for an hour', {
    answer: (answer, { service, path }) =>
      service === 'api' && path === '/room/get'
        ? {
            ...answer,
            headers: { ...answer.headers, Expires: new Date(Date.now() + 3_600_000).toUTCString() },
          }
        : answer,
  }),
  doing('loss')('modified-long-ago', ['/room/list/his'], 'answers say that they changed long ago', {
    answer: (answer, { service, path }) =>
      service === 'api' && path === '/room/list/his'
        ? { ...answer, headers: { ...answer.headers, 'Last-Modified': 'Mon, 04 May 2026 00:00:00 GMT' } }
        : answer,
  }),
  doing('permission')('undefined-is-somebody', ['/user/get'], 'the word undefined is a token', {
    identify: (token, _, sessions) =>
      token === 'undefined' ? sessions.fitting(() => true) : sessions.find(token),
  }),
];
