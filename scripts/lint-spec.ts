import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lintSpec } from '../src/spec/lint.ts';

// npm run lint:spec: what is wrong with openapi.yaml, a line each, then what Redocly has to say of both contracts;
// exits 1 when there is anything.

const project = join(import.meta.dirname, '..');
const contracts = ['openapi.yaml', 'src/control-api/openapi.yaml'];
const findings = await lintSpec(await readFile(join(project, 'openapi.yaml'), 'utf8'));
for (const { line, message } of findings) process.stderr.write(`openapi.yaml:${line}: ${message}\n`);
if (findings.length > 0) process.stderr.write('docs/contract.md shows what each annotation looks like.\n');

const require = createRequire(import.meta.url);
const redocly = join(require.resolve('@redocly/cli/package.json'), '..', 'bin', 'cli.js');
const { status } = spawnSync(process.execPath, [redocly, 'lint', ...contracts], {
  cwd: project,
  stdio: 'inherit',
});
if (findings.length > 0 || status !== 0) process.exitCode = 1;
