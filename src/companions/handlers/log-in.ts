import { userById } from '../../domain/find.ts';
import { endToken } from '../../domain/tokens.ts';
import { refuse } from '../../spec/result-codes.ts';
import { companionCodes } from '../codes.ts';
import type { CompanionHandler } from '../handler.ts';
import { cipherKeyOf, encryptAnswer } from '../log-in/ciphers.ts';
import { userByTelephone } from '../log-in/find-account.ts';
import { logInAs, loginRowOf, loginToken, shownLogin } from '../log-in/logins.ts';
import { isPasswordOf } from '../passwords.ts';

/** `/user/login` (server facts 6). */
export const logIn: CompanionHandler<'logIn'> = (context, { telephone, areaCode, password }) => {
  const { tx, tools } = context;
  const user =
    userByTelephone(tx, telephone) ??
    userByTelephone(tx, `${areaCode}${telephone}`) ??
    refuse(companionCodes.accountMissing);
  if (tools.passwords && !isPasswordOf(tools.passwords, user, password)) refuse(companionCodes.wrongPassword);
  return { data: logInAs(context, user) };
};

/** `/user/login/auto` (live facts A9). */
export const logInAgain: CompanionHandler<'logInAgain'> = ({ tx, callerId, token }) => {
  const user = userById(tx, callerId) ?? refuse('internal');
  return { data: shownLogin(tx, user, token, loginRowOf(tx, callerId)) };
};

/** `/user/login/auto/v1` (server facts 6). */
export const logInByToken: CompanionHandler<'logInByToken'> = (context, { loginToken: given }) => {
  const { tx } = context;
  const userId = Number(/^login-(\d{1,10})$/.exec(given)?.[1]);
  const user = userById(tx, userId);
  const { tokenEnds } = loginRowOf(tx, userId);
  const alive = tokenEnds === -1 || tokenEnds > tx.now.s;
  if (!user || given !== loginToken(userId) || !alive) return refuse(companionCodes.loginTokenExpired);
  const login = logInAs(context, user);
  return { data: { ...login, data: encryptAnswer(cipherKeyOf(userId, 'login'), login) } };
};

/** `/user/logout` (server facts 6). */
export const logOut: CompanionHandler<'logOut'> = ({ tx, callerId, token }) => {
  endToken(tx, token, callerId);
  tx.logins.put({ ...loginRowOf(tx, callerId), tokenEnds: tx.now.s, offlineTime: tx.now.s });
  return {};
};

/** `/user/outtime` (server facts 6). */
export const goOffline: CompanionHandler<'goOffline'> = ({ tx, callerId }) => {
  tx.logins.put({ ...loginRowOf(tx, callerId), offlineTime: tx.now.s });
  return {};
};
