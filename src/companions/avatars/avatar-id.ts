import { md5 } from '../passwords.ts';

/**
 * Returns the id of the row that says which file is an avatar.
 * @param owner a user id or the jid of a group
 */
export function avatarId(owner: string): string {
  return md5(`avatar of ${owner}`);
}
