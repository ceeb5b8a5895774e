/** How many ids are remembered; apps repeat a message within seconds. */
const most = 10_000;

/** The ids of the newest messages. */
export class RecentIds {
  /** Oldest first. */
  readonly #ids = new Set<string>();

  /** False for an id that is among them already. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > most) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }

  clear(): void {
    this.#ids.clear();
  }
}
