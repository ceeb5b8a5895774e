import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateControlFiles } from '../src/admin/compile/generate.ts';
import { generateFiles } from '../src/spec/compile/generate.ts';
import { referencePages } from './reference/pages.ts';

// npm run generate: writes the generated folders and the pages of docs that follow from the contract. With --check:
// writes nothing, exits 1 when a committed file is stale.

const project = join(import.meta.dirname, '..');
const read = (file: string) => readFile(join(project, file), 'utf8');
const generated = {
  'src/spec/generated': await generateFiles(await read('openapi.yaml')),
  'src/admin/generated': await generateControlFiles(await read('src/admin/openapi.yaml')),
  docs: Object.entries(referencePages(project)).map(([name, text]) => ({ name, text, committed: true })),
};

for (const [folder, files] of Object.entries(generated)) {
  await mkdir(join(project, folder), { recursive: true });
  for (const { name, text, committed } of files) {
    const file = join(project, folder, name);
    if (!process.argv.includes('--check')) await writeFile(file, text);
    else if (committed && text !== (await readFile(file, 'utf8').catch(() => ''))) {
      process.stderr.write(`${folder}/${name} is stale. Run npm run generate and commit it.\n`);
      process.exitCode = 1;
    }
  }
}
