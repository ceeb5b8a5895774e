import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Milliseconds that requests under way have to finish once a server closes. */
export const closeGraceMs = 3000;

/**
 * The connections of a server, so that closing it ends within a few seconds whatever its clients do: those that carry
 * no request at once, the rest after `closeGraceMs`. Node alone waits for a connection that never sends anything, such
 * as the one a browser opens ahead of need.
 */
export class OpenConnections {
  readonly #server: Server;
  readonly #open = new Set<Duplex & { readonly bytesRead?: number }>();

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Duplex) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /** Stops taking requests and returns once every connection has ended. */
  async close(): Promise<void> {
    const ended = new Promise<void>((resolve, reject) => {
      if (!this.#server.listening) return resolve();
      this.#server.close(error => (error ? reject(error) : resolve()));
    });
    this.#server.closeIdleConnections();
    for (const socket of this.#open) if (socket.bytesRead === 0) socket.destroy();
    const timer = setTimeout(() => {
      for (const socket of this.#open) socket.destroy();
    }, closeGraceMs);
    await ended;
    clearTimeout(timer);
  }
}
