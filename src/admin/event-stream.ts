import type { Response } from 'express';
import { inSlices } from '../journal/in-slices.ts';

/** Bytes that may wait for a client that does not read; more, and it is cut off. */
const mostBytes = 4_000_000;

/** Events that may wait to be worked out; more, and the oldest are left out, which the ids of requests show. */
const mostEvents = 1000;

/**
 * Server-sent events to one client. What an event holds is worked out after the request it tells of was answered, a
 * slice at a time: watching must not slow down what is watched.
 */
export class EventStream {
  readonly #response: Response;
  readonly #waiting: (() => string)[] = [];
  #writing = false;

  constructor(response: Response) {
    this.#response = response;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // Proxies that collect answers would hold the events back.
      'X-Accel-Buffering': 'no',
    });
    response.once('close', () => {
      this.#waiting.length = 0;
    });
  }

  send(event: string, data: () => object): void {
    this.#waiting.push(() => `event: ${event}\ndata: ${JSON.stringify(data())}\n\n`);
    if (this.#waiting.length > mostEvents) this.#waiting.shift();
    if (this.#writing) return;
    this.#writing = true;
    setImmediate(() => void this.#writeWaiting());
  }

  /** What clients do not see, and what keeps the connection. */
  comment(text: string): void {
    this.#write(`: ${text}\n\n`);
  }

  end(): void {
    this.#response.end();
  }

  async #writeWaiting(): Promise<void> {
    for await (const text of inSlices(this.#taken())) this.#write(text());
  }

  *#taken(): Generator<() => string> {
    for (let text = this.#waiting.shift(); text; text = this.#waiting.shift()) yield text;
    this.#writing = false;
  }

  #write(text: string): void {
    const { writableEnded, destroyed, writableLength } = this.#response;
    if (writableEnded || destroyed) return;
    if (writableLength > mostBytes) this.#response.destroy();
    else this.#response.write(text);
  }
}
