import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateFiles } from '../src/spec/compile/generate.ts';

// npm run generate: writes src/spec/generated. With --check: writes nothing, exits 1 when a committed file is stale.

const project = join(import.meta.dirname, '..');
const folder = join(project, 'src', 'spec', 'generated');
const files = await generateFiles(await readFile(join(project, 'openapi.yaml'), 'utf8'));

if (process.argv.includes('--check')) {
  for (const { name, text, committed } of files) {
    if (!committed) continue;
    const present = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (present === text) continue;
    process.stderr.write(`src/spec/generated/${name} is stale. Run npm run generate and commit it.\n`);
    process.exitCode = 1;
  }
} else {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of files) await writeFile(join(folder, name), text);
}
