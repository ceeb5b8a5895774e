import type { Log } from '../mock/mock-context.ts';
import type { Commit } from '../store/store.ts';
import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { World } from '../worlds/world.ts';
import type { Audience } from './audience.ts';
import type { LiveConnection } from './connection.ts';
import { type Delivery, deliveriesOf } from './delivery.ts';
import { frameEntry } from './frame-entry.ts';
import { LoginWatch, mayStay } from './login-watch.ts';
import { Outgoing } from './outgoing.ts';
import { post } from './post.ts';
import { RecentIds } from './recent-ids.ts';

/** A message that an app has sent and that is on its way to the disk. */
export interface AwaitedMessage {
  readonly connection: LiveConnection;
  /** Called once it is durable, before anybody gets it. */
  readonly durable: (changes: readonly Change[]) => void;
}

/** The connections of one world, and what its store tells them. */
export class Hub {
  readonly world: World;
  /** Ids of messages that are passed on without being stored. */
  readonly passed = new RecentIds();
  readonly #log: Log;
  readonly #byUser = new Map<number, Set<LiveConnection>>();
  readonly #awaited = new Map<string, AwaitedMessage>();
  readonly #logins: LoginWatch;
  readonly #leaveStore: () => void;

  constructor(world: World, log: Log) {
    this.world = world;
    this.#log = log;
    this.#logins = new LoginWatch(world, this);
    this.#leaveStore = world.store.onCommit(commit => this.#onCommit(commit));
  }

  /** Stops listening to the store and to the clock. */
  end(): void {
    this.#leaveStore();
    this.#logins.end();
  }

  *connections(): Generator<LiveConnection> {
    for (const connections of this.#byUser.values()) yield* connections;
  }

  /** The connections of a user; one that is being closed is none any more. */
  connectionsOf(userId: number): LiveConnection[] {
    return [...(this.#byUser.get(userId) ?? [])].filter(({ closed }) => !closed);
  }

  join(connection: LiveConnection, userId: number): void {
    const connections = this.#byUser.get(userId) ?? new Set();
    this.#byUser.set(userId, connections.add(connection));
    this.#logins.watch(connection);
  }

  leave(connection: LiveConnection, userId: number): void {
    this.#logins.forget(connection);
    const connections = this.#byUser.get(userId);
    connections?.delete(connection);
    if (connections?.size === 0) this.#byUser.delete(userId);
  }

  /** Returns the message of this id that is on its way to the disk. */
  awaited(messageId: string): AwaitedMessage | undefined {
    return this.#awaited.get(messageId);
  }

  /** Names the app whose message the next commit with this id is. */
  await(messageId: string, message: AwaitedMessage): void {
    this.#awaited.set(messageId, message);
  }

  /** Forgets such a message. Returns false when it is durable already. */
  forget(messageId: string): boolean {
    return this.#awaited.delete(messageId);
  }

  /**
   * Sends a message to everybody it concerns.
   * @param except the connection that has sent it and needs no copy
   */
  passOn({ chat, to }: Delivery, except?: LiveConnection): void {
    this.#send({ chat, to }, except, this.world.store.view);
  }

  /** @param view in which a login has to be alive to get it */
  #send({ chat, to }: Delivery, except: LiveConnection | undefined, view: View): void {
    const outgoing = new Outgoing('chat', chat);
    const plain: LiveConnection[] = [];
    for (const connection of this.#reached(to)) {
      if (connection === except || !mayStay(connection, view)) continue;
      const fault = post(connection, outgoing, 'delivery');
      if (fault === undefined) plain.push(connection);
      else this.#journal(outgoing, [connection], fault);
    }
    if (plain.length > 0) this.#journal(outgoing, plain, undefined);
  }

  #reached(to: Audience): LiveConnection[] {
    const users =
      to.size <= this.#byUser.size ? to.ids() : [...this.#byUser.keys()].filter(userId => to.has(userId));
    return Array.from(users, userId => this.connectionsOf(userId)).flat();
  }

  #journal(outgoing: Outgoing, connections: readonly LiveConnection[], fault: string | undefined): void {
    const { command, body } = outgoing;
    this.world.journal.add(frameEntry(this.world, 'out', command, body, connections, { fault }));
  }

  #onCommit(commit: Commit): void {
    // In another state, nothing was sent yet.
    if (commit.replaced) this.passed.clear();
    if (this.#byUser.size === 0 && this.#awaited.size === 0) return;
    try {
      // A login that this very commit ends still learns of it.
      const { previous } = this.world.store;
      for (const delivery of deliveriesOf(commit)) this.#deliver(delivery, commit.changes, previous);
      this.#logins.committed(commit);
    } catch (error) {
      // The commit stands, and so does the mock.
      const message = error instanceof Error ? error.message : String(error);
      this.#log({ kind: 'problem', message: `Failed to deliver a message: ${message}.`, error });
    }
  }

  #deliver(delivery: Delivery, changes: readonly Change[], view: View): void {
    const { messageId, chatType } = delivery.chat.messageHead;
    const own = this.#awaited.get(messageId);
    this.#awaited.delete(messageId);
    own?.durable(changes);
    // In a group the author gets the message back, which is a receipt to the app (live facts A6).
    this.#send(delivery, chatType === 1 ? own?.connection : undefined, view);
  }
}
