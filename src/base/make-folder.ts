import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those around it, one after the other; does nothing where it is there. Node's own recursive mkdir
 * never comes back for a folder in a file system that takes none, such as /proc.
 * @returns the folders that were not there, outermost first
 * @throws Error with the reason of the system, e.g. `ENOTDIR`
 */
export function makeFolder(folder: string): string[] {
  const path = resolve(folder);
  if (isFolder(path)) return [];
  const around = dirname(path) === path ? [] : makeFolder(dirname(path));
  try {
    mkdirSync(path);
    return [...around, path];
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(path)) throw error;
    return around;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
