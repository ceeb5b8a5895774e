import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateControlFiles } from './generate.ts';

const admin = join(import.meta.dirname, '..');
const files = await generateControlFiles(readFileSync(join(admin, 'openapi.yaml'), 'utf8'));

test.each(files.filter(file => file.committed))(
  '$name in git is what openapi.yaml gives',
  ({ name, text }) => {
    const present = readFileSync(join(admin, 'generated', name), 'utf8');
    expect(present, `${name} is stale. Run npm run generate.`).toBe(text);
  },
);

test('validators need nothing at run time', () => {
  const validators = files.find(file => file.name === 'validators.gen.ts')?.text ?? '';
  expect(validators).not.toMatch(/^import /m);
  expect(validators).not.toMatch(/^\s*(const|var) \w+ = require\(/m);
});
