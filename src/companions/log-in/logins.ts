import { madeToken, openLogin, sessionToken } from '../../domain/tokens.ts';
import type { LoginRow, UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { CompanionContext, CompanionSchemas } from '../handler.ts';
import { cipherKeyOf } from './ciphers.ts';

/** How long a log-in lasts, as the server says it (server facts 1.4): 35 days, in seconds. */
const loginSeconds = 35 * 24 * 60 * 60;

/** Returns the log-in token of a user, which is the same all along, as their fixed access token is. */
export const loginToken = (userId: number) => `login-${userId}`;

/** Finds what a user's log-ins have left behind. */
export function loginRowOf(view: View, userId: number): LoginRow {
  return view.logins.get(String(userId)) ?? { userId, tokenEnds: -1, loginTime: 0, offlineTime: 0 };
}

/** Opens a login of a user, in a session with a token that selects it, and returns what the app is told. */
export function logInAs(context: CompanionContext, user: UserRow): CompanionSchemas['LoginWithKeys'] {
  const { tx, session, tools } = context;
  const { userId } = user;
  // The fixed token opens as well: a session's clients may use either.
  const fixed = openLogin(tx, userId);
  const token =
    session === undefined
      ? fixed
      : openLogin(tx, userId, { token: madeToken(tx, userId) ?? sessionToken(userId) });
  if (session !== undefined) tools.bindToken(token, session);
  const before = loginRowOf(tx, userId);
  tx.logins.put({ ...before, loginTime: tx.now.s, tokenEnds: tx.now.s + loginSeconds });
  return shownLogin(tx, user, token, before);
}

/**
 * Returns a login as apps are told of it.
 * @param row of the log-in before
 */
export function shownLogin(
  view: View,
  user: UserRow,
  token: string,
  row: LoginRow,
): CompanionSchemas['LoginWithKeys'] {
  const { userId, areaCode, nickname, offlineNoPushMsg, payPassword, phone, role, settings } = user;
  const key = (what: Parameters<typeof cipherKeyOf>[1]) => cipherKeyOf(userId, what).toString('base64');
  return {
    access_token: token,
    areaCode,
    expires_in: loginSeconds,
    friendCount: view.friends.by.byUserStatus(`${userId}:2`).size,
    httpKey: key('http'),
    isupdate: 1,
    login: { isFirstLogin: 0, loginTime: row.loginTime, offlineTime: row.offlineTime },
    loginKey: key('login'),
    loginToken: loginToken(userId),
    messageKey: key('message'),
    multipleDevices: settings.multipleDevices,
    nickname,
    offlineNoPushMsg,
    payKey: key('pay'),
    payPassword: payPassword === '0' || payPassword === '' ? 0 : 1,
    phone,
    role: [...role],
    settings,
    telephone: user.telephone,
    userId,
  };
}
