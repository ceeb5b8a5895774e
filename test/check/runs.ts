import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import type { CheckSettings } from '../../src/check/run/settings.ts';
import { loadCases } from '../../src/check/suite/load-cases.ts';
import { loadWords } from '../../src/check/suite/load-words.ts';
import { loadContract } from '../../src/spec/contract.ts';

export const contract = loadContract();
export const cases = await loadCases(contract);
const suiteWords = await loadWords();

/** A folder that goes when the test ends. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'imapi-check-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Runs the whole suite, or the part that is named, against a target. */
export function checked(target: string, settings: Partial<CheckSettings> = {}): Promise<CheckReport> {
  return check(contract, cases, {
    target,
    mode: 'probe',
    seed: '1',
    ledgerFolder: folder(),
    timeoutMs: 2000,
    patienceMs: 1000,
    suiteWords,
    ...settings,
  });
}
