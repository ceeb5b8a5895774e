import { createHash } from 'node:crypto';

/** The id of the copy of a group message that one user gets: 32 hex digits, the same each time. */
export function ownCopyId(messageId: string, userId: number): string {
  return createHash('md5').update(`${messageId}/${userId}`).digest('hex');
}
