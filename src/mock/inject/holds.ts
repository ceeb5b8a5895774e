import type { OperationId } from '../../spec/contract.ts';
import { hidden, isSecretValue } from '../../spec/secrets.ts';
import type { World } from '../../worlds/world.ts';
import type { RawParameters } from '../pipeline/parameters.ts';

/** One operation, or `*` for all. */
export type HoldScope = OperationId | '*';

/** A request before anything of it was done. */
export interface Holdable {
  readonly operationId: OperationId;
  readonly method: string;
  readonly path: string;
  readonly parameters: RawParameters;
}

/** A request that waits to be let go; numbered from 1 since the start. */
export interface HeldRequest extends Holdable {
  readonly id: number;
  /** Milliseconds, by the clock of its world. */
  readonly since: number;
}

/** What a held request goes on with. */
export interface Release {
  /** In place of all that came; a hidden value (`***`) stays as it came. Default: as they came. */
  readonly parameters?: RawParameters | undefined;
  /** Answer with this failure and do nothing. Default: the operation is done. */
  readonly code?: number | undefined;
}

interface Waiting {
  readonly world: World;
  readonly request: HeldRequest;
  readonly go: (release: Release) => void;
}

/** Max requests that wait at a time; more go on at once, so that a forgotten hold does not fill the memory. */
const maxHeld = 1000;

/** Holds requests of operations, by world, until somebody lets them go: breakpoints. */
export class Holds {
  readonly #scopes = new Map<World, Set<HoldScope>>();
  readonly #held = new Map<number, Waiting>();
  readonly #listeners = new Set<(world: World) => void>();
  #count = 0;

  /** Returns whether anything is on in any world, which is all that most requests have to know. */
  get isOn(): boolean {
    return this.#scopes.size > 0;
  }

  /** Returns the operations that are held in a world. */
  scopes(world: World): readonly HoldScope[] {
    return [...(this.#scopes.get(world) ?? [])];
  }

  /** Returns the requests that wait in a world, oldest first. */
  held(world: World): readonly HeldRequest[] {
    return [...this.#held.values()].filter(it => it.world === world).map(({ request }) => request);
  }

  add(world: World, scope: HoldScope): void {
    this.#scopes.set(world, (this.#scopes.get(world) ?? new Set<HoldScope>()).add(scope));
    this.#tell(world);
  }

  /** Ends a hold, and lets go what is held by no other. Returns false where there was none. */
  delete(world: World, scope: HoldScope): boolean {
    const scopes = this.#scopes.get(world);
    if (!scopes?.delete(scope)) return false;
    if (scopes.size === 0) this.#scopes.delete(world);
    for (const { id, operationId } of this.held(world))
      if (!this.#holds(world, operationId)) this.release(world, id, {});
    this.#tell(world);
    return true;
  }

  /** Ends every hold of the worlds that fit; default: of all. What is held goes on as it came. */
  clear(fits: (world: World) => boolean = () => true): void {
    for (const [world, scopes] of this.#scopes)
      if (fits(world)) for (const scope of scopes) this.delete(world, scope);
  }

  /**
   * Holds a request where its operation is held; undefined where it is not. Resolves when it is let go, and never where the
   * client leaves first.
   * @param left calls back when the client has left
   */
  hold(world: World, request: Holdable, left: (then: () => void) => void): Promise<Release> | undefined {
    if (!this.#holds(world, request.operationId) || this.#held.size >= maxHeld) return undefined;
    const id = ++this.#count;
    return new Promise(resolve => {
      const held = { ...request, id, since: world.store.clock.now().ms };
      this.#held.set(id, { world, request: held, go: resolve });
      left(() => this.#held.delete(id) && this.#tell(world));
      this.#tell(world);
    });
  }

  /** Lets a held request go. Returns false where the world holds no such one. */
  release(world: World, id: number, { parameters, code }: Release): boolean {
    const waiting = this.#held.get(id);
    if (waiting?.world !== world) return false;
    this.#held.delete(id);
    waiting.go({ code, parameters: parameters && withHidden(parameters, waiting.request.parameters) });
    this.#tell(world);
    return true;
  }

  /** Calls `listener` with the world in which something is held or let go. Returns a function that ends this. */
  onChange(listener: (world: World) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #holds(world: World, operationId: OperationId): boolean {
    const scopes = this.#scopes.get(world);
    return scopes !== undefined && (scopes.has(operationId) || scopes.has('*'));
  }

  #tell(world: World): void {
    for (const listener of this.#listeners) listener(world);
  }
}

/** Puts back what whoever changed the parameters was not shown. */
function withHidden(given: RawParameters, came: RawParameters): RawParameters {
  const entries = Object.entries(given).map(([name, value]) => {
    const kept = came[name];
    return [name, value === hidden && kept !== undefined && isSecretValue(name, kept) ? kept : value];
  });
  return Object.fromEntries(entries);
}
