import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referencePages } from '../scripts/reference/pages.ts';

const project = join(import.meta.dirname, '..');

test.each(Object.entries(referencePages(project)))('docs/%s is what the contract gives', (name, text) => {
  const present = readFileSync(join(project, 'docs', name), 'utf8');
  expect(present, `docs/${name} is stale. Run npm run generate and commit it.`).toBe(text);
});
