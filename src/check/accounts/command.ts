import { spawn } from 'node:child_process';

const timeoutMs = 30_000;

/**
 * Runs a command of the user's in a shell and gives what it prints, without blanks around it.
 * @param input goes to its standard input
 * @throws Error when it fails or takes more than 30 seconds
 */
export async function runCommand(command: string, env: Record<string, string>, input = ''): Promise<string> {
  const child = spawn(command, { shell: true, env: { ...process.env, ...env }, timeout: timeoutMs });
  let output = '';
  let complaint = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (complaint += chunk));
  // A command that does not read its input is no error.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, by) => resolve([exit, by]));
  });
  if (code !== 0) {
    const why = complaint.trim().split('\n').at(-1) ?? '';
    throw new Error(`the command ended with ${code ?? signal}${why === '' ? '' : `: ${why.slice(0, 200)}`}`);
  }
  return output.trim();
}
