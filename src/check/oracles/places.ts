import { isObject } from '../../base/json.ts';

/** A value in an answer, with where it stands. */
export interface Place {
  readonly pointer: string;
  readonly value: unknown;
  /** The object that holds it, or that holds what holds it. */
  readonly holder: Readonly<Record<string, unknown>>;
}

/** The values at a path of an answer: names, `*` for every element of a list. What leads nowhere gives nothing. */
export function placesOf(root: unknown, path: string): Place[] {
  let places: Place[] = [{ pointer: '', value: root, holder: {} }];
  for (const step of path.split('/')) {
    places = places.flatMap(({ pointer, value, holder }) => {
      if (step === '*') {
        if (!Array.isArray(value)) return [];
        return value.map((item: unknown, index) => ({ pointer: `${pointer}/${index}`, value: item, holder }));
      }
      if (!isObject(value) || !Object.hasOwn(value, step)) return [];
      return [{ pointer: `${pointer}/${step}`, value: value[step], holder: value }];
    });
  }
  return places;
}
