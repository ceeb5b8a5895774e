import {
  endLogin,
  endToken,
  fixedToken,
  loginOf,
  madeToken,
  openLogin,
  sessionToken,
} from '../../domain/tokens.ts';
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
        token: token ?? made ?? sessionToken(userId),
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
        const why = login.ended ? 'it has ended already' : 'it belongs to nobody';
        throw new Problem('unknown-token', `Failed to end the token: ${why}.`);
      }
      endToken(tx, token, login.userId);
      return login.userId;
    });
    return { token, userId };
  },
};
