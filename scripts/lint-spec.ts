import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintSpec } from '../src/spec/lint.ts';

// npm run lint:spec: what is wrong with openapi.yaml, a line each; exits 1 when there is anything.

const findings = await lintSpec(await readFile(join(import.meta.dirname, '..', 'openapi.yaml'), 'utf8'));
for (const { line, message } of findings) process.stderr.write(`openapi.yaml:${line}: ${message}\n`);
if (findings.length > 0) process.exitCode = 1;
