import { isObject } from '../../base/json.ts';
import { sameJson } from '../../base/same-json.ts';

/** Rows that are remembered at most, in their newest form; from then on new ones are not. */
const most = 20_000;

type Row = Readonly<Record<string, unknown>>;

/**
 * Makes rows that come again as they were the last time the same objects, so that whoever has looked at one need not look
 * again. Nobody may change them.
 */
export class KnownRows {
  readonly #rows = new Map<string, object>();

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
      const key = `${place} ${nameOf(row)}`;
      const known = this.#rows.get(key);
      if (known !== undefined && sameJson(known, row)) list[index] = known;
      else if (known !== undefined || this.#rows.size < most) this.#rows.set(key, row);
    }
  }
}

/** What tells a row from others of its list, and members of one group from those of another. */
function nameOf({ _id, id = _id, jid = id, userId, toUserId = userId, createTime }: Row): string {
  return [jid, toUserId, createTime].map(part => (part === undefined ? '' : String(part))).join(' ');
}
