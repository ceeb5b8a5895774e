import type { World } from '../worlds/world.ts';
import type { Outgoing } from './outgoing.ts';
import type { FrameForm } from './wire/frame.ts';

/** What carries frames to an app: a WebSocket, or two functions within the process. */
export interface FrameSocket {
  /** Bytes that wait to be read by the other side. */
  readonly buffered: number;
  send(frame: Uint8Array): void;
  /** Ends the connection with a reason the app can read. @param code as WebSocket has them */
  close(code: number, reason: string): void;
  /** Ends the connection without a word. */
  terminate(): void;
  /** Ends the connection in the middle of a frame. */
  cutIn(frame: Uint8Array): void;
}

/** Whom a connection belongs to. */
export interface LiveLogin {
  readonly world: World;
  readonly userId: number;
  /** As the app wrote it, e.g. `100164/web`. */
  readonly address: string;
  readonly resource: string;
  /** Absent where the control API acts as the user. */
  readonly token?: string;
}

/** A slow reader may have this much waiting, bytes; frames that go to several are shared, not copied. */
const maxBuffered = 4 * 1024 * 1024;

/** Close codes of WebSocket (RFC 6455, section 7.4). */
export const closeCodes = { normal: 1000, goingAway: 1001, protocol: 1002, policy: 1008 } as const;

/** One connection of an app. */
export class LiveConnection {
  readonly id: number;
  readonly socket: FrameSocket;
  /** The session its handshake named. */
  readonly session: string | undefined;
  /** Told by the first frame, and kept. */
  form: FrameForm | undefined;
  login: LiveLogin | undefined;
  /** Its token was refused: it gets nothing more, and is closed soon. */
  refused = false;
  /** A frame that a fault lets the next one overtake. */
  held: Uint8Array | undefined;
  /** Frames in a row that could not be read. */
  unreadable = 0;
  #closed = false;
  #idsGiven = 0;

  constructor(id: number, socket: FrameSocket, session?: string) {
    this.id = id;
    this.socket = socket;
    this.session = session;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The address of the app; empty before it has logged in. */
  get address(): string {
    return this.login?.address ?? '';
  }

  /** Makes a message id that this connection has not had: apps drop what comes under an id they have seen (live facts A5). */
  nextMessageId(): string {
    this.#idsGiven += 1;
    return `mock_${this.id}_${Date.now()}_${this.#idsGiven}`;
  }

  /** Sends a message. Returns false where the form of the connection cannot say it. */
  send(outgoing: Outgoing): boolean {
    const frame = outgoing.frame(this.form ?? 'short');
    if (frame) this.sendFrame(frame);
    return frame !== undefined;
  }

  /** Sends a frame; a connection that does not read ends here. */
  sendFrame(frame: Uint8Array): void {
    if (this.#closed) return;
    if (this.socket.buffered > maxBuffered) this.terminate();
    else this.socket.send(frame);
  }

  close(code: number, reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.socket.close(code, reason);
  }

  terminate(): void {
    this.#closed = true;
    this.socket.terminate();
  }

  cutIn(frame: Uint8Array): void {
    if (this.#closed) return;
    this.#closed = true;
    this.socket.cutIn(frame);
  }

  /** The other side has ended it. */
  ended(): void {
    this.#closed = true;
  }
}
