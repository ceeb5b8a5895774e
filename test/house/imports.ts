import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One file and the project's own files it imports, types included. Paths are relative to the project. */
export interface Imports {
  readonly file: string;
  readonly targets: readonly string[];
  /** Packages and Node modules. */
  readonly packages: readonly string[];
}

const folders = ['src', 'contracts'];
const isSource = (file: string) =>
  /\.tsx?$/.test(file) && !/\.(?:test|test-d)\.tsx?$|\/testing\/|\/vitest\//.test(file);

/** The imports of every source file of the project; tests left out. */
export function readImports(project: string): Imports[] {
  return folders.flatMap(folder =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map(name => posix.join(folder, name.replaceAll('\\', '/')))
      .filter(isSource)
      .sort()
      .map(file => {
        const { importedFiles } = ts.preProcessFile(readFileSync(join(project, file), 'utf8'), true, true);
        const names = importedFiles.map(({ fileName }) => fileName);
        const own = names.filter(name => name.startsWith('.'));
        return {
          file,
          targets: own.map(name => posix.join(posix.dirname(file), name)),
          packages: names.filter(name => !name.startsWith('.')),
        };
      }),
  );
}

/** The room a file stands in: `src/check/run/run.ts` in `check`, `src/client.ts` in `client`. */
export function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second.replace(/\.tsx?$/, '') : top;
}

/** The first circle of files that import each other, in order; undefined where there is none. */
export function circle(imports: readonly Imports[]): readonly string[] | undefined {
  const targetsOf = new Map(imports.map(({ file, targets }) => [file, targets]));
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    if (path.includes(file)) return path.slice(path.indexOf(file));
    if (done.has(file)) return undefined;
    path.push(file);
    for (const target of targetsOf.get(file) ?? []) {
      const found = visit(target);
      if (found) return found;
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  for (const { file } of imports) {
    const found = visit(file);
    if (found) return found;
  }
  return undefined;
}
