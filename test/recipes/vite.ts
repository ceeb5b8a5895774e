import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { copyRecipe } from './recipe.ts';

/** A port that nobody has just now. */
function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** Starts the dev server of a recipe. Returns its address once it listens. */
export async function startVite(recipe: string, env: Readonly<Record<string, string>>): Promise<string> {
  const folder = copyRecipe(recipe, ['vite']);
  const port = await freePort();
  const vite = join(folder, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, '--host', '127.0.0.1', '--port', `${port}`, '--strictPort'], {
    cwd: folder,
    env: { ...process.env, ...env, NO_COLOR: '1' },
  });
  onTestFinished(() => void child.kill());
  return new Promise((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        text += chunk;
        if (text.includes('Local:')) resolve(`http://127.0.0.1:${port}`);
      });
    child.on('close', () => reject(new Error(`vite ended: ${text}`)));
  });
}
