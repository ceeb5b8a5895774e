import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  const within = place();
  const folder = join(within, 'a', 'b');
  expect(makeFolder(folder)).toEqual([join(within, 'a'), folder]);
  expect(makeFolder(folder)).toEqual([]);
  expect(existsSync(folder)).toBe(true);
});

test('comes back with the reason where no folder can be', () => {
  const file = join(place(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(join(file, 'x'))).toThrow(/ENOTDIR|EEXIST/);
  if (existsSync('/proc/self')) expect(() => makeFolder('/proc/no-such-folder/x')).toThrow(/ENOENT|EACCES/);
});

test('is the only way in which the product makes a folder', () => {
  const source = join(import.meta.dirname, '..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    name => /(?<!\.test)\.tsx?$/.test(name) && name !== join('base', 'make-folder.ts'),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(name => /\bmkdir/.test(readFileSync(join(source, name), 'utf8')))).toEqual([]);
});
