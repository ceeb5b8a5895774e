import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const sources = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, '../instead');

/**
 * Puts the files of `instead` in place of those that ask something of Node: `instead/mock/http/whole-body.ts` stands for
 * `src/mock/http/whole-body.ts`, `instead/node/crypto.ts` for `node:crypto`.
 * @throws Error for any other module of Node, and for a file that stands for nothing
 */
export function instead(): Plugin {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => name.split(sep).join('/'));
  const lost = files.filter(name => !name.startsWith('node/') && !existsSync(join(sources, name)));
  if (lost.length > 0)
    throw new Error(`Failed to build for the browser: ${lost.join(', ')} stand for nothing.`);
  return {
    name: 'instead',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id.startsWith('node:')) {
        const file = `node/${id.slice('node:'.length)}.ts`;
        if (files.includes(file)) return join(folder, file);
        throw new Error(`Failed to build for the browser: ${importer} imports ${id}.`);
      }
      // What stands in for a file may use it itself for its types alone, which are gone by now.
      if (!id.startsWith('.')) return undefined;
      const found = await this.resolve(id, importer, { skipSelf: true });
      const file = found && relative(sources, found.id).split(sep).join('/');
      return file && files.includes(file) ? join(folder, file) : found;
    },
  };
}
