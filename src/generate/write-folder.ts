import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../base/make-folder.ts';
import type { Contract } from '../spec/contract.ts';
import type { GeneratedCollection } from './generate.ts';

/** What there is to say about a folder that was written. */
export interface WrittenFolder {
  readonly files: number;
  readonly bytes: number;
}

export interface WriteOptions {
  /** Hears now and then how many rows are written. */
  readonly progress?: (rows: number) => void;
  /** Stops the writing. */
  readonly signal?: AbortSignal;
}

/** Characters that are written in one go. */
const slice = 1 << 18;

/**
 * Makes a folder ready to be written to.
 * @throws Error when it is no folder, holds something already, or cannot be made
 */
export async function prepareFolder(folder: string): Promise<void> {
  let there: string[];
  try {
    makeFolder(folder);
    there = await readdir(folder);
  } catch (error) {
    const wrong = codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR';
    const why = wrong ? 'there is a file of that name' : reasonOf(error);
    throw new Error(`Failed to make the folder ${folder}: ${why}. Choose another with --out.`);
  }
  if (there.length === 0) return;
  throw new Error(
    `Failed to write to ${folder}: the folder is not empty. Empty it first, or choose another with --out.`,
  );
}

/**
 * Writes one JSON file for each collection, a row a line, in the form of the demo data: doubles keep their `.0`.
 * When it fails or is stopped, the files it began are removed.
 * @throws Error that names the folder and the reason; the signal's reason when it was stopped
 */
export async function writeFolder(
  folder: string,
  collections: readonly GeneratedCollection[],
  contract: Pick<Contract, 'writeText'>,
  { progress, signal }: WriteOptions = {},
): Promise<WrittenFolder> {
  const begun: string[] = [];
  let bytes = 0;
  let rows = 0;
  try {
    for (const collection of collections) {
      const file = join(folder, `${collection.name}.json`);
      // `wx`: what somebody else puts there meanwhile is neither written over nor removed.
      const handle = await open(file, 'wx');
      begun.push(file);
      try {
        for (const { text, count } of slicesOf(collection, contract)) {
          await handle.writeFile(text);
          bytes += Buffer.byteLength(text);
          rows += count;
          signal?.throwIfAborted();
          progress?.(rows);
        }
      } finally {
        await handle.close();
      }
    }
  } catch (error) {
    await Promise.all(begun.map(file => rm(file, { force: true })));
    if (signal?.aborted) throw signal.reason;
    throw new Error(
      `Failed to write to ${folder}: ${reasonOf(error)}. No files are left there; free disk space, or choose another folder with --out.`,
    );
  }
  return { files: begun.length, bytes };
}

function* slicesOf(
  { rows, schema }: GeneratedCollection,
  contract: Pick<Contract, 'writeText'>,
): Generator<{ readonly text: string; readonly count: number }> {
  let text = '[';
  let count = 0;
  let isFirst = true;
  for (const row of rows) {
    const written = schema === undefined ? JSON.stringify(row) : contract.writeText(schema, row);
    text += `${isFirst ? '' : ','}\n  ${written}`;
    isFirst = false;
    count++;
    if (text.length < slice) continue;
    yield { text, count };
    text = '';
    count = 0;
  }
  yield { text: `${text}${isFirst ? '' : '\n'}]\n`, count };
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
