import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { makeFolder } from '../../base/make-folder.ts';
import { realDisk, syncFolder } from './disk.ts';
import { codeOf, StoreError, storeReasonOf } from './store-error.ts';

/** Milliseconds without a heartbeat after which a lock belongs to nobody; beats come every second. */
const staleAfter = 5000;

/** A folder that this process alone writes to. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Locks a folder, and makes it if there is none. A lock that a killed process left behind is taken over once
 * its heartbeat is old (no process id is asked: in a container every process has the same one); until then
 * this waits, and gives up as soon as it sees the heartbeat move. `onLost` is called if another process takes
 * the folder over.
 */
export async function lockFolder(
  folder: string,
  onLost: (error: StoreError) => void,
  warn: (text: string) => void = () => undefined,
): Promise<FolderLock> {
  const file = join(folder, 'store.lock');
  try {
    for (const made of makeFolder(folder)) await syncFolder(realDisk, dirname(made));
    await waitForDeadLock(file, warn);
    const release = await lockfile.lock(folder, {
      lockfilePath: file,
      stale: staleAfter,
      update: 1000,
      onCompromised: () => onLost(lost(folder)),
    });
    return { release: () => release().catch(() => undefined) };
  } catch (error) {
    const why =
      codeOf(error) === 'ELOCKED'
        ? `another process is using it. End that process (if none runs, remove ${file})`
        : `it cannot be written to (${storeReasonOf(error)}). Make it writable`;
    throw new StoreError(
      `Failed to open the store in ${folder}: ${why}, choose another folder with --data, or keep no files with --memory.`,
    );
  }
}

/**
 * Returns when there is no lock, when its heartbeat is old, or when it beats (and taking it will fail). The
 * deadline is for a clock that was set back, by which the heartbeat would look young for long.
 */
async function waitForDeadLock(file: string, warn: (text: string) => void): Promise<void> {
  const first = await beatOf(file);
  // Some file systems keep whole seconds, so that a heartbeat may lie up to a second ahead.
  const deadline = performance.now() + staleAfter + 1000;
  for (let waits = 0; first !== undefined && Date.now() - first <= staleAfter; waits++) {
    if (performance.now() > deadline) return;
    if (waits === 15)
      warn(`Waiting for ${file}: its process was killed, or is still running. This takes at most 6 seconds.`);
    await wait(100);
    if ((await beatOf(file)) !== first) return;
  }
}

async function beatOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function lost(folder: string): StoreError {
  return new StoreError(
    `Failed to keep the store in ${folder}: another process took it over while this one was paused. Stop one of the two and start again.`,
  );
}
