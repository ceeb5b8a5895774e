import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultPages } from '../scripts/reference/faults.ts';
import { referencePages } from '../scripts/reference/pages.ts';

const project = join(import.meta.dirname, '..');

const pages = { ...referencePages(project), ...faultPages() };

test.each(Object.entries(pages))('docs/%s is what the contract gives', (name, text) => {
  const present = readFileSync(join(project, 'docs', name), 'utf8');
  expect(present, `docs/${name} is stale. Run npm run generate and commit it.`).toBe(text);
});
