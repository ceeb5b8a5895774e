import { isSecret } from './secrets.ts';

/** The most names that are remembered: some answers have ids for names. */
const mostNames = 2000;

/** Tells which names are those of secrets, each looked at once: answers have few names, and many values of each. */
export class SecretNames {
  readonly #known = new Map<string, boolean>();

  has(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const found = isSecret(name);
    if (this.#known.size < mostNames) this.#known.set(name, found);
    return found;
  }
}
