/** How often something was seen, and when. */
export interface Tally {
  count: number;
  /** Milliseconds since 1970; undefined where no record says. */
  first: number | undefined;
  last: number | undefined;
}

/** The most things of a kind that are told apart: traffic of others can hold any number. */
const mostKept = 2000;

/** Counts things by their name, up to 2,000 names. */
export class Tallies {
  readonly #kept = new Map<string, Tally>();

  get all(): ReadonlyMap<string, Readonly<Tally>> {
    return this.#kept;
  }

  add(name: string, at: number | undefined): void {
    const known = this.#kept.get(name);
    if (known === undefined) {
      if (this.#kept.size < mostKept) this.#kept.set(name, { count: 1, first: at, last: at });
      return;
    }
    known.count++;
    if (at === undefined) return;
    if (known.first === undefined || at < known.first) known.first = at;
    if (known.last === undefined || at > known.last) known.last = at;
  }
}
