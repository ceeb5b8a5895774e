import { Live } from '../live/live.ts';
import type { LiveClient, LiveClientOptions } from '../live/live-app.ts';
import type { LiveParts } from '../live/live-call.ts';
import { connectClient } from '../live/live-client.ts';

/** The live connections of a mock in a page: apps in the same page, since nothing can listen there. */
export class PageLive {
  readonly #parts: LiveParts;
  readonly #live: Live;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#live = new Live(parts);
  }

  get size(): number {
    return this.#live.size;
  }

  async load(): Promise<Live> {
    return this.#live;
  }

  /** Connects an app as the user whose token it is. @throws Error where the token is refused */
  connect(token: string, options?: LiveClientOptions): Promise<LiveClient> {
    return connectClient(this.#parts, this.#live, token, options);
  }

  /** Closes the connections of a session that has ended. */
  endSession(session: string): void {
    this.#live.endSession(session);
  }
}
