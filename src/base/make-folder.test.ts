import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('makes what is missing, and leaves what is there', () => {
  const folder = join(place(), 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test('comes back with the reason where no folder can be', () => {
  const file = join(place(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(join(file, 'x'))).toThrow(/ENOTDIR|EEXIST/);
  if (existsSync('/proc/self')) expect(() => makeFolder('/proc/no-such-folder/x')).toThrow(/ENOENT|EACCES/);
});
