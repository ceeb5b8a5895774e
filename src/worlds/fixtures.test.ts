import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFolder } from './fixtures.ts';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-rows-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

test('rows are read from a file for each collection, with or without a byte order mark', async () => {
  const folder = folderOf({ 'users.json': '\uFEFF[{"userId":1}]', 'friends.json': '[]', 'notes.txt': '' });
  expect(await readFolder(folder)).toEqual({ users: [{ userId: 1 }], friends: [] });
});

test.each([
  ['[{"userId":1},\n{"userId":2,}]', /users\.json: line 2, column 13: expected a name in double quotes/],
  ['', /users\.json: line 1, column 1: the text ends too early/],
  ['{"users":[]}', /users\.json: it is not a JSON array/],
  ['[{"userId":1},[]]', /users\.json: row 1 is not an object/],
])('%j is refused with the file and the place', async (content, message) => {
  await expect(readFolder(folderOf({ 'users.json': content }))).rejects.toThrow(message);
});

test('a folder without rows is refused', async () => {
  await expect(readFolder(folderOf({}))).rejects.toThrow(/has no JSON files\. imapi generate makes such/);
});
