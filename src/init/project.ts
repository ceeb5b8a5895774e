import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a folder uses, as far as it decides what is written there. */
export interface Project {
  readonly typescript: boolean;
  /** What serves its pages while people work on them; undefined for something else. */
  readonly server: 'vite' | 'angular' | 'webpack' | undefined;
  /** What runs its tests. */
  readonly tests: readonly ('vitest' | 'jest' | 'playwright')[];
  /** Text of its package.json. */
  readonly manifest: string;
}

/** Packages by which a tool is known. */
const servers = { vite: 'vite', '@angular/cli': 'angular', 'webpack-dev-server': 'webpack' } as const;
const runners = { vitest: 'vitest', jest: 'jest', '@playwright/test': 'playwright' } as const;

/**
 * Looks at what a folder uses.
 * @throws Error where there is no package.json, or one that cannot be read
 */
export function projectIn(folder: string): Project {
  const path = join(folder, 'package.json');
  if (!existsSync(path))
    throw new Error(
      'Failed to set up: there is no package.json here. Run npm init first, or change into the project.',
    );
  const manifest = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const used = dependenciesIn(manifest);
  const of = <Value>(table: Readonly<Record<string, Value>>) =>
    Object.entries(table).flatMap(([name, value]) => (used.has(name) ? [value] : []));
  return {
    typescript: used.has('typescript') || existsSync(join(folder, 'tsconfig.json')),
    server: of(servers)[0],
    tests: of(runners),
    manifest,
  };
}

function dependenciesIn(manifest: string): ReadonlySet<string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(manifest);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to read package.json: ${why}. Correct it, then run imapi init again.`);
  }
  const listed = (name: string): string[] => {
    const list: unknown =
      typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
    return typeof list === 'object' && list !== null ? Object.keys(list) : [];
  };
  return new Set(['dependencies', 'devDependencies'].flatMap(listed));
}
