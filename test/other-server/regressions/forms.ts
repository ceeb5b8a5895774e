import type { Answer } from '../http/answer.ts';
import { proxyPage } from '../http/weather.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';

const broken = doing('transport');

const writes = {
  add: '/room/add',
  update: '/room/update',
  members: '/room/member/update',
  transfer: '/room/transfer',
  remove: '/room/member/delete',
  notify: '/room/member/setOfflineNoPushMsg',
  pin: '/tigase/dialog/add',
  unpin: '/tigase/dialog/delete',
  delete: '/tigase/deleteMsg',
  push: '/console/oneSendOne',
} as const;

const unread = (what: keyof typeof writes) =>
  broken(`form-not-read-${what}`, [writes[what]], 'a write does not read forms', {
    form: (form, path) => (path === writes[what] ? new URLSearchParams() : form),
  });

const tokenAlone = (what: keyof typeof writes) =>
  broken(`form-half-read-${what}`, [writes[what]], 'a write reads the token alone of a form', {
    form: (form, path) =>
      path === writes[what] ? new URLSearchParams({ access_token: form.get('access_token') ?? '' }) : form,
  });

const lost = (id: string, path: string, name: string) =>
  broken(id, [path], 'one parameter is read from queries alone', {
    form: (form, of) => {
      const left = new URLSearchParams(form);
      if (of === path) left.delete(name);
      return left;
    },
  });

const refused = (what: keyof typeof writes) =>
  broken(`post-refused-${what}`, [writes[what]], 'a write takes no POST', {
    answer: (answer, { path, method }) =>
      path === writes[what] && method === 'POST'
        ? proxyPage(405, 'Method Not Allowed', answer.headers)
        : answer,
  });

const withoutCors = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !name.startsWith('Access-Control-')),
  ),
});

const unreachable = (what: keyof typeof writes) =>
  doing('reach')(`cors-missing-${what}`, [writes[what]], 'a write lost its CORS headers', {
    answer: (answer, { path }) => (path === writes[what] ? withoutCors(answer) : answer),
  });

const everywhere = ['/user/get', '/room/list/his'];

/** Requests that cannot be sent as clients send them. */
export const forms: readonly Regression[] = [
  broken('forms-not-read', everywhere, 'no form is read', { form: () => new URLSearchParams() }),
  broken('queries-not-read', everywhere, 'forms alone are read', { query: () => new URLSearchParams() }),
  ...(['add', 'transfer', 'remove', 'pin', 'delete', 'push'] as const).map(unread),
  ...(['members', 'notify', 'unpin', 'delete'] as const).map(tokenAlone),
  lost('form-without-start', '/tigase/shiku_msgs', 'startTime'),
  lost('form-without-user', '/user/get', 'userId'),
  ...(['update', 'pin'] as const).map(refused),
  ...(['push', 'pin', 'delete'] as const).map(unreachable),
];
