import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../src/base/make-folder.ts';
import { generateCompanionFiles } from '../src/companions/compile/generate.ts';
import { generateControlFiles } from '../src/control-api/compile/generate.ts';
import { withExamples } from '../src/spec/compile/examples.ts';
import { generateFiles } from '../src/spec/compile/generate.ts';
import { referencePages } from './reference/pages.ts';

// npm run generate: writes the examples of openapi.yaml, the generated folders and the pages of docs that follow from it. With --check:
// writes nothing, exits 1 when a committed file is stale.

const project = join(import.meta.dirname, '..');
const read = (file: string) => readFile(join(project, file), 'utf8');
/** Folders in the order in which they can be made: the catalogue of faults reads what is generated before it. */
const generated = [
  ['.', async () => [{ name: 'openapi.yaml', text: examples(await read('openapi.yaml')), committed: true }]],
  ['src/spec/generated', async () => generateFiles(await read('openapi.yaml'))],
  ['src/control-api/generated', async () => generateControlFiles(await read('src/control-api/openapi.yaml'))],
  [
    'src/companions/generated',
    async () =>
      generateCompanionFiles(await read('src/companions/companions.yaml'), await read('openapi.yaml')),
  ],
  [
    'src/control-api/generated',
    async () => [{ name: 'names.gen.ts', text: await names(), committed: false }],
  ],
  ['docs', async () => pages({ ...referencePages(project), ...(await faults()) })],
] as const;

for (const [folder, make] of generated) {
  makeFolder(join(project, folder));
  const files = await make().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
  for (const { name, text, committed } of files) {
    const file = join(project, folder, name);
    if (!process.argv.includes('--check')) await writeFile(file, text);
    else if (committed && text !== (await readFile(file, 'utf8').catch(() => ''))) {
      process.stderr.write(`${folder}/${name} is stale. Run npm run generate and commit it.\n`);
      process.exitCode = 1;
    }
  }
}

function examples(spec: string): string {
  return withExamples(spec, operation => {
    const file = join(project, 'fixtures/documented', `${operation}.json`);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  });
}

async function names(): Promise<string> {
  return (await import('./reference/names.ts')).namesFile();
}

async function faults(): Promise<Readonly<Record<string, string>>> {
  return (await import('./reference/faults.ts')).faultPages();
}

function pages(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([name, text]) => ({ name, text, committed: true }));
}
