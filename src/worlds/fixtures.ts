import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Collections } from '../store/tables/collections.ts';

const folder = new URL('../../fixtures/', import.meta.url);

/**
 * Reads the rows of a scenario that comes with the package.
 * @throws Error when a file is no JSON array of objects
 */
export function readCollections(scenario: string): Collections {
  return readFolder(fileURLToPath(new URL(`${scenario}/`, folder)));
}

/**
 * Reads the rows of a folder with one JSON file for each collection, as `imapi generate` writes it.
 * @throws Error when it has no such file, or one is no JSON array of objects
 */
export function readFolder(path: string): Collections {
  const files = pathToFileURL(join(path, sep));
  const names = jsonFiles(files);
  if (names.length === 0)
    throw new Error(`Failed to read ${path}: it has no JSON files. imapi generate makes such a folder.`);
  return Object.fromEntries(names.map(file => [basename(file, '.json'), rowsOf(new URL(file, files))]));
}

/** Reads the answers that the document shows, as text, by operationId. */
export function readDocumented(): ReadonlyMap<string, string> {
  const files = new URL('documented/', folder);
  return new Map(
    jsonFiles(files).map(file => [basename(file, '.json'), readFileSync(new URL(file, files), 'utf8')]),
  );
}

/**
 * Saves the files that the `resources` of the demo data name.
 * @param save receives the path of each file as in its URL, `/0/0/202103/o/<32 hex>.png`
 */
export async function saveDemoFiles(save: (path: string, bytes: Buffer) => Promise<void>): Promise<void> {
  const files = fileURLToPath(new URL('demo/files/', folder));
  for (const entry of readdirSync(files, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    await save(`/${relative(files, file).split(sep).join('/')}`, readFileSync(file));
  }
}

function jsonFiles(files: URL): string[] {
  return readdirSync(files).filter(file => file.endsWith('.json'));
}

function rowsOf(file: URL): readonly object[] {
  const rows: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isRow = (row: unknown): row is object => typeof row === 'object' && row !== null;
  if (Array.isArray(rows) && rows.every(isRow)) return rows;
  throw new Error(
    `Failed to read ${basename(file.pathname)}: it is no JSON array of rows. Restore it from the package.`,
  );
}
