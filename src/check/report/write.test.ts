import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeReports } from './write.ts';

test('a report that cannot be made takes none of the others with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-write-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = {
    'a.json': '{}',
    get 'b.html'(): string {
      throw new Error('no such word');
    },
    'c.md': '#',
  };
  await expect(writeReports(files, folder)).rejects.toThrow(/^b\.html: no such word$/);
  expect(readdirSync(folder)).toEqual(['a.json', 'c.md']);
});
