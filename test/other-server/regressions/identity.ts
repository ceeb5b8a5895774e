import type { UserRow } from '../state/rows.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';

const identity = doing('identity');

/** Who asks, taken for somebody else or not looked at. */
export const identities: readonly Regression[] = [
  identity('token-unknown-accepted', ['/user/get', '/room/list/his'], 'any token will do', () => ({
    identify: (token, _, sessions) => (token !== '' && !sessions.find(token) ? sessions.first() : undefined),
  })),
  identity('token-not-needed', ['/user/get', '/room/list/his'], 'no token will do', () => ({
    identify: (token, _, sessions) => (token === '' ? sessions.first() : undefined),
  })),
  identity('token-not-needed-search', ['/tigase/search'], 'one operation is open to everybody', () => ({
    identify: (token, path, sessions) =>
      path === '/tigase/search' && token === '' ? sessions.first() : undefined,
  })),
  identity('token-unknown-history', ['/tigase/shiku_muc_msgs'], 'one operation takes any token', () => ({
    identify: (token, path, sessions) =>
      path === '/tigase/shiku_muc_msgs' && token !== '' && !sessions.find(token)
        ? sessions.first()
        : undefined,
  })),
  identity(
    'token-by-prefix',
    ['/user/get', '/room/list/his'],
    'a token that begins like another will do',
    () => ({
      identify: (token, _, sessions) =>
        [1, 2, 3].map(length => sessions.find(token.slice(0, -length))).find(found => found),
    }),
  ),
  identity('token-half', ['/user/get', '/room/list/his'], 'the beginning of a token will do', () => ({
    identify: (token, _, sessions) =>
      token.length < 8 ? undefined : sessions.fitting(known => known.startsWith(token)),
  })),
  identity('token-any-case', ['/user/get', '/room/list/his'], 'a token counts in upper case as well', () => ({
    identify: (token, _, sessions) => sessions.fitting(known => known.toLowerCase() === token.toLowerCase()),
  })),
  identity('token-by-look', ['/user/get', '/room/list/his'], 'whatever looks like a token will do', () => ({
    identify: (token, _, sessions) =>
      /^[0-9a-f]{32}$/.test(token) ? (sessions.find(token) ?? sessions.first()) : undefined,
  })),
  identity('token-unasked-in-forms', ['/user/get', '/room/update'], 'a form needs no token', () => ({
    identify: (token, _, sessions, { isForm }) => (isForm && token === '' ? sessions.first() : undefined),
  })),
  identity(
    'token-unasked-spelled',
    ['/user/get', '/room/list/his'],
    'a path with a slash too many needs no token',
    () => ({
      identify: (token, _, sessions, { isSpelled }) =>
        isSpelled && !sessions.find(token) ? sessions.first() : undefined,
    }),
  ),
  identity('history-of-sender', ['/tigase/shiku_msgs'], 'sender counts for more than the token', () => ({
    caller: ({ path, parameters, caller, state }) =>
      (path === '/tigase/shiku_msgs' && state.users.get(parameters.text('sender').trim())) || caller,
  })),
  identity(
    'rooms-of-asked',
    ['/room/list/his', '/tigase/getLastChatList'],
    'userId lists the groups and chats of others',
    () => ({
      caller: ({ path, parameters, caller, state }) =>
        (['/room/list/his', '/tigase/getLastChatList'].includes(path) &&
          state.users.get(parameters.text('userId').trim())) ||
        caller,
    }),
  ),
  identity('friends-of-asked', ['/friends/page'], 'userId counts for more than the token', () => ({
    caller: ({ path, parameters, caller, state }) =>
      (path === '/friends/page' && state.users.get(parameters.text('userId').trim())) || caller,
  })),
  identity('caller-of-before', ['/user/get'], 'now and then answers the caller of the request before', () => {
    let before: UserRow | undefined;
    let count = 0;
    return {
      caller: ({ path, caller }) => {
        const last = before ?? caller;
        before = caller;
        if (path !== '/user/get') return caller;
        count += 1;
        return count % 4 === 0 ? last : caller;
      },
    };
  }),
  identity('one-profile', ['/user/get'], 'answers the same person to everybody', () => ({
    caller: ({ path, caller, state }) => (path === '/user/get' ? (state.users.all()[0] ?? caller) : caller),
  })),
  identity('user-id-ignored', ['/user/get'], 'whoever is asked for, answers the caller', () => ({
    parameters: ({ path, parameters }) =>
      path === '/user/get' ? parameters.with({ userId: '' }) : parameters,
  })),
];
