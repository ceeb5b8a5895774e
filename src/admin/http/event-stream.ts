import type { Response } from 'express';
import { inSlices } from '../../base/in-slices.ts';

/**
 * Events that may wait to be worked out, or for a client that does not read; more, and the oldest are left out, which
 * the ids of requests show.
 */
const maxEvents = 10_000;

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
    if (this.#waiting.length > maxEvents) this.#waiting.shift();
    if (this.#writing) return;
    this.#writing = true;
    setImmediate(() => void this.#writeWaiting());
  }

  /** What clients do not see, and what keeps the connection. */
  comment(text: string): void {
    // A client that is behind has been written to a moment ago.
    if (!this.#response.writableNeedDrain) this.#write(`: ${text}\n\n`);
  }

  end(): void {
    this.#response.end();
  }

  async #writeWaiting(): Promise<void> {
    for await (const text of inSlices(this.#taken())) {
      this.#write(text());
      if (this.#response.writableNeedDrain) await this.#drained();
    }
  }

  *#taken(): Generator<() => string> {
    for (let text = this.#waiting.shift(); text; text = this.#waiting.shift()) yield text;
    this.#writing = false;
  }

  #write(text: string): void {
    const { writableEnded, destroyed } = this.#response;
    if (!writableEnded && !destroyed) this.#response.write(text);
  }

  /** Resolves when the client has read what was written, or has gone. */
  #drained(): Promise<void> {
    const response = this.#response;
    return new Promise(resolve => {
      const done = () => {
        response.off('drain', done).off('close', done);
        resolve();
      };
      response.on('drain', done).on('close', done);
      if (response.destroyed) done();
    });
  }
}
