import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Endings of what `loadModule` reads. */
export const moduleEndings = ['ts', 'mts', 'js', 'mjs'] as const;

/** Whether a file is a module by its name. */
export function isModule(file: string): boolean {
  return moduleEndings.some(ending => file.endsWith(`.${ending}`));
}

/**
 * Loads what a module of a user exports by default, TypeScript on any Node; each time from its file again.
 * @throws Error that says in one line why it cannot be loaded
 */
export async function loadModule(file: string): Promise<unknown> {
  try {
    const path = resolve(file);
    if (!existsSync(path)) throw new Error('there is no such file');
    // Node 20 runs no TypeScript, and later ones not all of it.
    const module: object = /\.m?ts$/.test(file)
      ? await (await import('jiti'))
          .createJiti(import.meta.url, { interopDefault: false, fsCache: false, moduleCache: false })
          .import(path)
      : await import(`${pathToFileURL(path).href}?read=${Date.now()}`);
    return Reflect.get(module, 'default');
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(why.replace(/\.$/, ''));
  }
}
