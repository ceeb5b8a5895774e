import type { Entry } from 'har-format';
import type { LiveFrame, NumberedEntry } from './journal.ts';

/** A frame of a HAR, as browsers write them for a WebSocket. */
interface HarFrame {
  readonly type: 'send' | 'receive';
  /** s */
  readonly time: number;
  readonly opcode: 2;
  /** Base64. */
  readonly data: string;
}

/** The frames of a journal by connection, each of which is one entry of a HAR: the browser's request for it. */
export class HarSockets {
  readonly #url: string;
  readonly #byConnection = new Map<number, { id: number; at: number; frames: HarFrame[] }>();

  /** @param url where the connections went, with a slash at the end */
  constructor(url: string) {
    this.#url = url;
  }

  /** Adds a frame to its connections; frames come newest first. */
  add({ id, at }: NumberedEntry, frame: LiveFrame): void {
    const shown: HarFrame = {
      type: frame.direction === 'in' ? 'send' : 'receive',
      time: at / 1000,
      opcode: 2,
      data: Buffer.from(frame.bytes()).toString('base64'),
    };
    for (const connection of frame.connections) {
      const frames = this.#byConnection.get(connection)?.frames ?? [];
      frames.push(shown);
      this.#byConnection.set(connection, { id, at, frames });
    }
  }

  /** The connections as entries, each with the number of its oldest frame. */
  entries() {
    return Array.from(this.#byConnection, ([connection, { id, at, frames }]) => ({
      id,
      entry: this.#entryOf(connection, at, frames.reverse()),
    }));
  }

  #entryOf(connection: number, at: number, frames: HarFrame[]) {
    const none = { cookies: [], headers: [], headersSize: -1, bodySize: -1 };
    const lastMs = (frames.at(-1)?.time ?? 0) * 1000;
    return {
      startedDateTime: new Date(at).toISOString(),
      time: Math.max(0, lastMs - at),
      request: { method: 'GET', url: this.#url, httpVersion: 'HTTP/1.1', queryString: [], ...none },
      response: {
        status: 101,
        statusText: 'Switching Protocols',
        httpVersion: 'HTTP/1.1',
        content: { size: 0, mimeType: '', text: '' },
        redirectURL: '',
        ...none,
      },
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
      comment: `live connection ${connection}`,
      _resourceType: 'websocket',
      _webSocketMessages: frames,
    } satisfies Entry;
  }
}
