import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { companionCodes } from '../src/companions/codes.ts';
import { bundle } from '../src/companions/compile/bundle.ts';
import { readDocument } from '../src/spec/compile/document.ts';
import { type LintFinding, lintDocument, lintSpec } from '../src/spec/lint.ts';

// npm run lint:spec: what is wrong with openapi.yaml and with companions.yaml, a line each, then what Redocly has to say
// of all three contracts; exits 1 when there is anything.

const project = join(import.meta.dirname, '..');
const companionsFile = 'src/companions/companions.yaml';
const contracts = ['openapi.yaml', companionsFile, 'src/control-api/openapi.yaml'];
const api = await readFile(join(project, 'openapi.yaml'), 'utf8');
const findings = await lintSpec(api);
show('openapi.yaml', findings);
if (findings.length === 0) {
  const companions = readDocument(await readFile(join(project, companionsFile), 'utf8'));
  const root = bundle(companions.root, readDocument(api).root);
  const ownCodes = Object.values(companionCodes).map(({ code }) => code);
  findings.push(...(await lintDocument({ ...companions, root }, ownCodes)));
  show(companionsFile, findings);
}
if (findings.length > 0) process.stderr.write('docs/contract.md shows what each annotation looks like.\n');

const require = createRequire(import.meta.url);
const redocly = join(require.resolve('@redocly/cli/package.json'), '..', 'bin', 'cli.js');
const { status } = spawnSync(process.execPath, [redocly, 'lint', ...contracts], {
  cwd: project,
  stdio: 'inherit',
});
if (findings.length > 0 || status !== 0) process.exitCode = 1;

function show(file: string, found: readonly LintFinding[]): void {
  for (const { line, message } of found) process.stderr.write(`${file}:${line}: ${message}\n`);
}
