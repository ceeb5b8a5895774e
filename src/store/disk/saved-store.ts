import { isObject } from '../../base/json.ts';
import { type Counters, laterCounters } from '../counters.ts';
import type { Collections } from '../tables/collections.ts';
import type { StoreState } from '../tables/state.ts';

/** What `store.json` holds: a state, how far it goes, and the log it goes with. */
export interface SavedStore {
  /** The newest commit in it; the log may repeat it and goes on after it. */
  readonly sequence: number;
  readonly state: StoreState;
  /** Id of the log that was beside it when it was written, see `LogHeader`. */
  readonly log: string;
}

/** What a file of version 1 names as its log: logs had no ids. */
export const logWithoutId = '';

export const format = 'imapi-store';
/** 2 has a checksum and names its log. 1 has neither, and is read all the same. */
export const storeVersion = 2;

/** A store as its file has it, before there are tables. */
export interface SavedDocument {
  readonly version: 1 | 2;
  readonly scenario: string;
  readonly sequence: number;
  readonly log: string;
  readonly counters: Counters;
  readonly collections: Collections;
  /** Whether it claims to have a checksum. */
  readonly isSealed: boolean;
}

/** Holds a JSON value against the shape of the file. @throws Error that says what is missing */
export function documentOf(value: unknown): SavedDocument {
  const saved = isObject(value) ? value : {};
  if (saved.format !== format) throw new Error('it is JSON, but not a store of this tool');
  if (typeof saved.version === 'number' && saved.version > storeVersion) {
    throw new Error(
      `it has format version ${saved.version}, and this version of the tool reads up to ${storeVersion}; a newer version of the tool wrote it`,
    );
  }
  const { scenario, sequence, counters, collections, log = logWithoutId } = saved;
  if (saved.version !== 1 && saved.version !== storeVersion) throw new Error('parts of it are missing');
  if (typeof scenario !== 'string' || !isObject(collections) || typeof log !== 'string') {
    throw new Error('parts of it are missing');
  }
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || !isCounters(counters)) {
    throw new Error('its sequence or its counters are missing');
  }
  return {
    version: saved.version,
    scenario,
    sequence,
    log,
    counters,
    // Whoever builds the tables looks at each collection and row.
    collections: collections as Collections,
    isSealed: saved.version === storeVersion || saved.checksum !== undefined || saved.log !== undefined,
  };
}

/** The state built of a document's rows, with counters that never fall behind them, even if rows were added by hand. */
export function withCounters(state: StoreState, { counters }: SavedDocument): StoreState {
  return { ...state, counters: laterCounters(counters, state.counters) };
}

/** Whether a JSON value is the counters of a store. */
export function isCounters(value: unknown): value is Counters {
  if (!isObject(value) || typeof value.seed !== 'string' || !isObject(value.hex)) return false;
  return [value.message, value.room, value.user, ...Object.values(value.hex)].every(Number.isSafeInteger);
}
