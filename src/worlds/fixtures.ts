import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isObject } from '../base/json.ts';
import { readJsonFile } from '../base/json-file.ts';
import { packageFile } from '../base/package-file.ts';
import type { Progress } from '../base/progress.ts';
import type { Collections } from '../store/tables/collections.ts';

const folder = packageFile('fixtures/');

/**
 * Reads the rows of a scenario that comes with the package.
 * @throws Error when a file is no JSON array of objects
 */
export function readCollections(scenario: string): Collections {
  const files = new URL(`${scenario}/`, folder);
  // They are small and well formed, and every start waits for them: nothing is read in slices here.
  const collections = jsonFiles(files).map(name => {
    const file = fileURLToPath(new URL(name, files));
    const rows: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return [basename(name, '.json'), rowsIn(rows, file)] as const;
  });
  return Object.fromEntries(collections);
}

/**
 * Reads the rows of a folder with one JSON file for each collection, as `imapi generate` writes it, in slices.
 * @throws Error when it has no such file, or one is no JSON array of objects; names the file, and the place in it
 */
export async function readFolder(path: string, progress?: Progress): Promise<Collections> {
  const names = jsonFiles(pathToFileURL(join(path, sep)));
  if (names.length === 0)
    throw new Error(`Failed to read ${path}: it has no JSON files. imapi generate makes such a folder.`);
  const sizes = names.map(name => statSync(join(path, name)).size);
  const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const collections: Record<string, readonly object[]> = {};
  let before = 0;
  for (const [index, name] of names.entries()) {
    const read = (done: number) => progress?.('reading rows', before + done, size);
    const file = join(path, name);
    collections[basename(name, '.json')] = rowsIn(await readJsonFile(file, read), file);
    before += sizes[index] ?? 0;
  }
  return collections;
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
  const entries = readdirSync(files, { recursive: true, withFileTypes: true });
  const saved = entries
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return save(`/${relative(files, file).split(sep).join('/')}`, readFileSync(file));
    });
  await Promise.all(saved);
}

function jsonFiles(files: URL): string[] {
  return readdirSync(files).filter(file => file.endsWith('.json'));
}

function rowsIn(rows: unknown, file: string): readonly object[] {
  if (!Array.isArray(rows))
    throw new Error(`Failed to read ${file}: it is not a JSON array. Make it a list of rows.`);
  const wrong = rows.findIndex(row => !isObject(row));
  if (wrong < 0) return rows;
  throw new Error(
    `Failed to read ${file}: row ${wrong} is not an object. Make it a list of rows, each an object.`,
  );
}
