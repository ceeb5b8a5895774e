import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { codeOf, reasonOf, StoreError } from './store-error.ts';

/** Milliseconds without a heartbeat after which a lock belongs to nobody; beats come every second. */
const staleAfter = 5000;

/** A folder that this process alone writes to. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Locks a folder, and makes it if there is none. A lock that a killed process left behind is taken over once its
 * heartbeat is old (no process id is asked: in a container every process has the same one); until then this waits,
 * and gives up as soon as it sees the heartbeat move. `onLost` is called if another process takes the folder over.
 */
export async function lockFolder(folder: string, onLost: (error: StoreError) => void): Promise<FolderLock> {
  const file = join(folder, 'store.lock');
  try {
    await mkdir(folder, { recursive: true });
    await waitForDeadLock(file);
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
        : `it cannot be written to (${reasonOf(error)}). Make it writable`;
    throw new StoreError(
      `Failed to open the store in ${folder}: ${why}, choose another folder with --data, or keep no files with --memory.`,
    );
  }
}

/** Returns when there is no lock, when its heartbeat is old, or when it beats (and taking it will fail). A clock set back may make it look young. */
async function waitForDeadLock(file: string): Promise<void> {
  const first = await beatOf(file);
  const deadline = performance.now() + staleAfter;
  while (first !== undefined && Date.now() - first <= staleAfter && performance.now() < deadline) {
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
    `Failed to keep the store in ${folder}: another process has taken it over while this one stood still. End one of the two and start again.`,
  );
}
