/** Values kept under names, newest last, at most `limit` of them: the oldest makes room. */
export class NamedSnapshots<Value> {
  readonly #values = new Map<string, Value>();
  readonly #limit: number;

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  get names(): string[] {
    return [...this.#values.keys()];
  }

  save(name: string, value: Value): void {
    this.#values.delete(name);
    this.#values.set(name, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#limit && oldest !== undefined) this.#values.delete(oldest);
  }

  get(name: string): Value | undefined {
    return this.#values.get(name);
  }

  /** False when there was none of that name. */
  delete(name: string): boolean {
    return this.#values.delete(name);
  }
}
