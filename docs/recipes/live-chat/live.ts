import { type Chat, read, schemas, write } from './wire.ts';

/** Who is logged in. */
export interface Me {
  readonly userId: number;
  readonly nickname: string;
  readonly token: string;
}

/** What the live connection tells the app. */
export interface LiveEvents {
  /** The token was taken: now the lists can be loaded. */
  ready(): void;
  message(chat: Chat): void;
  /** A message of this app is on the server's disk. */
  receipt(messageId: string): void;
  /** Somebody else has logged in as the same user. */
  replaced(): void;
}

/** A message to be sent, without what every message has. */
export type Draft = Pick<Chat, 'type' | 'content'> & Partial<Pick<Chat, 'fileName' | 'fileSize'>>;

/** Whom a message is for: a user or a group. */
export interface Peer {
  /** User id, or jid. */
  readonly id: string;
  readonly name: string;
  readonly isGroup: boolean;
}

const commands = { auth: 5, welcome: 6, chat: 10, receipt: 11, ping: 99, replaced: -3 } as const;
const pingEveryMs = 30_000;
const againAfterMs = 2000;

/** The live connection in its short form: one byte of command, then protobuf. */
export class Live {
  readonly #me: Me;
  readonly #events: LiveEvents;
  readonly #address: string;
  #socket: WebSocket;
  #over = false;

  constructor(me: Me, events: LiveEvents) {
    this.#me = me;
    this.#events = events;
    this.#address = `${me.userId}/web`;
    this.#socket = this.#open();
    setInterval(() => this.#ping(), pingEveryMs);
  }

  /** Sends a message. Returns it as it will be delivered. */
  send(to: Peer, draft: Draft): Chat {
    const chat: Chat = {
      messageHead: this.#head(to.id, to.isGroup ? 2 : 1),
      fromUserId: String(this.#me.userId),
      fromUserName: this.#me.nickname,
      toUserId: to.id,
      toUserName: to.name,
      timeSend: Date.now(),
      objectId: '',
      fileName: '',
      fileSize: 0,
      fileTime: 0,
      ...draft,
    };
    this.#send(commands.chat, write(schemas.chat, chat));
    return chat;
  }

  close(): void {
    this.#over = true;
    this.#socket.close();
  }

  #open(): WebSocket {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.#logIn();
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => this.#take(data);
    socket.onclose = () => {
      if (this.#over) return;
      setTimeout(() => {
        this.#socket = this.#open();
      }, againAfterMs);
    };
    return socket;
  }

  #logIn(): void {
    const { token } = this.#me;
    const auth = { messageHead: this.#head('server', 5), token, password: '', deviceId: 'web' };
    this.#send(commands.auth, write(schemas.auth, auth));
  }

  #ping(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#send(commands.ping, write(schemas.ping, { messageHead: this.#head('server', 9) }));
  }

  #take(data: ArrayBuffer): void {
    const command = new DataView(data).getInt8(0);
    const bytes = new Uint8Array(data, 1);
    if (command === commands.welcome && read(schemas.welcome, bytes).status === 1) this.#events.ready();
    else if (command === commands.receipt) this.#events.receipt(read(schemas.receipt, bytes).messageId);
    else if (command === commands.chat) this.#events.message(read(schemas.chat, bytes));
    else if (command === commands.replaced) {
      this.close();
      this.#events.replaced();
    }
  }

  #send(command: number, message: Uint8Array): void {
    this.#socket.send(Uint8Array.from([command, ...message]));
  }

  #head(to: string, chatType: number) {
    const random = String(Math.random()).slice(2, 5).padEnd(3, '0');
    const messageId = `skimweb_${this.#me.userId}${Date.now()}${random}`;
    return { from: this.#address, to, messageId, chatType, offline: false };
  }
}
