import type { View } from '../store/tables/state.ts';
import type { Tx } from '../store/transaction.ts';
import { userById } from './find.ts';

/** The fixed token of a user: the document has no login, so everybody has one from the start. */
export const fixedToken = (userId: number) => `mock-${userId}`;

/** What a token turned out to be: a user's, or refused; `ended` when a dissolved group took the login with it. */
export type Login = { readonly userId: number } | { readonly userId: undefined; readonly ended: boolean };

/**
 * Whose token this is. Rows of `tokens` come first; without one, `mock-<userId>` belongs to that user.
 * Nothing else is anybody's, so `mock-expired` is refused like any token that has ended.
 * @param now seconds
 */
export function loginOf(view: View, token: string, now: number): Login {
  const row = view.tokens.get(token);
  if (row) {
    const alive = row.expireTime === -1 || row.expireTime > now;
    return alive && userById(view, row.userId) ? { userId: row.userId } : { userId: undefined, ended: true };
  }
  const fixed = /^mock-(\d{1,10})$/.exec(token)?.[1];
  const userId = Number(fixed);
  if (fixed !== undefined && token === fixedToken(userId) && userById(view, userId)) return { userId };
  return { userId: undefined, ended: false };
}

/** Gives a user a token that is alive: his fixed one unless another text is asked for. */
export function openLogin(
  tx: Tx,
  userId: number,
  { token = fixedToken(userId), expireTime = -1 }: { token?: string; expireTime?: number } = {},
): string {
  if (token === fixedToken(userId) && expireTime === -1) tx.tokens.delete(token);
  else tx.tokens.put({ token, userId, createTime: tx.now.s, expireTime });
  return token;
}

/** Ends every login of a user (document 2.3: dissolving a group throws its owner out). */
export function endLogin(tx: Tx, userId: number): void {
  const expireTime = tx.now.s;
  for (const row of [...tx.tokens.by.byUser(String(userId))]) tx.tokens.put({ ...row, expireTime });
  tx.tokens.put({ token: fixedToken(userId), userId, createTime: tx.now.s, expireTime });
}

/** A restart gives everybody his fixed token back. */
export function renewFixedTokens(tx: Tx): void {
  for (const row of [...tx.tokens.all]) if (row.token === fixedToken(row.userId)) tx.tokens.delete(row.token);
}
