import { randomBytes } from 'node:crypto';
import { userById } from '../domain/find.ts';
import { fixedToken, openLogin } from '../domain/tokens.ts';
import type { World } from '../mock/mock-context.ts';
import { readBody } from './body.ts';
import { Problem } from './problem.ts';

const shape = {
  userId: { kind: 'number', required: true },
  token: { kind: 'string', required: false },
  expiresIn: { kind: 'number', required: false },
} as const;

/**
 * `POST /__admin/tokens`: a token for a user. Outside a session it is his fixed one unless `token` says another;
 * inside, a new one, which from then on selects the session by itself. `expiresIn` is in seconds; without it the
 * token does not expire, with 0 it already has.
 * @throws Problem bad-body, unknown-user
 */
export function createToken(
  { session, store }: World,
  body: unknown,
  bindToken: (token: string, session: string) => void,
): { token: string; userId: number } {
  const { userId, token, expiresIn } = readBody(body, shape);
  const own =
    session === undefined ? fixedToken(userId) : `${fixedToken(userId)}-${randomBytes(4).toString('hex')}`;
  if (token === '')
    throw new Problem('bad-body', 'Failed to make a token: `token` is empty. Leave it out or name one.');
  const { result } = store.transact(tx => {
    if (!userById(tx, userId)) {
      throw new Problem('unknown-user', `Failed to make a token: there is no user ${userId} in the store.`);
    }
    return openLogin(tx, userId, {
      token: token ?? own,
      ...(expiresIn !== undefined && { expireTime: tx.now.s + expiresIn }),
    });
  });
  if (session !== undefined && result !== fixedToken(userId)) bindToken(result, session);
  return { token: result, userId };
}
