import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';

// A step of npm run build: the clients as CommonJS, for test runners whose own `require` takes no ES modules (Jest on
// Node before 24.9). The mock itself is not among them: one that is started by the runner's set-up serves all tests.

const dist = join(import.meta.dirname, '../dist');
const entries = { client: '../client.js', 'admin-client': '../control-api/client/index.js' };

for (const [name, module] of Object.entries(entries)) {
  const file = join(dist, 'cjs', name);
  const source = join(dist, 'cjs', module);
  await build({
    input: source,
    platform: 'neutral',
    transform: { target: 'es2023' },
    output: { file: `${file}.cjs`, format: 'cjs', exports: 'named', esModule: true, minify: true },
  });
  // The types are those of the ES module; what is no type has to be said once more.
  const from = `'${module}', { with: { 'resolution-mode': 'import' } }`;
  const values = Object.keys(await import(source)).map(
    value => `export declare const ${value}: typeof import(${from}).${value};`,
  );
  const types = `export type * from '${module}' with { 'resolution-mode': 'import' };`;
  writeFileSync(`${file}.d.cts`, `${[types, ...values].join('\n')}\n`);
}
