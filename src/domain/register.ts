import type { UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import { befriend } from './befriend.ts';
import { userById } from './find.ts';
import { type Newcomer, newUser } from './new-user.ts';

/** The account that serves everybody; everybody is its friend. */
export const serviceId = 10_000;

/** Creates the row of a newcomer, with a password that nobody knows. */
export function newcomer(tx: Tx, { sex, description, ...facts }: Newcomer): UserRow {
  const password = tx.nextHex32('password');
  const user = newUser({
    ...facts,
    accountEnd: String(Number.parseInt(password.slice(0, 8), 16) % 1_000_000).padStart(6, '0'),
    createTime: tx.now.s,
    password,
  });
  return { ...user, ...(sex !== undefined && { sex }), ...(description !== undefined && { description }) };
}

/** Registers a user: befriended with the service account, as everybody is, and with `friends`. */
export function register(tx: Tx, user: UserRow, friends: readonly UserRow[] = []): void {
  tx.users.put(user);
  const service = userById(tx, serviceId);
  for (const other of new Set([...(service ? [service] : []), ...friends])) befriend(tx, user, other);
}
