import { join } from 'node:path';
import { buildSync } from 'esbuild';

/**
 * Builds a program of `bench/servers` that measures what the package does not let people import, and returns its file.
 * What it takes from the package's entries stays an import.
 */
export function built(name: string): string {
  const outdir = join(import.meta.dirname, 'built');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'servers', name)],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    external: ['*/dist/index.js'],
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
  });
  return join(outdir, name);
}
