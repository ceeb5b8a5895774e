import type { World } from '../worlds/world.ts';
import { answerCommand, headTo } from './answer.ts';
import { type CommandName, commandOf, commands, type MessageOf } from './command.ts';
import { commandHandlers } from './commands/handlers.ts';
import { closeCodes, type LiveConnection, type LiveLogin } from './connection.ts';
import { type FrameOutcome, frameEntry, rawFrameEntry } from './frame-entry.ts';
import type { Hub } from './hub.ts';
import type { LiveCall, LiveParts } from './live-call.ts';
import { isAlive } from './login-watch.ts';
import { errorCodes, LiveRefusal } from './refusals.ts';
import { decode } from './wire/codec.ts';
import { type Frame, frameFormOf, readFrame } from './wire/frame.ts';
import type { Message } from './wire/messages.ts';
import { WireError } from './wire/wire-error.ts';

/** Frames in a row that may be unreadable. */
const maxUnreadable = 10;

const noLogin = 'log in first, with Auth (5)';

type AnyMessage = { readonly [Name in CommandName]: Message<MessageOf<Name>> }[CommandName];

/** What frames from apps lead to, besides what is done with each command. */
export interface IncomingParts {
  readonly parts: LiveParts;
  hubOf(world: World): Hub;
  logIn(connection: LiveConnection, auth: Message<'Auth'>): void;
}

/** Reads the frames of apps, and has done what they ask for. */
export class Incoming {
  readonly #parts: LiveParts;
  readonly #hubOf: IncomingParts['hubOf'];
  readonly #logIn: IncomingParts['logIn'];

  constructor({ parts, hubOf, logIn }: IncomingParts) {
    this.#parts = parts;
    this.#hubOf = hubOf;
    this.#logIn = logIn;
  }

  /** Takes a frame of a connection. Whatever it is, nothing is thrown but bugs of the mock. */
  take(connection: LiveConnection, bytes: Uint8Array): void {
    connection.form ??= frameFormOf(bytes);
    const frame = connection.form && readFrame(connection.form, bytes);
    const name = frame && commandOf(frame.command);
    if (!frame) this.unreadable(connection, bytes, 0, noLogin);
    else if (!name) this.#journalRaw(connection, bytes, frame.command);
    else {
      const message = this.#read(connection, name, frame, bytes);
      // The name has said what was read.
      if (message && name === 'auth') this.#logIn(connection, message as Message<'Auth'>);
      else if (message) this.#serve(connection, name, message);
    }
  }

  /** Ends a connection that says nothing readable before it has logged in, or again and again afterwards. */
  unreadable(connection: LiveConnection, bytes: Uint8Array, command: number, why: string): void {
    this.#journalRaw(connection, bytes, command, why);
    connection.unreadable += 1;
    const { login } = connection;
    if (!login || connection.unreadable > maxUnreadable) connection.close(closeCodes.protocol, why);
    else {
      const messageHead = headTo(connection);
      answerCommand(login.world, connection, 'error', { messageHead, code: errorCodes.unreadable, arg: why });
    }
  }

  #read(connection: LiveConnection, name: CommandName, { command, message }: Frame, bytes: Uint8Array) {
    try {
      // One of them, as the table of commands says which.
      const read = decode(commands[name].message, message) as AnyMessage;
      connection.unreadable = 0;
      return read;
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.unreadable(connection, bytes, command, error.message);
      return undefined;
    }
  }

  #serve(connection: LiveConnection, name: CommandName, message: AnyMessage): void {
    const { login } = connection;
    const refused = this.#whyNot(login);
    if (!login || refused !== undefined) {
      const world = login?.world ?? this.#parts.worldOf(connection.session);
      world.journal.add(frameEntry(world, 'in', name, message, [connection], { refused }));
      connection.close(closeCodes.policy, refused ?? noLogin);
      return;
    }
    const call = this.#callOf(connection, login, name, message);
    // A record by the name of the command, and so is what was read.
    const handle = commandHandlers[name] as ((call: LiveCall) => void) | undefined;
    try {
      if (handle) handle(call);
      else call.note();
    } catch (error) {
      if (!(error instanceof LiveRefusal)) throw error;
      call.fail(error);
    }
  }

  #callOf(connection: LiveConnection, login: LiveLogin, name: CommandName, message: AnyMessage): LiveCall {
    const { world } = login;
    const since = performance.now();
    const note = (outcome: FrameOutcome = {}) => {
      world.journal.add(frameEntry(world, 'in', name, message, [connection], { since, ...outcome }));
    };
    const fail = ({ message: refused }: LiveRefusal) => {
      note({ refused });
      const arg = 'messageHead' in message ? message.messageHead.messageId : '';
      const messageHead = headTo(connection);
      answerCommand(world, connection, 'error', { messageHead, code: errorCodes.refused, arg });
    };
    const hub = this.#hubOf(world);
    return {
      parts: this.#parts,
      hub,
      connection,
      login,
      message: message as LiveCall['message'],
      note,
      fail,
    };
  }

  /** Why somebody may not ask for anything. */
  #whyNot(login: LiveLogin | undefined): string | undefined {
    if (!login) return noLogin;
    if (!this.#parts.use(login.world)) return 'its session has ended';
    return isAlive(login, login.world.store.view) ? undefined : 'the login has ended';
  }

  #journalRaw(connection: LiveConnection, bytes: Uint8Array, command: number, why?: string): void {
    const world = connection.login?.world ?? this.#parts.worldOf(connection.session);
    world.journal.add(rawFrameEntry(world, connection, bytes, command, why));
  }
}
