/** Which picture is meant: as it is (`o`), or a small one (`t`). */
export type AvatarSize = 'o' | 't';

/**
 * Returns the path of an avatar (server facts 5, live facts C): that of a user below their id modulo 10000, that of a
 * group two levels deep, both of which follow from its jid.
 * @param owner a user id or the jid of a group
 */
export function avatarPath(size: AvatarSize, owner: string): string {
  if (/^\d+$/.test(owner)) return `/avatar/${size}/${Number(owner) % 10_000}/${owner}.jpg`;
  const hash = Math.abs(javaHash(owner));
  return `/avatar/${size}/${hash % 10_000}/${hash % 20_000}/${owner}.jpg`;
}

/** Returns the hash that Java gives a text, by which the server spreads its files. */
function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
