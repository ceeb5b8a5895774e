import { randomBytes } from 'node:crypto';
import { endLogin, fixedToken, loginOf, openLogin } from '../../domain/tokens.ts';
import type { Tx } from '../../store/transaction.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';
import { knownUser } from './messages.ts';

/** Tokens of users: the document has no login. */
export const tokenControls: Pick<Controls, 'createToken' | 'endToken'> = {
  createToken: ({ world: { session, store }, control: { worlds }, body }) => {
    const { userId, token, expiresIn } = body;
    const { result } = store.transact(tx => {
      knownUser(tx, userId);
      const made = session === undefined ? fixedToken(userId) : madeToken(tx, userId);
      if (token === undefined && expiresIn !== undefined && expiresIn <= 0) {
        endLogin(tx, userId);
        return made ?? fixedToken(userId);
      }
      // A session's clients may use either; a login that ended for one of them has ended for both.
      if (token === undefined && tx.tokens.get(fixedToken(userId))) openLogin(tx, userId);
      return openLogin(tx, userId, {
        token: token ?? made ?? `${fixedToken(userId)}-${randomBytes(4).toString('hex')}`,
        ...(expiresIn !== undefined && { expireTime: tx.now.s + expiresIn }),
      });
    });
    if (session !== undefined && result !== fixedToken(userId)) worlds.bindToken(result, session);
    return { token: result, userId };
  },
  endToken: ({ world: { store }, parameters: { token } }) => {
    const { result: userId } = store.transact(tx => {
      const login = loginOf(tx, token, tx.now.s);
      if (login.userId === undefined) {
        const why = login.ended ? 'it has ended already' : 'it is nobody’s';
        throw new Problem('unknown-token', `Failed to end the token: ${why}.`);
      }
      tx.tokens.put({ token, userId: login.userId, createTime: tx.now.s, expireTime: tx.now.s });
      return login.userId;
    });
    return { token, userId };
  },
};

/** Returns the token that was made for a user in this session; as on the server, logging in again gives the same one. */
function madeToken(tx: Tx, userId: number): string | undefined {
  const form = new RegExp(`^${fixedToken(userId)}-[0-9a-f]{8}$`);
  return [...tx.tokens.by.byUser(String(userId))].find(row => form.test(row.token))?.token;
}
