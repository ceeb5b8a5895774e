import { readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };

// A step of npm run build: makes the JavaScript of the package. A start opens some fifty files in place of two hundred,
// which is a fifth of its time (decision 047). Nothing is made smaller, and each module is named above its code, so that a
// stack trace can be read.

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');

/** What the manifest lets people import or start; `npm run build:browser` makes what is for a page. */
const exported = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'object' && name !== './browser' ? [entry.default] : [],
);
const entries = [...exported, manifest.bin.imapi, './dist/mutate/worker.js'].map(file =>
  file.replace(/^\.\/dist\/(.*)\.js$/, '$1'),
);
// The case files stand outside `src`, so that people find them; `imapi check` runs them from dist/contracts.
const cases = readdirSync(join(project, 'contracts')).filter(name => name.endsWith('.ts'));

const { metafile } = await build({
  absWorkingDir: project,
  entryPoints: Object.fromEntries([
    ...entries.map(name => [name, `src/${name}.ts`]),
    ...cases.map(name => [`contracts/${name.replace(/\.ts$/, '')}`, `contracts/${name}`]),
  ]),
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
});

// What earlier builds left.
const made = new Set(Object.keys(metafile.outputs).map(file => relative(dist, join(project, file))));
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.js') && !name.startsWith('console') && !made.has(name)) rmSync(join(dist, name));
}
