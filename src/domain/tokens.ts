import { randomBytes } from 'node:crypto';
import type { View } from '../store/tables/state.ts';
import type { Tx } from '../store/transaction.ts';
import { userById } from './find.ts';

/** Returns the fixed token of a user: the document has no login, so every user has one from the start. */
export const fixedToken = (userId: number) => `mock-${userId}`;

/** Returns a token of a user for a session of its own: unlike the fixed one, it alone says which session is meant. */
export const sessionToken = (userId: number) => `${fixedToken(userId)}-${randomBytes(4).toString('hex')}`;

/** Returns the token that was made for a user in this session; as on the server, logging in again gives the same one. */
export function madeToken(view: View, userId: number): string | undefined {
  const form = new RegExp(`^${fixedToken(userId)}-[0-9a-f]{8}$`);
  return [...view.tokens.by.byUser(String(userId))].find(row => form.test(row.token))?.token;
}

/** The owner of a token; none for one that is refused, with `ended` where it once was valid. */
export type Login = { readonly userId: number } | { readonly userId: undefined; readonly ended: boolean };

/**
 * Returns the owner of a token. Rows of `tokens` come first; without one, `mock-<userId>` belongs to that user. Any
 * other token has no owner, so `mock-expired` is refused like one that has ended.
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

/** Opens a login and returns its token; default: the user's fixed token, without an end. */
export function openLogin(
  tx: Tx,
  userId: number,
  { token = fixedToken(userId), expireTime = -1 }: { token?: string; expireTime?: number } = {},
): string {
  if (token === fixedToken(userId) && expireTime === -1) tx.tokens.delete(token);
  else tx.tokens.put({ token, userId, createTime: tx.now.s, expireTime });
  return token;
}

/** Ends one login. */
export function endToken(tx: Tx, token: string, userId: number): void {
  tx.tokens.put({ token, userId, createTime: tx.now.s, expireTime: tx.now.s });
}

/** Ends every login of a user (document 2.3: dissolving a group logs its owner out). */
export function endLogin(tx: Tx, userId: number): void {
  const expireTime = tx.now.s;
  for (const row of [...tx.tokens.by.byUser(String(userId))]) tx.tokens.put({ ...row, expireTime });
  endToken(tx, fixedToken(userId), userId);
}

/** Renews the fixed token of every user, as a restart does. */
export function renewFixedTokens(tx: Tx): void {
  for (const row of [...tx.tokens.all]) if (row.token === fixedToken(row.userId)) tx.tokens.delete(row.token);
}
