import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'library.md'), 'utf8');
const programs = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(match => match[1] ?? '');
const wanted = ['张益达', '张益达\n500', '', '周仕彦', '006', ''];

test.each(programs.map((text, at) => ({ text, said: wanted[at], name: `program ${at + 1}` })))(
  '$name of docs/library.md runs on the packed package',
  async ({ text, said, name }) => {
    const file = join(inject('installed'), `${name.replace(' ', '-')}.ts`);
    writeFileSync(file, text);
    const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', tsx, file]);
    expect(said).toBeDefined();
    expect(stdout).toContain(said);
  },
);
