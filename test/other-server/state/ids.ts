import { Random } from '../random.ts';

/** Makes the ids of rows, files and messages. */
export class Ids {
  readonly #random: Random;
  readonly #machine: string;
  #counter: number;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#machine = this.#random.hex(10);
    this.#counter = this.#random.below(0x800000);
  }

  /** 24 hex digits that begin with a time, as MongoDB makes them; ids of one second keep their order. */
  object(ms: number): string {
    const seconds = Math.floor(ms / 1000)
      .toString(16)
      .padStart(8, '0');
    this.#counter += 1;
    return seconds + this.#machine + this.#counter.toString(16).padStart(6, '0');
  }

  /** 32 hex digits, a UUID without dashes. */
  uuid(): string {
    return this.#random.hex(32);
  }
}

/** Whether a text can be an ObjectId. */
export const isObjectId = (text: string): boolean => /^[0-9a-fA-F]{24}$/.test(text);
