import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crashRun, subjectOf } from '../scripts/crash-run.ts';
import { openStore } from '../src/store/disk/open.ts';
import { sampled } from './sample.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'imapi-crash-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  { writer: 'store', sync: 'os' },
  { writer: 'store', sync: 'always' },
  { writer: 'mock', sync: 'os' },
] as const)(
  'kills in the middle of writes lose nothing acknowledged ($writer, sync $sync)',
  async ({ writer, sync }) => {
    const report = await crashRun(subjectOf(writer, sync), folder, sampled(5), Math.random);
    expect(report.failures).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(0);
  },
  60_000,
);

test('a folder that a running process uses is refused at once; after its kill it is free once the heartbeat is old', async () => {
  const child = await writer();
  const began = performance.now();
  await expect(openStore({ folder, load: () => ({}) })).rejects.toThrow(
    /Failed to open the store in .*: another process is using it\. End that process .*--data/,
  );
  expect(performance.now() - began).toBeLessThan(4000);
  const gone = new Promise(resolve => child.once('close', resolve));
  child.kill('SIGKILL');
  await gone;
  const opened = await openStore({ folder, load: () => ({}) });
  expect(opened.store.view.messages.size).toBeGreaterThan(0);
  await opened.close();
}, 30_000);

/** A process that has the folder's store open and has written to it. */
async function writer(): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../scripts/crash-writer.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--folder', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>(resolve => {
    child.stdout.on('data', (text: Buffer) => text.includes('wrote') && resolve());
  });
  return child;
}
