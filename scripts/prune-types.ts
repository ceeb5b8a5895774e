import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

// The last step of npm run build: takes away every declaration that no entry of the package leads to. The compiler makes
// one for each file, and half of the package would be declarations that nobody can import.

const project = join(import.meta.dirname, '..');
const manifest: { exports: Record<string, unknown> } = JSON.parse(
  readFileSync(join(project, 'package.json'), 'utf8'),
);
const reached = new Set<string>();

function follow(file: string): void {
  if (reached.has(file)) return;
  reached.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from |import\(?)["'](\.[^"']+)["']/g)) {
    follow(resolve(dirname(file), name.replace(/\.[jt]sx?$/, '.d.ts')));
  }
}

for (const entry of Object.values(manifest.exports)) {
  const types: unknown =
    typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'types') : undefined;
  if (typeof types === 'string') follow(join(project, types));
}
const dist = join(project, 'dist');
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.d.ts') && !reached.has(join(dist, name))) rmSync(join(dist, name));
}
