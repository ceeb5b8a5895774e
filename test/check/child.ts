import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const entry = fileURLToPath(new URL('./imapi.ts', import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Runs `imapi check` or `imapi sweep` in a process of its own, which ends with the test. */
export function imapi(args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
    env: { ...process.env, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk));
  const ended = new Promise<number | NodeJS.Signals>(resolve => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { process: child, output: () => text, ended };
}

/** The last line of what a command printed. */
export const lastLine = (output: string) => output.trimEnd().split('\n').at(-1) ?? '';
