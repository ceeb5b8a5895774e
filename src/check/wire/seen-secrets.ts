import { isObject } from '../../base/json.ts';
import { SecretNames } from '../../spec/secret-names.ts';

/** Shorter values are no secrets that could be told from ordinary words: `payPassword` is 0 or 1 (document 1.1). */
const minLength = 8;
/** Max secrets that are remembered: a target that makes up new ones with each answer must not fill the memory. */
const maxRemembered = 2000;

/** Values of secret fields that answers have shown, so that they are masked wherever else they turn up. */
export class SeenSecrets {
  readonly #values = new Set<string>();
  readonly #names = new SecretNames();

  /** How many are remembered. */
  get size(): number {
    return this.#values.size;
  }

  get all(): Iterable<string> {
    return this.#values;
  }

  /**
   * Remembers the secrets of an answer, however deep they are.
   * @param known rows that were looked at before; default: none
   */
  observe(json: unknown, known?: WeakSet<object>): void {
    if (this.#values.size < maxRemembered) this.#look(json, known);
  }

  #look(value: unknown, known: WeakSet<object> | undefined): void {
    if (Array.isArray(value)) {
      for (const part of value) this.#look(part, known);
      return;
    }
    if (!isObject(value) || known?.has(value)) return;
    for (const name in value) {
      const part = value[name];
      if (typeof part === 'object') this.#look(part, known);
      else if (typeof part === 'string' && part.length >= minLength && this.#names.has(name)) this.#add(part);
    }
  }

  #add(value: string): void {
    if (this.#values.size < maxRemembered) this.#values.add(value);
  }
}
