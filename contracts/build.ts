import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const folder = fileURLToPath(new URL('./', import.meta.url));

/** Imports stay imports: of a neighbour in the build, or of what `src` became. */
const asBuilt: Plugin = {
  name: 'as-built',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      return { path: path.replace(/^\.\.\/src\//, '../').replace(/\.ts$/, '.js'), external: true };
    });
  },
};

// The case files stand outside `src`, so that people find them; `imapi check` runs them from dist/contracts.
const names = readdirSync(folder).filter(name => name.endsWith('.ts') && name !== 'build.ts');
await build({
  entryPoints: names.map(name => `${folder}${name}`),
  outdir: fileURLToPath(new URL('../dist/contracts/', import.meta.url)),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  plugins: [asBuilt],
  charset: 'utf8',
  logLevel: 'warning',
});
