import { userByPhone } from '../../domain/find.ts';
import type { UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import { md5 } from '../passwords.ts';

/** The shortest phone number that is looked for at the beginning of an account. */
const shortestPhone = 7;

/** Finds a user by what `/user/login` gets: a phone with or without area code, or the md5 of one (live facts D). */
export function userByTelephone(view: View, telephone: string): UserRow | undefined {
  const given = telephone.trim();
  const hash = given.toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hash)) return userByPhone(view, given);
  for (const user of view.users.all) {
    if (md5(user.telephone) === hash || md5(user.phone) === hash) return user;
  }
  return undefined;
}

/**
 * Finds a user by what `/auth/getLoginCode` gets: a phone, behind which some apps write the name of their tenant (live
 * facts A9); the longest phone number that the account begins with is meant.
 */
export function userByAccount(view: View, account: string): UserRow | undefined {
  const found = userByTelephone(view, account);
  if (found) return found;
  const [digits = ''] = /^\d*/.exec(account.trim()) ?? [];
  for (let { length } = digits; length >= shortestPhone; length--) {
    const user = userByPhone(view, digits.slice(0, length));
    if (user) return user;
  }
  return undefined;
}
