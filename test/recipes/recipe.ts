import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Copies a recipe to where the packed package is installed, and gives its folder.
 * @param packages what its reader has installed besides
 */
export function copyRecipe(name: string, packages: readonly string[] = []): string {
  const folder = join(inject('installed'), 'recipes', name);
  cpSync(join(root, 'docs', 'recipes', name), folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const wanted of packages) {
    const link = join(folder, 'node_modules', wanted);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', wanted), link);
  }
  return folder;
}

/** Runs the tests of a recipe as its reader would. */
export async function runTests(folder: string): Promise<string> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const run = promisify(execFile)(process.execPath, [vitest, 'run', '--root', folder], { cwd: folder, env });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return `${stdout}${stderr}`;
}
