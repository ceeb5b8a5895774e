import { once } from 'node:events';
import { WebSocket } from 'ws';
import { decode, encode } from '../src/live/wire/codec.ts';
import { readServerFrame, writeClientFrame } from '../src/live/wire/frame.ts';

const [auth, chat] = [5, 10];

/** An app under measurement, in the short form of frames. */
export class LiveApp {
  readonly userId: number;
  readonly socket: WebSocket;
  /** Called with the id of each message that comes. */
  onMessage: (id: string) => void = () => {};

  private constructor(userId: number, socket: WebSocket) {
    this.userId = userId;
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      const frame = readServerFrame('short', data);
      if (frame?.command === chat) this.onMessage(decode('Chat', frame.message).messageHead.messageId);
    });
  }

  /** Connects, and logs in where there is a token. */
  static async open(url: string, userId: number, token?: string): Promise<LiveApp> {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    const app = new LiveApp(userId, socket);
    await once(socket, 'open');
    if (token === undefined) return app;
    const messageHead = { from: `${userId}/web`, to: 'server', messageId: 'auth', chatType: 5 };
    app.#send(auth, encode('Auth', { messageHead, token }));
    await once(socket, 'message');
    return app;
  }

  /** Sends 40 characters. @param type 1 a text; 201 that somebody types, which is stored nowhere */
  text(to: number, messageId: string, type: 1 | 201 = 1): void {
    const messageHead = { from: `${this.userId}/web`, to: String(to), messageId, chatType: 1 };
    const fromUserId = String(this.userId);
    const fields = {
      fromUserId,
      toUserId: String(to),
      timeSend: Date.now(),
      type,
      content: 'x'.repeat(40),
    };
    this.#send(chat, encode('Chat', { messageHead, ...fields }));
  }

  #send(command: number, message: Uint8Array): void {
    this.socket.send(writeClientFrame('short', { command, message }));
  }
}
