import { hash } from 'node:crypto';
import type { Moment } from './clock.ts';

/** The two families of object ids: messages and last chats; rooms and notices. */
export type Series = 'message' | 'room';

/** What the next ids of a store follow from: part of its state, so that a fork or a restart goes on alike. */
export interface Counters {
  readonly seed: string;
  /** The last six hex digits of the newest id of each series, as a number. */
  readonly message: number;
  readonly room: number;
  /** The highest user id. */
  readonly user: number;
  /** How many 32-digit ids were made, by what they name. */
  readonly hex: Readonly<Record<string, number>>;
}

/** The machine and process part of the ids in the document's samples (digits 9 to 18). */
const middles: Readonly<Record<Series, string>> = { message: '1bb77153b4', room: 'd656fd634b' };
const span = 0x1000000;

export function firstCounters(seed: string): Counters {
  return Object.freeze({ seed, message: 0, room: 0, user: 0, hex: Object.freeze({}) });
}

/** The counters of a store while it changes. */
export class CounterDraft {
  readonly #before: Counters;
  #message: number;
  #room: number;
  #user: number;
  #hex: Record<string, number> | undefined;

  constructor(before: Counters) {
    this.#before = before;
    this.#message = before.message;
    this.#room = before.room;
    this.#user = before.user;
  }

  /** The next object id: 8 hex digits of seconds, 10 fixed ones, 6 that count on. */
  nextObjectId(series: Series, now: Moment): string {
    const count = series === 'message' ? ++this.#message : ++this.#room;
    return `${hex(now.s, 8)}${middles[series]}${hex(count % span, 6)}`;
  }

  nextUserId(): number {
    return ++this.#user;
  }

  /** 32 hex digits that follow from the seed, `what` they name and how many of it came before. */
  nextHex32(what: string): string {
    this.#hex ??= { ...this.#before.hex };
    const count = (this.#hex[what] ?? 0) + 1;
    this.#hex[what] = count;
    return hash('sha256', `${this.#before.seed}:${what}:${count}`, 'hex').slice(0, 32);
  }

  /** Takes note of the ids of a stored row, so that later ones come after them. */
  sawObjectId(id: string): void {
    if (id.startsWith(middles.message, 8)) this.#message = later(this.#message, id);
    else if (id.startsWith(middles.room, 8)) this.#room = later(this.#room, id);
  }

  sawUserId(userId: number): void {
    if (userId > this.#user) this.#user = userId;
  }

  value(): Counters {
    const hex = this.#hex ? Object.freeze(this.#hex) : this.#before.hex;
    const counters = { seed: this.#before.seed, message: this.#message, room: this.#room, user: this.#user };
    return Object.freeze({ ...counters, hex });
  }
}

/** Counters that are behind neither of two: ids that were made once are never made again. */
export function laterCounters(one: Counters, other: Counters): Counters {
  return Object.freeze({
    ...one,
    message: Math.max(one.message, other.message),
    room: Math.max(one.room, other.room),
    user: Math.max(one.user, other.user),
  });
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** A counter that has gone round (16,777,216 ids) keeps its rounds. */
function later(counter: number, id: string): number {
  const seen = Number.parseInt(id.slice(18), 16);
  const rounds = counter - (counter % span);
  return Math.max(counter, rounds + (Number.isNaN(seen) ? 0 : seen));
}
