import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which the packed package is installed, and nothing else. */
    installed: string;
    /** The file `npm pack` made. */
    tarball: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Packs the package as it was built and installs it in an empty folder, once for all tests of what users get. */
export default function install(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-package-'));
  const npm = (...args: string[]) =>
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  npm('pack', root, '--ignore-scripts', '--pack-destination', folder);
  const [name = ''] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  npm('install', `./${name}`, '--prefer-offline', '--no-audit', '--no-fund');
  project.provide('installed', folder);
  project.provide('tarball', join(folder, name));
  return () => rmSync(folder, { recursive: true, force: true });
}
