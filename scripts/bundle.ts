import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type ModuleInfo } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };

// A step of npm run build: makes the JavaScript of the package. What is loaded together is one file: a start opens ten
// files in place of two hundred, which is a third of its time (decision 047). Nothing is made smaller, and each module is
// named above its code, so that a stack trace can be read.

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');

/** What the manifest lets people import or start; `npm run build:browser` makes what is for a page. */
const exported = Object.entries(manifest.exports).flatMap(([name, entry]) =>
  typeof entry === 'object' && name !== './browser' ? [entry.default] : [],
);
const entries = [...exported, manifest.bin.imapi, './dist/mutate/worker.js'].map(file =>
  file.replace(/^\.\/dist\/(.*)\.js$/, '$1'),
);
// The case files stand outside `src`, so that people find them; `imapi check` runs them from dist/contracts.
const cases = readdirSync(join(project, 'contracts')).filter(name => name.endsWith('.ts'));

/**
 * The files, each with what all of some modules import and no file before has. What a browser or `imapi --help` loads comes
 * first, so that it takes nothing with it.
 */
const joined: readonly (readonly [name: string, ...of: readonly string[]])[] = [
  ['client', 'client.ts'],
  ['admin-client', 'control-api/client/index.ts'],
  ['shared', 'cli/run.ts', 'create-mock.ts'],
  ['command', 'cli/run.ts'],
  ['spec', 'spec/contract.ts'],
  ['mock', 'create-mock.ts'],
  ['terminal', 'cli/actions/serve.ts', 'cli/actions/check.ts'],
  ['check', 'cli/actions/check.ts'],
];
let files: ReadonlyMap<string, string> | undefined;

function filesOf(infoOf: (id: string) => ModuleInfo | null): ReadonlyMap<string, string> {
  const withImports = (module: string) => {
    const found = new Set([join(project, 'src', module)]);
    // A set goes on to what is added to it meanwhile.
    for (const id of found) for (const imported of infoOf(id)?.importedIds ?? []) found.add(imported);
    return found;
  };
  const fileOf = new Map<string, string>();
  for (const [name, ...modules] of joined) {
    const [first = new Set<string>(), ...others] = modules.map(withImports);
    for (const id of first) if (!fileOf.has(id) && others.every(other => other.has(id))) fileOf.set(id, name);
  }
  return fileOf;
}

/** One letter beyond Latin makes a whole file two bytes a character, which costs a start a tenth of its CPU time (decision 047). */
function inAscii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const { output } = await build({
  cwd: project,
  input: Object.fromEntries([
    ...entries.map(name => [name, `src/${name}.ts`]),
    ...cases.map(name => [`contracts/${name.replace(/\.ts$/, '')}`, `contracts/${name}`]),
  ]),
  platform: 'node',
  preserveEntrySignatures: 'allow-extension',
  external: /^[^./]/,
  transform: { target: 'node20.19' },
  output: {
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    plugins: [{ name: 'ascii', renderChunk: code => inAscii(code) }],
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          debugName: 'joined',
          name: (id, context) => {
            files ??= filesOf(of => context.getModuleInfo(of));
            return files.get(id) ?? null;
          },
        },
      ],
    },
  },
});

// What earlier builds left.
const made = new Set(output.map(({ fileName }) => fileName));
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.js') && !name.startsWith('console') && !made.has(name)) rmSync(join(dist, name));
}
