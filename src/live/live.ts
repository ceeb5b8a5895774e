import { randomUUID } from 'node:crypto';
import { quietTimer } from '../base/quiet-timer.ts';
import type { World } from '../worlds/world.ts';
import { audienceOf } from './audience.ts';
import { fateOf } from './commands/chat-types.ts';
import { composed } from './compose.ts';
import { closeCodes, type FrameSocket, LiveConnection, type LiveLogin } from './connection.ts';
import { Hub } from './hub.ts';
import { Incoming } from './incoming.ts';
import type { LiveParts } from './live-call.ts';
import { loginFor, turnAway, welcome } from './log-in.ts';
import { shaped } from './wire/codec.ts';
import type { Message } from './wire/messages.ts';

/** Max milliseconds until a connection has to be logged in. */
const loginWithinMs = 10_000;
/** Max connections that are not logged in; with more of them, the one that has waited longest makes room. */
const maxWaiting = 2000;

/** A message from one user to another that is stored nowhere. */
export interface PassedMessage {
  readonly from: number;
  readonly to: number;
  readonly type: number;
  readonly content: string;
}

/** The live connections of a mock, whatever carries them: a socket, or the same process. */
export class Live {
  readonly #parts: LiveParts;
  readonly #incoming: Incoming;
  readonly #hubs = new Map<World, Hub>();
  readonly #open = new Set<LiveConnection>();
  /** Those that have not logged in, longest waiting first. */
  readonly #waiting = new Map<LiveConnection, NodeJS.Timeout>();
  #count = 0;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#incoming = new Incoming({
      parts,
      hubOf: world => this.#hubOf(world),
      logIn: (connection, auth) => this.#logIn(connection, auth),
    });
  }

  /** How many connections there are, logged in or not. */
  get size(): number {
    return this.#open.size;
  }

  /**
   * Takes a new connection; it has to log in before anything else.
   * @param session that its handshake names
   */
  open(socket: FrameSocket, session?: string): LiveConnection {
    const connection = this.#add(socket, session);
    const expire = () => connection.close(closeCodes.policy, 'nobody has logged in');
    this.#waiting.set(connection, quietTimer(expire, loginWithinMs));
    const [longest] = this.#waiting.keys();
    if (longest && this.#waiting.size > maxWaiting) {
      this.#stopWaiting(longest);
      longest.terminate();
    }
    return connection;
  }

  /** A connection that is somebody's without a token, for the control API; nothing is delivered to it. */
  openAs(socket: FrameSocket, login: LiveLogin): LiveConnection {
    const connection = this.#add(socket, login.world.session);
    connection.form = 'short';
    connection.login = login;
    return connection;
  }

  /** Takes a frame of a connection; whatever it is, nothing is thrown. */
  receive(connection: LiveConnection, bytes: Uint8Array): void {
    this.#safely(connection, () => this.#incoming.take(connection, bytes));
  }

  /** Takes a text in place of a frame. */
  receiveText(connection: LiveConnection): void {
    const why = 'it is a text: frames are binary';
    this.#safely(connection, () => this.#incoming.unreadable(connection, new Uint8Array(), 0, why));
  }

  /** A connection has ended, whoever ended it. */
  ended(connection: LiveConnection): void {
    connection.ended();
    this.#open.delete(connection);
    this.#stopWaiting(connection);
    this.#leaveHub(connection);
  }

  /** Passes on a message that is stored nowhere, as if the author's app had sent it. */
  passOn(world: World, { from, to, type, content }: PassedMessage): void {
    const { view, clock } = world.store;
    const author = { userId: from, address: `${from}/web` };
    const fields = { type, content, timeSend: clock.now().ms };
    const chat = shaped('Chat', composed(view, author, { to }, randomUUID(), fields));
    const reached = fateOf(type) === 'own' ? from : to;
    this.#hubOf(world).passOn({ chat, to: audienceOf(new Set([reached])) });
  }

  /** Closes the connections of a session that has ended. */
  endSession(session: string): void {
    for (const [world, hub] of this.#hubs) {
      if (world.session !== session) continue;
      this.#hubs.delete(world);
      hub.end();
      for (const connection of [...hub.connections()])
        connection.close(closeCodes.goingAway, 'its session has ended');
    }
  }

  /** Ends every connection at once. */
  close(): void {
    for (const connection of [...this.#open]) {
      connection.close(closeCodes.goingAway, 'the mock is closed');
      connection.terminate();
      this.ended(connection);
    }
    for (const hub of this.#hubs.values()) hub.end();
    this.#hubs.clear();
  }

  #add(socket: FrameSocket, session: string | undefined): LiveConnection {
    this.#count += 1;
    const connection = new LiveConnection(this.#count, socket, session);
    this.#open.add(connection);
    return connection;
  }

  #logIn(connection: LiveConnection, auth: Message<'Auth'>): void {
    this.#leaveHub(connection);
    const { world, login, refused = '' } = loginFor(this.#parts, connection, auth);
    if (!login) turnAway(world, connection, auth, refused);
    else {
      this.#stopWaiting(connection);
      welcome(this.#hubOf(world), connection, login, auth);
    }
  }

  #hubOf(world: World): Hub {
    const known = this.#hubs.get(world);
    if (known) return known;
    const hub = new Hub(world, this.#parts.log);
    this.#hubs.set(world, hub);
    return hub;
  }

  #leaveHub(connection: LiveConnection): void {
    const { login } = connection;
    if (login) this.#hubs.get(login.world)?.leave(connection, login.userId);
  }

  #stopWaiting(connection: LiveConnection): void {
    clearTimeout(this.#waiting.get(connection));
    this.#waiting.delete(connection);
  }

  #safely(connection: LiveConnection, work: () => void): void {
    if (connection.closed || connection.refused) return;
    try {
      work();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#parts.log({ kind: 'problem', message: `Failed to serve a live frame: ${message}.`, error });
    }
  }
}
