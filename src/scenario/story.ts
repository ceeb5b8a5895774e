import type { MessageWriter } from '../domain/message-writer.ts';
import type { Tx } from '../store/transaction.ts';
import { type Ago, agoInMs } from './ago.ts';

/** Does something to the rows; called at its time. */
export type Deed = (tx: Tx, writer: MessageWriter) => void;

/** Something that happened. */
export interface Told {
  /** Milliseconds before now; undefined: now, in the order it was told. */
  readonly ago: number | undefined;
  readonly deed: Deed;
}

/** A deed with its time, milliseconds before now. */
export interface Timed {
  readonly ago: number;
  readonly deed: Deed;
}

const day = 86_400_000;

/** What happens before anything is said: users a month ago, groups a week ago, or earlier where something older follows. */
export class Story {
  readonly #people: Deed[] = [];
  readonly #groups: { readonly ago: number | undefined; readonly found: Deed; readonly life: Told[] }[] = [];
  readonly #chats: Told[] = [];

  /** Adds what concerns people alone: they are there before all else. */
  people(deed: Deed): void {
    this.#people.push(deed);
  }

  /** Adds a group, and gives what happens in it to be added to. */
  group(ago: Ago | undefined, found: Deed): (ago: Ago | undefined, deed: Deed) => void {
    const life: Told[] = [];
    this.#groups.push({ ago: ago === undefined ? undefined : agoInMs(ago), found, life });
    return (at, deed) => life.push(told(at, deed));
  }

  /** Adds what happens in a single chat. */
  chat(ago: Ago | undefined, deed: Deed): void {
    this.#chats.push(told(ago, deed));
  }

  /** Everything in the order in which it happened. */
  inOrder(): readonly Timed[] {
    const groups = this.#groups.flatMap(({ ago, found, life }) => {
      const oldest = Math.max(0, ...life.map(it => it.ago ?? 0));
      return [{ ago: ago ?? Math.max(7 * day, oldest + 60_000), deed: found }, ...life];
    });
    const happened = [...groups, ...this.#chats];
    const oldest = Math.max(0, ...happened.map(it => it.ago ?? 0));
    const born = Math.max(30 * day, oldest + 60_000);
    const people = this.#people.map(deed => ({ ago: born, deed }));
    const undated = happened.filter(it => it.ago === undefined);
    // A second apart, so that they stand in the order in which they were told.
    const placed = new Map(undated.map((it, index) => [it, (undated.length - index) * 1000]));
    const timed = happened.map(it => ({ ago: it.ago ?? placed.get(it) ?? 0, deed: it.deed }));
    return [...people, ...timed].sort((one, other) => other.ago - one.ago);
  }
}

function told(ago: Ago | undefined, deed: Deed): Told {
  return { ago: ago === undefined ? undefined : agoInMs(ago), deed };
}
