import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Flags by which a server takes any free ports; the last flag of a name counts. */
export const freePorts = ['--port', '--upload-port', '--files-port', '--live-port'].flatMap(flag => [
  flag,
  '0',
]);

/** A run of the built command. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** What it printed on standard error alone. */
  readonly errors: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs the built `imapi`; whatever still runs when the test ends is killed. */
export function imapi(args: readonly string[], env: Record<string, string> = {}, cwd = process.cwd()): Run {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...env } });
  let text = '';
  let errors = '';
  child.stderr.on('data', chunk => (errors += chunk));
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk));
  const ended = new Promise<number | NodeJS.Signals>(resolve => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, output: () => text, errors: () => errors, ended };
}

/** Runs a command to its end. */
export async function finished(args: readonly string[], env: Record<string, string> = {}, cwd?: string) {
  const run = imapi(args, env, cwd);
  return { code: await run.ended, output: run.output() };
}

/** Starts `imapi serve` on free ports and waits until it listens. */
export async function serve(args: readonly string[] = [], env: Record<string, string> = {}, cwd?: string) {
  const run = imapi(['serve', ...freePorts, '--log-format', 'json', ...args], env, cwd);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /"apiUrl":"([^"]+)"/.exec(run.output())?.[1];
      if (found !== undefined) resolve(found);
    };
    run.child.stdout?.on('data', look);
    void run.ended.then(code => reject(new Error(`imapi serve ended with ${code}: ${run.output()}`)));
  });
  return { ...run, url };
}

/** Starts `imapi proxy` and waits until it listens. */
export async function startedProxy(args: readonly string[], cwd?: string) {
  const run = imapi(['proxy', '--log-format', 'json', ...args], {}, cwd);
  const url = await new Promise<string>((resolve, reject) => {
    run.child.stdout?.on('data', () => {
      const found = /"proxyUrl":"([^"]+)"/.exec(run.output())?.[1];
      if (found !== undefined) resolve(found);
    });
    void run.ended.then(code => reject(new Error(`imapi proxy ended with ${code}: ${run.output()}`)));
  });
  return { ...run, url };
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
