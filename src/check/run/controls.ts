import type { Client } from '../wire/client.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/** Requests that the server has answered, to tell a target that is away from one that answers one request badly. */
export class TargetControls {
  readonly #client: Client;
  /** The last read of each operation that was answered, by base URL; the latest last. */
  readonly #passed = new Map<string, WireRequest>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Whether anything was ever answered. */
  get any(): boolean {
    return this.#passed.size > 0;
  }

  remember(request: WireRequest): void {
    const { operation, method = 'GET' } = request;
    if (operation.effect !== 'read' || (method !== 'GET' && method !== 'POST')) return;
    const key = `${this.#baseOf(request)} ${operation.id}`;
    this.#passed.delete(key);
    this.#passed.set(key, request);
  }

  /** Another request to the same service; undefined where none was answered yet. */
  for(request: WireRequest): WireRequest | undefined {
    const base = this.#baseOf(request);
    const others = [...this.#passed.values()].filter(
      passed => passed.operation.id !== request.operation.id && this.#baseOf(passed) === base,
    );
    return others.at(-1) ?? this.#ownService(request);
  }

  /** Services with one operation: a file that is not there, a preflight before an upload. */
  #ownService({ operation }: WireRequest): WireRequest | undefined {
    if (operation.service === 'files')
      return { operation, parameters: {}, path: `/0/0/202103/o/${'0'.repeat(32)}.png` };
    if (operation.service === 'upload') return { operation, parameters: {}, method: 'OPTIONS' };
    return undefined;
  }

  #baseOf({ operation }: WireRequest): string {
    return this.#client.settings.urls[operation.service];
  }
}
