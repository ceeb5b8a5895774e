import { isSecretValue } from '../../spec/secrets.ts';

/** Shorter values are no secrets that could be told from ordinary words: `payPassword` is 0 or 1 (document 1.1). */
const minLength = 8;
/** Max secrets that are remembered: a target that makes up new ones with each answer must not fill the memory. */
const maxRemembered = 2000;

/** Values of secret fields that answers have shown, so that they are masked wherever else they turn up. */
export class SeenSecrets {
  readonly #values = new Set<string>();

  /** How many are remembered. */
  get size(): number {
    return this.#values.size;
  }

  get all(): Iterable<string> {
    return this.#values;
  }

  /**
   * Remembers the secrets of an answer, however deep they are.
   * @param known rows that were looked at before
   */
  observe(json: unknown, known: WeakSet<object> = new WeakSet()): void {
    const waiting: unknown[] = [json];
    while (waiting.length > 0 && this.#values.size < maxRemembered) {
      const value = waiting.pop();
      if (Array.isArray(value)) for (const part of value) waiting.push(part);
      else if (typeof value === 'object' && value !== null && !known.has(value)) {
        for (const [name, part] of Object.entries(value)) {
          if (typeof part === 'string') {
            if (part.length >= minLength && isSecretValue(name, part)) this.#values.add(part);
          } else waiting.push(part);
        }
      }
    }
  }
}
