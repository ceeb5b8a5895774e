import { spawn } from 'node:child_process';

/** What a shell step came to. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a shell script as a CI runner does: the first line that fails ends it. */
export function shell(script: string, cwd: string, env: Record<string, string>): Promise<Ran> {
  const own = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env };
  // Bash takes the socket on its standard input for a remote login, and would read the person's own .bashrc.
  const child = spawn('bash', ['--norc', '-eo', 'pipefail', '-c', script], { cwd, env: own });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  return new Promise(resolve => child.on('close', code => resolve({ code, output })));
}
