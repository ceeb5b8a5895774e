import { isObject } from '../../base/json.ts';

/** Characters of rows that are remembered at most; from then on new ones are not. */
const most = 20_000_000;

/**
 * Makes rows that come again, word for word, the same objects, so that whoever has looked at one need not look again.
 * Nobody may change them.
 */
export class KnownRows {
  readonly #rows = new Map<string, object>();
  #size = 0;

  /** An answer with known rows in place of equal ones: those of `data`, or of the lists in it. */
  in(place: string, json: unknown): unknown {
    if (!isObject(json)) return json;
    const { data } = json;
    if (Array.isArray(data)) this.#replace(place, data);
    else if (isObject(data)) {
      for (const [name, list] of Object.entries(data))
        if (Array.isArray(list)) this.#replace(`${place}/${name}`, list);
    }
    return json;
  }

  #replace(place: string, list: unknown[]): void {
    for (const [index, row] of list.entries()) {
      if (!isObject(row)) continue;
      const key = `${place} ${JSON.stringify(row)}`;
      const known = this.#rows.get(key);
      if (known) list[index] = known;
      else if (this.#size + key.length <= most) {
        this.#rows.set(key, row);
        this.#size += key.length;
      }
    }
  }
}
