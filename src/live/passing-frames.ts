import type { JournalEntry, LiveFrame } from '../journal/journal.ts';
import type { World } from '../worlds/world.ts';
import { addressParts, commandOf, commands } from './command.ts';
import { type FrameParty, frameEntry, rawFrameEntry } from './frame-entry.ts';
import { decode } from './wire/codec.ts';
import { type FrameForm, frameFormOf, readFrame, readServerFrame } from './wire/frame.ts';
import { WireError } from './wire/wire-error.ts';

/** The frames of a connection that somebody else serves, read and written down as those of the mock. */
export class PassingFrames {
  readonly #world: World;
  readonly #id: number;
  #form: FrameForm | undefined;
  #login: FrameParty['login'];

  /** @param id number of the connection, counted from 1 since the start */
  constructor(world: World, id: number) {
    this.#world = world;
    this.#id = id;
  }

  /** The entry of a frame, which is one with a reason where its bytes are none. @param direction `in`: from the app */
  entry(direction: LiveFrame['direction'], bytes: Uint8Array): JournalEntry {
    // What comes first is the app's, and tells the form of both directions.
    if (direction === 'in') this.#form ??= frameFormOf(bytes);
    const read = direction === 'in' ? readFrame : readServerFrame;
    const frame = this.#form && read(this.#form, bytes);
    const name = frame && commandOf(frame.command);
    if (!frame) return this.#raw(direction, bytes, 0, 'an app logs in first, with Auth (5)');
    if (!name) return this.#raw(direction, bytes, frame.command, undefined);
    try {
      const message = decode(commands[name].message, frame.message);
      if (name === 'auth') this.#logIn(message);
      return frameEntry(this.#world, direction, name, message, [this.#party]);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return this.#raw(direction, bytes, frame.command, error.message);
    }
  }

  get #party(): FrameParty {
    return { id: this.#id, form: this.#form, login: this.#login };
  }

  #raw(direction: LiveFrame['direction'], bytes: Uint8Array, command: number, why: string | undefined) {
    return rawFrameEntry(this.#world, this.#party, bytes, command, why, direction);
  }

  /** Who the app says it is; whether the server takes it is told by what comes back. */
  #logIn(message: object): void {
    const head: unknown = Reflect.get(message, 'messageHead');
    const from = typeof head === 'object' && head !== null ? Reflect.get(head, 'from') : undefined;
    const userId = Number(addressParts(String(from ?? '')).id);
    if (Number.isSafeInteger(userId) && userId > 0) this.#login = { userId };
  }
}
