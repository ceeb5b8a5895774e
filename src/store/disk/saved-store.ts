import { isObject } from '../../base/json.ts';
import { type Counters, laterCounters } from '../counters.ts';
import { type Collections, collectionsOf, stateOf } from '../tables/collections.ts';
import type { StoreState } from '../tables/state.ts';
import { reasonOf, StoreError } from './store-error.ts';

/** What `store.json` holds: a state and how far it goes. */
export interface SavedStore {
  /** The newest commit in it; the log may repeat it and goes on after it. */
  readonly sequence: number;
  readonly state: StoreState;
}

const format = 'imapi-store';
const version = 1;
const sliceLength = 65_536;

/** The text of `store.json` in slices of about 64 KB: valid JSON, one row a line, so it can be read by lines. */
export function* textOf({ sequence, state }: SavedStore): Generator<string> {
  const head = JSON.stringify({
    format,
    version,
    scenario: state.scenario,
    sequence,
    counters: state.counters,
  });
  let text = `${head.slice(0, -1)},"collections":{`;
  let comma = '';
  for (const [name, rows] of collectionsOf(state)) {
    text += `${comma}\n${JSON.stringify(name)}:[`;
    comma = ',';
    let between = '\n';
    for (const row of rows) {
      text += between + JSON.stringify(row);
      between = ',\n';
      if (text.length < sliceLength) continue;
      yield text;
      text = '';
    }
    text += '\n]';
  }
  yield `${text}\n}}\n`;
}

/** Reads what `textOf` wrote, or any JSON of the same shape. Throws a `StoreError` about `file`. */
export function savedStoreOf(bytes: Buffer, file: string): SavedStore {
  try {
    return checked(readLines(bytes) ?? JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    const why = bytes.length === 0 ? 'the file is empty' : reasonOf(error);
    throw new StoreError(
      `Failed to read the store ${file}: ${why}. Put a good copy in its place (${file}.bak is the one before), start with --reset to begin again, or choose another folder with --data. Nothing was overwritten.`,
    );
  }
}

/** Row by row: the text of a whole large store is longer than the engine allows. Undefined: other layout. */
function readLines(bytes: Buffer): unknown {
  const next = lineReader(bytes);
  const opening = ',"collections":{';
  const head = next();
  if (!head?.endsWith(opening)) return undefined;
  const saved = JSON.parse(`${head.slice(0, -opening.length)}}`);
  const collections: Record<string, unknown[]> = {};
  let line = next();
  for (; line !== '}}'; line = next()) {
    if (!line?.endsWith(':[')) return undefined;
    const rows: unknown[] = [];
    collections[JSON.parse(line.slice(0, -2))] = rows;
    for (line = next(); line !== ']' && line !== '],'; line = next()) {
      if (line === undefined) return undefined;
      if (line !== '') rows.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
    }
  }
  return next() === undefined ? { ...saved, collections } : undefined;
}

/** Complete lines one after the other; undefined at the end. */
function lineReader(bytes: Buffer): () => string | undefined {
  let from = 0;
  return () => {
    const end = bytes.indexOf(0x0a, from);
    if (end < 0) return undefined;
    const line = bytes.toString('utf8', from, end);
    from = end + 1;
    return line;
  };
}

function checked(value: unknown): SavedStore {
  const saved = isObject(value) ? value : {};
  if (saved.format !== format) throw new Error('it is JSON, but not a store of this tool');
  if (typeof saved.version === 'number' && saved.version > version) {
    throw new Error(
      `it has format version ${saved.version}, and this version of the tool reads up to ${version}; a newer version of the tool wrote it`,
    );
  }
  const { scenario, sequence, counters, collections } = saved;
  if (saved.version !== version || typeof scenario !== 'string' || !isObject(collections)) {
    throw new Error('parts of it are missing');
  }
  if (!Number.isSafeInteger(sequence) || !isCounters(counters)) {
    throw new Error('its sequence or its counters are missing');
  }
  const state = stateOf(collections as Collections, counters.seed, scenario);
  // Counters never fall behind the rows, even if somebody has added rows by hand.
  return {
    sequence: sequence as number,
    state: { ...state, counters: laterCounters(counters, state.counters) },
  };
}

/** Whether a JSON value is the counters of a store. */
export function isCounters(value: unknown): value is Counters {
  if (!isObject(value) || typeof value.seed !== 'string' || !isObject(value.hex)) return false;
  return [value.message, value.room, value.user, ...Object.values(value.hex)].every(Number.isSafeInteger);
}
