import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { SessionRefusal, sessionOf } from '../worlds/session-name.ts';
import type { FrameSocket, LiveConnection } from './connection.ts';
import type { Live } from './live.ts';

/** Largest frame that is read, bytes; a larger one ends its connection. */
const largestFrame = 1024 * 1024;
/** Milliseconds between two looks at whether a client is still there. */
const heartbeatMs = 30_000;
/** Bytes that may wait for a client that only sends pings. */
const maxUnread = 1024 * 1024;

/** Carries live connections over WebSockets. */
export class WebSockets {
  readonly #live: Live;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    perMessageDeflate: false,
    clientTracking: false,
    // One frame a turn: a flood of one client must not hold up the others.
    allowSynchronousEvents: false,
  });
  /** Whether each has been heard of since the last look. */
  readonly #heard = new Map<WebSocket, boolean>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(live: Live) {
    this.#live = live;
    this.#heartbeat = setInterval(() => this.#look(), heartbeatMs).unref();
  }

  /** Turns a request for an upgrade into a live connection. Any path and any origin will do: the token is the key. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const session = sessionOf(request);
    if (session instanceof SessionRefusal) refuse(socket, session.message);
    else
      this.#server.handleUpgrade(request, socket, head, webSocket => this.#open(webSocket, session, socket));
  }

  /** Stops looking after the connections; `Live.close` has ended them. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const webSocket of this.#heard.keys()) webSocket.terminate();
    this.#server.close();
  }

  #open(webSocket: WebSocket, session: string | undefined, socket: Duplex): void {
    const connection = this.#live.open(frameSocketOf(webSocket, socket), session);
    const heard = () => this.#heard.set(webSocket, true);
    heard();
    webSocket.on('message', (data: Buffer, isBinary: boolean) => {
      heard();
      this.#receive(connection, data, isBinary);
    });
    webSocket.on('pong', heard);
    webSocket.on('ping', () => {
      heard();
      if (webSocket.bufferedAmount > maxUnread) webSocket.terminate();
    });
    // What was wrong with it is of no use to anybody; the close that follows ends the connection.
    webSocket.on('error', () => undefined);
    webSocket.on('close', () => {
      this.#heard.delete(webSocket);
      this.#live.ended(connection);
    });
  }

  #receive(connection: LiveConnection, data: Buffer, isBinary: boolean): void {
    if (isBinary) this.#live.receive(connection, data);
    else this.#live.receiveText(connection);
  }

  /** Ends those that have not been heard of since the last look, and asks the others for a sign of life. */
  #look(): void {
    for (const [webSocket, heard] of this.#heard) {
      if (heard) webSocket.ping();
      else webSocket.terminate();
      this.#heard.set(webSocket, false);
    }
  }
}

/** Frames for one client in the same turn of the event loop leave in one write. */
function frameSocketOf(webSocket: WebSocket, socket: Duplex): FrameSocket {
  let corked = false;
  const flush = () => {
    corked = false;
    socket.uncork();
  };
  return {
    get buffered() {
      return webSocket.bufferedAmount;
    },
    send: frame => {
      if (!corked) {
        corked = true;
        socket.cork();
        process.nextTick(flush);
      }
      webSocket.send(frame);
    },
    close: (code, reason) => {
      webSocket.close(code, reason.slice(0, longestReason));
      // A client that does not answer is not waited for.
      setTimeout(() => webSocket.terminate(), closeWithinMs).unref();
    },
    terminate: () => webSocket.terminate(),
    cutIn: frame => {
      socket.write(halfOf(frame), () => socket.destroy());
    },
  };
}

/** Characters of a reason; the protocol has room for 123 bytes. */
const longestReason = 120;
const closeWithinMs = 1000;

/** The first half of a binary WebSocket frame from a server (RFC 6455, section 5.2). */
function halfOf(frame: Uint8Array): Buffer {
  const { length } = frame;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x82;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, frame.subarray(0, Math.floor(length / 2))]);
}

/** Answers a request for a connection that is not opened. */
function refuse(socket: Duplex, why: string): void {
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(why)}\r\nConnection: close\r\n\r\n${why}`,
  );
}
