import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { read, type Values, write } from './protobuf.ts';

export type Form = 'short' | 'wide';

/** The command of each message an app sends, and the message of each command it gets. */
const sent: Readonly<Record<string, number>> = {
  Auth: 5,
  Chat: 10,
  Receipt: 11,
  CatchUpRequest: 14,
  Join: 20,
  Leave: 21,
  Ping: 99,
};
const got: Readonly<Record<number, string>> = {
  6: 'AuthResponse',
  10: 'Chat',
  11: 'Receipt',
  15: 'CatchUpAnswer',
  100: 'Success',
  [-1]: 'Error',
  [-3]: 'Error',
};

/** A frame from the mock. */
export interface Got {
  readonly command: number;
  readonly body: Values;
}

interface AppOptions {
  readonly form?: Form;
  readonly user?: number;
  readonly token?: string;
  readonly resource?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let ids = 0;
/** A message id like those of the apps. */
const newId = (user: number) => `skimweb_${user}${Date.now()}${String(++ids).padStart(3, '0')}`;

/** An app on the live connection, in either form of frames. */
export class App {
  readonly user: number;
  readonly address: string;
  readonly socket: WebSocket;
  /** Every frame so far. */
  readonly frames: Got[] = [];
  readonly #form: Form;
  readonly #token: string;
  #taken = new Set<Got>();
  #wake = () => {};

  constructor(url: string, options: AppOptions = {}) {
    const { form = 'short', user = 100164, token = `mock-${user}`, resource = 'web', headers = {} } = options;
    this.#form = form;
    this.#token = token;
    this.user = user;
    this.address = `${user}/${resource}`;
    this.socket = new WebSocket(url, { perMessageDeflate: false, headers });
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(readFrame(form, data));
      this.#wake();
    });
    this.socket.on('close', () => this.#wake());
    this.socket.on('error', () => {});
  }

  /** Opens the socket and logs in. */
  static async open(port: number, options: AppOptions = {}): Promise<App> {
    const app = await App.connect(port, options);
    app.logIn();
    await app.next(6);
    return app;
  }

  /** Opens the socket alone. */
  static async connect(port: number, options: AppOptions = {}): Promise<App> {
    const app = new App(`ws://127.0.0.1:${port}`, options);
    onTestFinished(() => app.socket.terminate());
    await once(app.socket, 'open');
    return app;
  }

  logIn(more: Values = {}): void {
    const messageHead = { from: this.address, to: 'server', messageId: newId(this.user), chatType: 5 };
    this.send('Auth', { messageHead, token: this.#token, deviceId: 'web', ...more });
  }

  send(name: string, body: Values): void {
    this.sendRaw(sent[name] ?? 0, write(name, body));
  }

  sendRaw(command: number, message: Buffer): void {
    this.socket.send(frameOf(this.#form, command, message));
  }

  /** Sends a message to a user or a group, a text unless told; returns its id. */
  chat(to: number | string, more: Values = {}): string {
    const { head = {}, ...rest } = more;
    const messageHead = {
      from: this.address,
      to: String(to),
      messageId: newId(this.user),
      chatType: typeof to === 'number' ? 1 : 2,
      ...head,
    };
    this.send('Chat', {
      messageHead,
      fromUserId: String(this.user),
      fromUserName: 'somebody',
      toUserId: String(to),
      toUserName: 'another',
      timeSend: Date.now(),
      type: 1,
      content: '你好',
      ...rest,
    });
    return messageHead.messageId;
  }

  /** Sends a message and waits for its receipt. */
  async tell(to: number | string, more: Values = {}): Promise<string> {
    const id = this.chat(to, more);
    await this.next(11, body => body.messageId === id);
    return id;
  }

  /** The next frame of a command that fits; each is returned once. */
  async next(command: number, fits: (body: Values) => boolean = () => true): Promise<Values> {
    for (;;) {
      const found = this.frames.find(
        frame => frame.command === command && !this.#taken.has(frame) && fits(frame.body),
      );
      if (found) {
        this.#taken.add(found);
        return found.body;
      }
      if (this.socket.readyState !== WebSocket.OPEN)
        throw new Error(`The connection ended before a frame of command ${command} came.`);
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Everything that was sent to this app until now has arrived once this returns: frames keep their order. */
  async settle(): Promise<void> {
    const messageId = newId(this.user);
    this.send('Ping', { messageHead: { from: this.address, to: 'server', messageId, chatType: 9 } });
    await this.next(100, body => body.messageHead.messageId === messageId);
  }

  /** The messages so far, with one id or all. */
  async chats(id?: string): Promise<Values[]> {
    await this.settle();
    return this.frames
      .filter(({ command }) => command === 10)
      .map(({ body }) => body)
      .filter(body => id === undefined || body.messageHead.messageId === id);
  }

  /** Resolves with the close code once the connection has ended. */
  async closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) return 0;
    const [code] = await once(this.socket, 'close');
    return code;
  }
}

function frameOf(form: Form, command: number, message: Buffer): Buffer {
  if (form === 'short') return Buffer.concat([Buffer.from([command & 0xff]), message]);
  const head = Buffer.alloc(2);
  head.writeUInt16LE((command ^ message.length) & 0xffff);
  return Buffer.concat([head, message]);
}

function readFrame(form: Form, data: Buffer): Got {
  const command =
    form === 'short' ? data.readInt8(0) : data.readUInt16LE(0) ^ ((3 * (data.length - 2)) & 0xffff);
  const message = data.subarray(form === 'wide' || command === -1 ? 2 : 1);
  const name = got[command];
  if (name === undefined) return { command, body: {} };
  try {
    return { command, body: read(name, message) };
  } catch {
    return { command, body: { unreadable: true } };
  }
}
