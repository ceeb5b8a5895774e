import { isObject, parsedJson } from '../../base/json.ts';
import type { OperationId } from '../../spec/contract.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import { SeenSecrets } from '../wire/seen-secrets.ts';

/** What a run has seen of one operation. */
export interface OperationCoverage {
  requests: number;
  successes: number;
  /** Result codes, with how often each came. */
  readonly codes: Map<number, number>;
  /** Pointers of properties that were there at least once, row numbers as stars. */
  readonly properties: Set<string>;
  /** Pointers of lists that had a row at least once. */
  readonly filled: Set<string>;
  readonly parameters: Set<string>;
  /** The top of its successful answers. */
  readonly top: Place;
}

/** What a run has seen of every operation it called. */
export class Coverage {
  readonly #seen = new Map<OperationId, OperationCoverage>();
  /** Secrets that answers have shown. */
  readonly secrets = new SeenSecrets();
  /** Rows that were looked at. */
  readonly #rows: WeakSet<object> | undefined;

  /** @param rowsComeAgain whether a row that comes again is the same object; it is not looked at again then */
  constructor(rowsComeAgain = true) {
    this.#rows = rowsComeAgain ? new WeakSet() : undefined;
  }

  get operations(): ReadonlyMap<OperationId, OperationCoverage> {
    return this.#seen;
  }

  of(id: OperationId): OperationCoverage {
    let seen = this.#seen.get(id);
    if (!seen) {
      seen = {
        requests: 0,
        successes: 0,
        codes: new Map(),
        properties: new Set(),
        filled: new Set(),
        parameters: new Set(),
        top: new Place(''),
      };
      this.#seen.set(id, seen);
    }
    return seen;
  }

  observe(exchange: Exchange): void {
    const { operation, request, json, status } = exchange;
    this.secrets.observe(json, this.#rows);
    const seen = this.of(operation.id);
    seen.requests++;
    for (const name of Object.keys(request.parameters)) seen.parameters.add(name);
    if (operation.id === 'getFile') {
      if (status === 200 && request.method === 'GET') seen.successes++;
      return;
    }
    const code = resultCodeOf(exchange);
    if (code === undefined) return;
    seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
    if (code !== 1) return;
    seen.successes++;
    look(json, seen.top, { seen, rows: this.#rows });
  }

  /** Counts an answer that was observed before, word for word. */
  observeAgain(id: OperationId, code: number | undefined): void {
    const seen = this.of(id);
    seen.requests++;
    if (code === undefined) return;
    seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
    if (code === 1) seen.successes++;
  }
}

/** A place in the answers of an operation, so that each pointer is put together once and not for every answer. */
class Place {
  readonly pointer: string;
  readonly fields = new Map<string, Place>();
  /** Whether the text here may hold JSON. */
  readonly holdsJson: boolean;
  #rows: Place | undefined;
  #json: Place | undefined;

  constructor(pointer: string) {
    this.pointer = pointer;
    this.holdsJson = /\/(?:message|other|popularAPP)$/.test(pointer);
  }

  /** The place of every row of a list. */
  get rows(): Place {
    this.#rows ??= new Place(`${this.pointer}/*`);
    return this.#rows;
  }

  /** The place of the JSON in a text. */
  get json(): Place {
    this.#json ??= new Place(`${this.pointer}#`);
    return this.#json;
  }
}

/** What is noted, and the rows that were looked at before. */
interface Noted {
  readonly seen: OperationCoverage;
  readonly rows: WeakSet<object> | undefined;
}

function look(value: unknown, place: Place, noted: Noted): void {
  const { seen, rows } = noted;
  if (Array.isArray(value)) {
    if (value.length > 0) seen.filled.add(place.pointer);
    for (const item of value) {
      if (rows === undefined || !isObject(item)) look(item, place.rows, noted);
      else if (!rows.has(item)) {
        look(item, place.rows, noted);
        rows.add(item);
      }
    }
  } else if (isObject(value)) {
    for (const name in value) {
      const field = value[name];
      let at = place.fields.get(name);
      if (!at) {
        at = new Place(`${place.pointer}/${name}`);
        place.fields.set(name, at);
        seen.properties.add(at.pointer);
      }
      if (typeof field === 'object' || at.holdsJson) look(field, at, noted);
    }
  } else if (typeof value === 'string' && place.holdsJson && value.startsWith('{')) {
    // Text that is no JSON is reported by the contract's own rule.
    look(parsedJson(value), place.json, noted);
  }
}
