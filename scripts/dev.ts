import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';

// npm run dev: the mock for whoever edits the contract. Each time openapi.yaml or a source is saved everything that
// follows from it is made anew, and the mock starts again with its store. A contract that does not parse or compile is
// said, and the last good one goes on being served.

const project = join(import.meta.dirname, '..');
const tsx = ['--import', 'tsx'];
const serveFlags = process.argv.slice(2);
/** Editors save in several steps. */
const settle = 150;
let server: ChildProcess | undefined;
let running: Promise<void> | undefined;
let again = false;

async function generates(): Promise<boolean> {
  const child = spawn(process.execPath, [...tsx, 'scripts/generate.ts'], { cwd: project, stdio: 'pipe' });
  let output = '';
  child.stderr.on('data', (part: Buffer) => (output += part));
  const [code] = await once(child, 'exit');
  if (code === 0) return true;
  const why = /^\w*Error: (.*)$/m.exec(output)?.[1] ?? output.trim();
  process.stderr.write(
    `${why}\nThe last good contract goes on being served. Save the file again once it is right.\n`,
  );
  return false;
}

async function restart(): Promise<void> {
  const old = server;
  if (old && old.exitCode === null) {
    old.kill('SIGTERM');
    await once(old, 'exit');
  }
  server = spawn(process.execPath, [...tsx, 'src/cli/main.ts', 'serve', ...serveFlags], {
    cwd: project,
    stdio: 'inherit',
  });
}

function renew(): void {
  if (running) {
    again = true;
    return;
  }
  running = (async () => {
    if ((await generates()) || !server) await restart();
  })().finally(() => {
    running = undefined;
    if (again) {
      again = false;
      renew();
    }
  });
}

let timer: NodeJS.Timeout | undefined;
const saved = (_event: string, name: string | null) => {
  if (name === null || /\.gen\.ts$|\.test\.ts$|^console/.test(name)) return;
  clearTimeout(timer);
  timer = setTimeout(renew, settle);
};
watch(join(project, 'src'), { recursive: true }, saved);
watch(project, (event, name) => name === 'openapi.yaml' && saved(event, name));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (!server || server.exitCode !== null) process.exit(0);
    server.once('exit', () => process.exit(0));
    server.kill('SIGTERM');
  });
renew();
