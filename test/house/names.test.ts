import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readImports } from './imports.ts';

const project = join(import.meta.dirname, '../..');
const declaration =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|class|interface|type|const|enum) (\w+)/gm;
/** Names that files have by agreement, so that the folder's reader finds them. */
const agreed = new Set(['cases']);

test('an exported name stands for one thing in the whole house', () => {
  const files = readImports(project).map(({ file }) => file);
  const places = files
    // What the browser build puts in place of another file has that file's names.
    .filter(file => !file.endsWith('.gen.ts') && !file.startsWith('src/browser/instead/'))
    .flatMap(file => {
      const text = readFileSync(join(project, file), 'utf8');
      return [...text.matchAll(declaration)].map(([, name = '']) => ({ name, file }));
    });
  const byName = new Map<string, string[]>();
  for (const { name, file } of places) byName.set(name, [...(byName.get(name) ?? []), file]);
  const twice = [...byName]
    .filter(([name, files]) => new Set(files).size > 1 && !agreed.has(name))
    .map(([name, files]) => `${name}: ${files.join(', ')}`);
  expect(twice).toEqual([]);
});
