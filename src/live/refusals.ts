/** Why the mock does not take a message of an app; what the journal says of it. */
export const liveRefusals = {
  noMessageId: 'the message has no id, or one of more than 200 characters',
  noType: 'the message has no type',
  noChatType: 'chatType is neither 1 (single) nor 2 (group)',
  anotherAuthor: 'the author is not the user who is logged in',
  unknownUser: 'there is no such user',
  blocked: 'one of the two has put the other on the blacklist',
  notAMember: 'the author is not in the group, or there is no such group',
  locked: 'the back office has locked the group',
  muted: 'the author, or everybody, is muted in the group',
  invisible: 'invisible members and guardians do not write',
  idTaken: 'somebody else has used this message id',
  notInContract: 'the row would break the contract',
  notKept: 'the disk refused it',
} as const;

export type RefusalCode = keyof typeof liveRefusals;

/** What an error frame says of a refused message (live facts A8), and of bytes that are none. */
export const errorCodes = { refused: -2, unreadable: -1 } as const;

/** A message that is not taken: nothing of it is stored or passed on. */
export class LiveRefusal extends Error {
  override readonly name = 'LiveRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, detail?: string) {
    super(detail === undefined ? liveRefusals[code] : `${liveRefusals[code]}: ${detail}`);
    this.code = code;
  }
}

/** @throws LiveRefusal always */
export function refuseFrame(code: RefusalCode, detail?: string): never {
  throw new LiveRefusal(code, detail);
}
