import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readJsonFile } from './json-file.ts';

function fileOf(content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-json-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'users.json');
  writeFileSync(file, content);
  return file;
}

const text = '[{"nickname":"张益达"}]';
const littleEndian = Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each<[string, string | Buffer]>([
  ['plain', text],
  ['with a byte order mark', `\uFEFF${text}`],
  ['in UTF-16 with its mark', littleEndian],
  ['in UTF-16 the other way round', Buffer.from(littleEndian).swap16()],
])('a file %s is read', async (_how, content) => {
  expect(await readJsonFile(fileOf(content))).toEqual([{ nickname: '张益达' }]);
});

test('what is no JSON is refused with file, line and column', async () => {
  const file = fileOf('[\n{"userId": 1},\n{"userId": 0x2}\n]');
  await expect(readJsonFile(file)).rejects.toThrow(
    `Failed to read ${file}: line 3, column 12: 0x2 is not a JSON value. Correct the file`,
  );
});

test('what is in another encoding is refused, not read with its letters lost', async () => {
  const inGbk = Buffer.concat([
    Buffer.from('["'),
    Buffer.from([0xd5, 0xc5, 0xd2, 0xe6, 0xb4, 0xef]),
    Buffer.from('"]'),
  ]);
  await expect(readJsonFile(fileOf(inGbk))).rejects.toThrow(
    /users\.json: its text is not in UTF-8, perhaps in GBK/,
  );
});

test('a file that is not there is refused with its name', async () => {
  await expect(readJsonFile('/no/such/users.json')).rejects.toThrow(/ENOENT.*users\.json/);
});
