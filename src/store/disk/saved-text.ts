import { type Steps, withPauses } from '../../base/in-slices.ts';
import { jsonSteps } from '../../base/json-steps.ts';
import type { Progress } from '../../base/progress.ts';
import { collectionsOf, stateSteps, stateWork } from '../tables/collections.ts';
import type { StoreState } from '../tables/state.ts';
import { checksumSteps, RunningChecksum } from './checksum.ts';
import {
  documentOf,
  format,
  type SavedDocument,
  type SavedStore,
  storeVersion,
  withCounters,
} from './saved-store.ts';

/**
 * What the checksum of a file says. `whole`: it is what was written, to the bit. `none`: it has none, because version 1
 * wrote it. `broken`: it was changed since.
 */
export type Seal = 'whole' | 'none' | 'broken';

/** A store that was read, and whether it is what was written. */
export interface ReadStore extends SavedStore {
  readonly seal: Seal;
}

const sliceLength = 65_536;

/**
 * The bytes of `store.json` in slices of about 64 KB: valid JSON, one row a line, so that it can be read and compared by
 * lines. The last line is the checksum of all that comes before it.
 */
export function* bytesOf(saved: SavedStore): Generator<Uint8Array> {
  const sum = new RunningChecksum();
  for (const slice of slicesOf(saved)) {
    const bytes = Buffer.from(slice);
    sum.add(bytes);
    yield bytes;
  }
  yield Buffer.from(sealLine(sum.hex));
}

function* slicesOf({ sequence, log, state }: SavedStore): Generator<string> {
  const { scenario, counters } = state;
  const head = JSON.stringify({ format, version: storeVersion, scenario, sequence, log, counters });
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
  yield `${text}\n},\n`;
}

function sealLine(checksum: string): string {
  return `"checksum":"${checksum}"}\n`;
}

/**
 * Reads what `bytesOf` wrote, or any JSON of the same shape.
 * @throws Error that says what is wrong with it
 */
export async function readText(bytes: Buffer, progress: Progress): Promise<ReadStore> {
  if (bytes.length === 0) throw new Error('the file is empty');
  const isWhole = await withPauses(wholeSteps(bytes));
  const value = await withPauses(jsonSteps(bytes), done => progress('reading rows', done, bytes.length));
  const document = documentOf(value);
  const { sequence, log, isSealed } = document;
  const state = await stateIn(document, progress);
  const seal = isWhole ? 'whole' : isSealed ? 'broken' : 'none';
  return { sequence, log, state: withCounters(state, document), seal };
}

/** @throws Error that says what is wrong with the rows */
async function stateIn(
  { collections, counters, scenario }: SavedDocument,
  progress: Progress,
): Promise<StoreState> {
  try {
    const steps = stateSteps(collections, counters.seed, scenario);
    const work = stateWork(collections);
    return await withPauses(steps, done => progress('indexing rows', done, work));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Tables take rows for what they were when they were written.
    throw new Error(`a row or a collection has another form than was written (${error.message})`);
  }
}

function* wholeSteps(bytes: Buffer): Steps<boolean> {
  const end = bytes.length - sealLine('00000000').length;
  const sealed = yield* checksumSteps(bytes.subarray(0, Math.max(0, end)));
  return bytes.toString('latin1', Math.max(0, end)) === sealLine(sealed);
}
