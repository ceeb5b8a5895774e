import { FieldSeed } from './field.ts';
import type { FieldFaker } from './field-faker.ts';
import { Timeline } from './timeline.ts';

/** What every generated value is made from. */
export class ValueSource {
  readonly faker: FieldFaker;
  readonly timeline: Timeline;
  readonly #seed: string;
  readonly #fields = new Map<string, FieldSeed>();

  /** @param now when the generated history ends, ms */
  constructor(seed: string, now: number, faker: FieldFaker) {
    this.#seed = seed;
    this.faker = faker;
    this.timeline = new Timeline(now);
  }

  /** The values of a field of a collection. */
  field(collection: string, name: string): FieldSeed {
    const key = `${collection}/${name}`;
    const known = this.#fields.get(key);
    if (known) return known;
    const field = new FieldSeed(this.#seed, collection, name);
    this.#fields.set(key, field);
    return field;
  }

  /** A text by faker for one row's field, with every draw from that field. */
  text(
    collection: string,
    name: string,
    index: number,
    write: (faker: FieldFaker['faker']) => string,
  ): string {
    return write(this.faker.at(this.field(collection, name), index));
  }
}
