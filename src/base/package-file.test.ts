import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFile } from './package-file.ts';

test('a file is found from a folder below, however deep, and from the root itself', () => {
  const root = new URL('../../', import.meta.url);
  expect(existsSync(packageFile('openapi.yaml'))).toBe(true);
  for (const start of ['', 'src/', 'src/no/such/folder/'])
    expect(packageFile('a/b.json', new URL(start, root)).href).toBe(new URL('a/b.json', root).href);
});

test.each(['file:///no/such/folder/', 'file:///', 'file:///C:/no/such/folder/', 'file:///C:/'])(
  'without a package.json above %s the search ends, and says what to do',
  start => {
    expect(() => packageFile('openapi.yaml', start)).toThrow(
      `Failed to find openapi.yaml of imapi-mock: no folder above ${start} has a package.json. Install`,
    );
  },
);
