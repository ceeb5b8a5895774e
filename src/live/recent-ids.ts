/** How many ids are remembered; apps repeat a message within seconds. */
const max = 10_000;

/** The ids of the newest messages. */
export class RecentIds {
  /** Oldest first. */
  readonly #ids = new Set<string>();

  /** Adds an id. Returns false for one that is among them already. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > max) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }

  clear(): void {
    this.#ids.clear();
  }
}
