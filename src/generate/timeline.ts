import { momentOf } from '../store/clock.ts';

const day = 86_400;

/**
 * When things happen in generated data, in phases that do not overlap, so that nobody writes to a group before he is
 * in it: people register (60 days), make friends (20 more), found groups (20), join them (20), and then talk (60).
 */
export class Timeline {
  readonly #now: number;

  /** @param now the end of the history, ms */
  constructor(now: number) {
    this.#now = now;
  }

  /** The first second of all. */
  get start(): number {
    return momentOf(this.#now).s - 180 * day;
  }

  /**
   * When a user registered, s: later for a higher index, and the same however many there are.
   * @param share where between two neighbours, from 0 to 1
   */
  registered(index: number, share: number): number {
    const at = (user: number) => (60 * day * user) / (user + 500);
    return this.start + Math.floor(at(index) + share * (at(index + 1) - at(index)));
  }

  /** @param registered when the later of the two registered, s */
  befriended(registered: number, share: number): number {
    return registered + Math.floor(share * 20 * day);
  }

  founded(share: number): number {
    return this.start + 80 * day + Math.floor(share * 20 * day);
  }

  joined(founded: number, share: number): number {
    return founded + Math.floor(share * 20 * day);
  }

  /** When a notice was written, s. */
  noticed(share: number): number {
    return momentOf(this.said(share)).s;
  }

  /** When a message was sent, ms: more of them lately than long ago, the last ten seconds before the end. */
  said(share: number): number {
    return this.#now - 10_000 - Math.floor(share * share * (60 * day - 60) * 1000);
  }
}
