import { double, printJson } from '../http/json.ts';

/** What the JSON text in `message` says. */
export interface MessageText {
  /** 1 between two people, 2 in a group. */
  readonly chatType: 1 | 2;
  readonly from: string;
  readonly to: string;
  readonly fromUserId: string;
  readonly fromUserName: string;
  readonly messageId: string;
  readonly timeSend: number;
  readonly type: number;
  readonly content?: string | undefined;
  readonly toUserId?: string | undefined;
  readonly toUserName?: string | undefined;
  readonly fileName?: string | undefined;
  readonly objectId?: string | undefined;
  readonly other?: string | undefined;
}

/** Prints the text in `message` (server facts 2.7); rows written before messages had a head lack it. */
export function messageText(text: MessageText, hasHead = true): string {
  const { chatType, from, to, messageId, ...fields } = text;
  return printJson({
    ...fields,
    deleteTime: 0,
    encryptType: 0,
    fileSize: 0,
    fileTime: 0,
    isEncrypt: false,
    isReadDel: false,
    location_x: double(0),
    location_y: double(0),
    messageHead: hasHead ? { chatType, from, messageId, offline: false, to } : undefined,
  });
}
