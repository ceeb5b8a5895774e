/** Begins everything a check makes at a target: names of groups, texts of messages and notices. */
export const markerPrefix = 'imapi-check-';

/** Ids nothing has. */
export const ghost = {
  roomId: '000000000000000000000000',
  jid: 'imapi-check-no-such-group',
  userId: 2147480001,
  phone: '10000000001',
} as const;

/**
 * The jid of a group that a run makes: 32 characters, of which those in the middle are of its marker. It begins with a
 * digit, as most do that are random: only one that is a number means a person (server facts 2.11).
 */
export function ownJid(marker: string, random: { hex(length: number): string }): string {
  return `5c${random.hex(7)}${tailOf(marker)}${random.hex(15)}`;
}

/** Those of ledgers that earlier releases wrote begin with a letter. */
const ownJids = /^(?:5c|c[0-9a-f])[0-9a-f]{30}$/;

/** Whether a jid is one that the run of this marker has made, whatever a ledger says. */
export function isOwnJid(jid: string, marker: string): boolean {
  return isMarked(marker) && ownJids.test(jid) && jid.slice(9, 17) === tailOf(marker);
}

const tailOf = (marker: string) => marker.slice(-8);

/** Begins a text that is JSON, before its first word. */
const jsonStart = /^[[{"]{1,3}/;

/**
 * Whether a text was made by a run: by this one when its marker is given, else by any. One that is JSON has the marker in
 * its first word, also where a server has made a value of it.
 */
export function isMarked(text: unknown, marker = markerPrefix): boolean {
  const told = typeof text === 'string' ? text : (JSON.stringify(text) ?? '');
  return told.replace(jsonStart, '').startsWith(marker);
}
