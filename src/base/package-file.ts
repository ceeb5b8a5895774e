import { existsSync } from 'node:fs';

/**
 * Address of a file of this package, by its path from the package's root: the nearest folder above that has a
 * `package.json`, from the sources as from the build, whose modules stand in other folders than the sources.
 * @param start where to look first; default: the folder of this module
 * @throws Error when there is no such folder
 */
export function packageFile(path: string, start: string | URL = new URL('./', import.meta.url)): URL {
  let root = new URL(start);
  while (!existsSync(new URL('package.json', root))) {
    const above = new URL('../', root);
    // The root of a file system, or of a drive of one, is its own parent.
    if (above.href === root.href) {
      throw new Error(
        `Failed to find ${path} of imapi-mock: no folder above ${start} has a package.json. Install the package with its files, and leave it out of a bundle.`,
      );
    }
    root = above;
  }
  return new URL(path, root);
}
