import { isObject, parsedJson } from '../base/json.ts';
import type { Field } from '../spec/field.ts';

/** The values that the documented answer of an operation has at each path, so that no fault is made for a field that never comes. */
export class Samples {
  readonly #values = new Map<string, unknown[]>();

  /** @param text the documented answer; without one nothing is known, and everything counts as shown */
  constructor(text: string | undefined) {
    if (text !== undefined) this.#walk(parsedJson(text), []);
  }

  /** Whether there is a value of a field; with `wanted`, one that it accepts. */
  has({ path }: Pick<Field, 'path'>, wanted: (value: unknown) => boolean = () => true): boolean {
    if (this.#values.size === 0) return true;
    return this.#values.get(path.join('.'))?.some(wanted) === true;
  }

  /** Whether each list on the way to a field has a second element somewhere. */
  hasLater({ path }: Pick<Field, 'path'>): boolean {
    return path.every(
      (step, index) =>
        step !== '*' ||
        this.has({ path: path.slice(0, index) }, list => Array.isArray(list) && list.length > 1),
    );
  }

  #walk(value: unknown, path: readonly string[]): void {
    if (path.length > 0) {
      const at = path.join('.');
      this.#values.set(at, [...(this.#values.get(at) ?? []), value]);
    }
    if (Array.isArray(value)) for (const item of value) this.#walk(item, [...path, '*']);
    else if (isObject(value))
      for (const [name, part] of Object.entries(value)) this.#walk(part, [...path, name]);
    else if (typeof value === 'string' && /^[[{]/.test(value)) this.#walk(parsedJson(value), [...path, '#']);
  }
}

/** The samples of each operation. */
export type SamplesOf = (id: string) => Samples;
