import { userById } from '../../domain/find.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import { companionCodes } from '../codes.ts';
import type { CompanionHandler } from '../handler.ts';
import { encryptAnswer, encryptCode, publicKeyOf } from '../log-in/ciphers.ts';
import { userByAccount } from '../log-in/find-account.ts';
import { logInAs, loginRowOf } from '../log-in/logins.ts';

/**
 * `/auth/getLoginCode` (live facts A9). Whoever has had code and private key and asks again could not open the key: the
 * password is another one, so the key is forgotten and the app uploads a new one. Where passwords are held against
 * those of the fixtures, the first one stays.
 */
export const getLoginCode: CompanionHandler<'getLoginCode'> = ({ tx, tools }, { account, areaCode }) => {
  const user =
    userByAccount(tx, account) ??
    userByAccount(tx, `${areaCode}${account}`) ??
    refuse(companionCodes.accountMissing);
  const { userId } = user;
  const row = loginRowOf(tx, userId);
  const key = row.publicKey === undefined ? undefined : publicKeyOf(row.publicKey);
  if (!key) return { data: { userId } };
  if (row.asked === 'key' && !tools.passwords) {
    const { publicKey: _publicKey, privateKey: _privateKey, codeKey: _codeKey, asked: _asked, ...rest } = row;
    tx.logins.put(rest);
    return { data: { userId } };
  }
  const codeKey = tx.nextHex32('loginCode');
  tx.logins.put({ ...row, codeKey, asked: 'code' });
  return { data: { userId, code: encryptCode(key, Buffer.from(codeKey, 'hex')) } };
};

/** `/authkeys/getLoginPrivateKey` (live facts A9). */
export const getLoginPrivateKey: CompanionHandler<'getLoginPrivateKey'> = ({ tx }, { userId }) => {
  const row = loginRowOf(tx, accountOf(tx, userId).userId);
  if (row.asked === 'code') tx.logins.put({ ...row, asked: 'key' });
  return row.privateKey === undefined ? {} : { data: { privateKey: row.privateKey } };
};

/** `/authkeys/uploadLoginKey` (live facts A9). */
export const uploadLoginKey: CompanionHandler<'uploadLoginKey'> = ({ tx }, parameters) => {
  const { userId, privateKey, publicKey } = parameters;
  const { asked: _asked, codeKey: _codeKey, ...row } = loginRowOf(tx, accountOf(tx, userId).userId);
  if (privateKey === '' || !publicKeyOf(publicKey)) refuse('parameterInvalid');
  tx.logins.put({ ...row, privateKey, publicKey });
  return {};
};

/** `/user/login/v1` (live facts A9). */
export const logInWithKey: CompanionHandler<'logInWithKey'> = (context, { userId }) => {
  const { tx } = context;
  const user = accountOf(tx, userId);
  const { asked: _asked, ...row } = loginRowOf(tx, userId);
  if (row.codeKey === undefined) return refuse(companionCodes.wrongPassword);
  tx.logins.put(row);
  return { data: { data: encryptAnswer(Buffer.from(row.codeKey, 'hex'), logInAs(context, user)) } };
};

function accountOf(view: View, userId: number): UserRow {
  return userById(view, userId) ?? refuse(companionCodes.accountMissing);
}
