import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { World } from '../worlds/world.ts';
import { fateOf } from './commands/chat-types.ts';
import type { Live, PassedMessage } from './live.ts';
import type { LiveClient, LiveClientOptions } from './live-app.ts';
import type { LiveParts } from './live-call.ts';
import type { WebSockets } from './web-sockets.ts';

/** Max milliseconds for the head of a request, and how often that is looked at. */
const slowClients = { headersTimeout: 10_000, connectionsCheckingInterval: 5000 };
/** Max connections, WebSockets or not: what the HTTP side needs of the process must be left to it. */
const maxConnections = 5000;

const whatItIs = 'This port takes WebSocket connections of the app alone.\n';

/** The live connection of a mock, loaded when somebody connects for the first time: the start must not wait for it. */
export class LazyLive {
  /** What listens for apps. */
  readonly server: Server = createServer(slowClients, (_request, response) => {
    response.writeHead(426, { Upgrade: 'websocket', 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(whatItIs);
  });
  readonly #parts: LiveParts;
  /** Sockets that came while the rest was being loaded. */
  readonly #early = new Set<Duplex>();
  #loading: Promise<{ live: Live; sockets: WebSockets }> | undefined;
  #loaded: { readonly live: Live; readonly sockets: WebSockets } | undefined;
  #closed = false;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.server.maxConnections = maxConnections;
    this.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
  }

  /** How many connections there are. */
  get size(): number {
    return this.#loaded?.live.size ?? 0;
  }

  /** The connections, loaded. */
  async load(): Promise<Live> {
    return (await this.#load()).live;
  }

  /**
   * Connects an app in this process, as the user whose token it is.
   * @throws Error where the token is refused
   */
  async connect(token: string, options: LiveClientOptions = {}): Promise<LiveClient> {
    const { connectClient } = await import('./live-client.ts');
    return connectClient(this.#parts, await this.load(), token, options);
  }

  /** Returns whether a message of a type is stored; the others are passed on alone (live facts A8). */
  keeps(type: number): boolean {
    return fateOf(type) === 'kept';
  }

  /** Passes on a message that is not stored, once what is stored now is on disk; nothing where nobody is connected. */
  passOn(world: World, message: PassedMessage): void {
    const { store } = world;
    const pass = () => this.#loaded?.live.passOn(world, message);
    if (store.pending) store.committed().then(pass, () => {});
    else pass();
  }

  /** Closes the connections of a session that has ended. */
  endSession(session: string): void {
    this.#loaded?.live.endSession(session);
  }

  /** Ends every connection at once, and takes no more. */
  close(): void {
    this.#closed = true;
    for (const socket of this.#early) socket.destroy();
    this.#loaded?.live.close();
    this.#loaded?.sockets.close();
    this.server.closeAllConnections();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#closed) socket.destroy();
    else if (this.#loaded) this.#loaded.sockets.take(request, socket, head);
    else {
      const drop = () => socket.destroy();
      this.#early.add(socket);
      socket.once('error', drop);
      this.#load().then(({ sockets }) => {
        this.#early.delete(socket);
        socket.off('error', drop);
        if (!socket.destroyed) sockets.take(request, socket, head);
      }, drop);
    }
  }

  #load(): Promise<{ live: Live; sockets: WebSockets }> {
    this.#loading ??= Promise.all([import('./live.ts'), import('./web-sockets.ts')]).then(
      ([{ Live }, { WebSockets }]) => {
        const live = new Live(this.#parts);
        this.#loaded = { live, sockets: new WebSockets(live) };
        if (this.#closed) this.close();
        return this.#loaded;
      },
    );
    return this.#loading;
  }
}
