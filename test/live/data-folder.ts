import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new data folder, gone when the test ends. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-live-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
