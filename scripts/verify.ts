import { spawn } from 'node:child_process';
import { join } from 'node:path';

// npm run verify: whatever of the sources can be told without running them, side by side, since each keeps one core busy
// alone. Shows how each ends, with its output where it fails, and fails when one of them does.

const checks = ['typecheck', 'lint', 'lint:spec'];
const project = join(import.meta.dirname, '..');

async function passes(name: string): Promise<boolean> {
  const began = performance.now();
  const child = spawn('npm', ['run', '--silent', name], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => output.push(part));
  const problem = await new Promise<string | undefined>(resolve => {
    child.on('error', error => resolve(error.message));
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : `ended with ${code ?? signal}`));
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${problem === undefined ? 'holds  ' : 'FAILED '} ${name}, ${seconds} s\n`);
  if (problem === undefined) return true;
  process.stdout.write(`${Buffer.concat(output)}npm run ${name} ${problem}.\n`);
  return false;
}

const results = await Promise.all(checks.map(passes));
if (results.includes(false)) process.exitCode = 1;
