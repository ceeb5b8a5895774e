/** Begins everything a check makes at a target: names of groups, texts of messages and notices. */
export const markerPrefix = 'imapi-check-';

/** Ids nothing has. */
export const ghost = {
  roomId: '000000000000000000000000',
  jid: 'imapi-check-no-such-group',
  userId: 2147480001,
  phone: '10000000001',
} as const;

/** Whether a text was made by a run: by this one when its marker is given, else by any. */
export function isMarked(text: unknown, marker = markerPrefix): boolean {
  return typeof text === 'string' && text.startsWith(marker);
}
