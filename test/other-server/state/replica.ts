import type { Change } from './collection.ts';
import type { State } from './state.ts';

/** A copy of a state that learns of each change a while later, as a secondary of a database does. */
export class Replica {
  readonly #state: State;
  readonly #log: { readonly at: number; readonly change: Change }[] = [];
  #done = 0;

  readonly #lagMs: number;
  readonly #now: () => number;

  constructor(primary: State, lagMs: number, now: () => number) {
    this.#lagMs = lagMs;
    this.#now = now;
    this.#state = primary.copy();
  }

  /** Notes a change that the primary has made. */
  learn(change: Change): void {
    this.#log.push({ at: this.#now(), change });
  }

  /** The rows as the primary had them `lagMs` ago. */
  read(): State {
    const due = this.#now() - this.#lagMs;
    for (let next = this.#log[this.#done]; next && next.at <= due; next = this.#log[this.#done]) {
      this.#state.repeat(next.change);
      this.#done += 1;
    }
    return this.#state;
  }
}
