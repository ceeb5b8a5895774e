import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { renderReports, writeReports } from '../../src/check/report/write.ts';
import { CheckRun } from '../../src/check/run/check-run.ts';
import { type CaseFile, concernOf } from '../../src/check/suite/case.ts';
import { casesOf } from '../../src/check/suite/cases-of.ts';
import { loadWords } from '../../src/check/suite/load-words.ts';
import { settingsOf } from '../../src/cli/flags/check-settings.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { flagsFromEnvironment } from './flags.ts';

declare module 'vitest' {
  interface ProvidedContext {
    lastFile: string;
  }
}

const contract = loadContract();
const flags = flagsFromEnvironment();
const settings = { ...settingsOf(flags), suiteWords: await loadWords() };

/** One run for all files of this process; the worker keeps its modules. */
const shared = new CheckRun(contract, { ...settings, seed: flags.seed ?? randomBytes(4).toString('hex') });
const opened = shared.open();
// Whoever awaits it first reports it; until then it must not count as unhandled.
opened.catch(() => {});

/** Registers the cases of a file as tests. */
export function underVitest(file: CaseFile, path: string): void {
  const cases = casesOf([file], contract);
  describe(cases[0] ? concernOf(cases[0]) : path, () => {
    const able = new Set<string>();
    beforeAll(async () => {
      await opened;
      for (const { id } of await shared.admit(cases)) able.add(id);
    });
    for (const item of cases) {
      test(`${item.id}: ${item.title}`, async context => {
        if (able.has(item.id)) await shared.perform(item);
        const result = shared.resultOf(item.id);
        if (result === undefined || result.outcome === 'not exercised') return context.skip(result?.reason);
        if (result.outcome === 'violated' || (result.outcome === 'drift' && settings.failOnDrift)) {
          throw new Error(describeFindings(result.findings));
        }
      });
    }
    afterAll(async () => {
      if (path !== inject('lastFile')) return;
      await shared.end();
      const { files } = renderReports(shared.report(), contract);
      if (flags.reportDir !== undefined) await writeReports(files, flags.reportDir);
    });
  });
}

function describeFindings(fingerprints: readonly string[]): string {
  const findings = shared.report().findings.filter(({ fingerprint }) => fingerprints.includes(fingerprint));
  return findings
    .map(
      ({ message, expected, got, evidence }) =>
        `${message}\n  expected ${expected}\n  got ${got}\n  ${evidence?.curl ?? ''}`,
    )
    .join('\n');
}
