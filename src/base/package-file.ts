import { existsSync } from 'node:fs';

/**
 * Address of a file of this package, by its path from the package's root: the nearest folder above that has a
 * `package.json`, from the sources as from the build, whose modules stand in other folders than the sources.
 */
export function packageFile(path: string): URL {
  let root = new URL('./', import.meta.url);
  while (!existsSync(new URL('package.json', root)) && root.pathname !== '/') root = new URL('../', root);
  return new URL(path, root);
}
