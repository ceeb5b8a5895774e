import { userById } from '../domain/find.ts';
import { openLogin } from '../domain/tokens.ts';
import type { Store } from '../store/store.ts';
import { readBody } from './body.ts';
import { Problem } from './problem.ts';

const shape = {
  userId: { kind: 'number', required: true },
  token: { kind: 'string', required: false },
  expiresIn: { kind: 'number', required: false },
} as const;

/**
 * `POST /__admin/tokens`: a token for a user, his fixed one unless `token` says another. `expiresIn` is in seconds;
 * without it the token does not expire, with 0 it already has.
 * @throws Problem bad-body, unknown-user
 */
export function createToken(store: Store, body: unknown): { token: string; userId: number } {
  const { userId, token, expiresIn } = readBody(body, shape);
  if (token === '')
    throw new Problem('bad-body', 'Failed to make a token: `token` is empty. Leave it out or name one.');
  const { result } = store.transact(tx => {
    if (!userById(tx, userId)) {
      throw new Problem('unknown-user', `Failed to make a token: there is no user ${userId} in the store.`);
    }
    return openLogin(tx, userId, {
      ...(token !== undefined && { token }),
      ...(expiresIn !== undefined && { expireTime: tx.now.s + expiresIn }),
    });
  });
  return { token: result, userId };
}
