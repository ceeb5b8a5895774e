import type { Faker } from '@faker-js/faker';
import type { FieldSeed } from './field.ts';

/** Faker with Chinese words, drawing from one field of one row at a time. */
export interface FieldFaker {
  /** Draws from wherever `at` pointed it last. */
  readonly faker: Faker;
  /** The same faker, pointed at a field of a row. Use it before the next call. */
  at(field: FieldSeed, index: number): Faker;
}

/** Loads faker, which takes longer than all the rest of the mock. */
export async function loadFaker(): Promise<FieldFaker> {
  const { base, en, Faker, zh_CN } = await import('@faker-js/faker');
  let draw: (step: number) => number = () => 0;
  let step = 0;
  // Seeding faker's own generator takes 40 µs a value; pointing this one somewhere else takes nothing.
  const randomizer = { next: () => draw(step++), seed: () => {} };
  const faker = new Faker({ locale: [zh_CN, en, base], randomizer });
  return {
    faker,
    at(field, index) {
      draw = next => field.fraction(index, next);
      step = 0;
      return faker;
    },
  };
}
