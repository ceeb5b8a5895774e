import type { components } from '../spec/generated/types.gen.ts';

type Schemas = components['schemas'];
/** The message that is JSON text in a row's `message`. */
export type MessageBody = Schemas['MessageBody'];

/** The content of a message, without its route. */
export interface MessageContent {
  /** Message type: 1 text, 2 picture, 9xx group control (server facts 4). */
  readonly type: number;
  readonly content: string;
  readonly fileName?: string;
  readonly fileSize?: number;
  readonly objectId?: string;
  readonly other?: string;
}

/** The sender and the receiver of a message. */
export interface MessageRoute {
  readonly chatType: 1 | 2;
  readonly fromUserId: string;
  readonly fromUserName: string;
  /** Author and device, e.g. `100164/web`. */
  readonly from: string;
  /** The receiver's id, or the group's jid. */
  readonly to: string;
  readonly toUserId?: string;
  readonly toUserName?: string;
  readonly messageId: string;
  /** Milliseconds. */
  readonly timeSend: number;
}

/** Writes messages as the JSON text that rows keep, in the server's key order and with its number format. */
export class MessageWriter {
  readonly #writeText: (schema: 'MessageBody', value: object) => string;

  constructor(writeText: (schema: 'MessageBody', value: object) => string) {
    this.#writeText = writeText;
  }

  body(route: MessageRoute, message: MessageContent): MessageBody {
    return {
      content: message.content,
      deleteTime: 0,
      encryptType: 0,
      ...(message.fileName !== undefined && { fileName: message.fileName }),
      fileSize: message.fileSize ?? 0,
      fileTime: 0,
      fromUserId: route.fromUserId,
      fromUserName: route.fromUserName,
      isEncrypt: false,
      isReadDel: false,
      location_x: 0,
      location_y: 0,
      messageHead: {
        chatType: route.chatType,
        from: route.from,
        messageId: route.messageId,
        offline: false,
        to: route.to,
      },
      ...(message.objectId !== undefined && { objectId: message.objectId }),
      ...(message.other !== undefined && { other: message.other }),
      timeSend: route.timeSend,
      ...(route.toUserId !== undefined && { toUserId: route.toUserId }),
      ...(route.toUserName !== undefined && { toUserName: route.toUserName }),
      type: message.type,
    };
  }

  text(body: MessageBody): string {
    return this.#writeText('MessageBody', body);
  }
}
