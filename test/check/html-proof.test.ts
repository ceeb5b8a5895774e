import { expect, test } from 'vitest';
import { escapeHtml } from '../../src/base/escape.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { SpecLines } from '../../src/check/report/spec-lines.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { bugReport, bugText } from '../../src/check/steps/bug-report.ts';
import { reproductionOf } from '../../src/check/steps/reproduction.ts';
import { checked, contract } from './runs.ts';
import { mockTarget } from './targets.ts';

/** The report of a mock that loses what updateRoom writes. */
async function lostWrite(): Promise<CheckReport> {
  const { mock, url } = await mockTarget();
  const fault = mock.faults().all.find(({ id }) => id === 'state-write-lost-updateRoom');
  if (!fault) throw new Error('the catalogue has no such fault');
  mock.world().faults.set('updateRoom', { fault });
  return checked(url, { mode: 'full', only: ['notices'] });
}

const pageOf = (report: CheckReport) => renderReports(report, contract).files['report.html'];

test('a cause shows its steps in order and copies the bug report of imapi steps', async () => {
  const report = await lostWrite();
  const [cause] = report.causes;
  expect(cause?.suspects[0]).toBe('updateRoom');
  expect(cause?.headline).toMatch(/^updateRoom reports success, but .* is wrong afterwards: /);
  const found = reproductionOf(report, cause?.best ?? '', contract, new SpecLines());
  const page = pageOf(report);
  for (const language of ['en', 'zh'] as const)
    expect(page).toContain(`<pre lang="${language}">${escapeHtml(bugText(found, language))}</pre>`);
  expect(bugReport(found)).toContain('* Suspects, most likely first: updateRoom');
  const [, list = ''] =
    /<details class="steps" open><summary>.*?<\/summary><ol>(.*?)<\/ol>/s.exec(page) ?? [];
  const operations = [...list.matchAll(/\((\w+)(?:;[^)]*)?\)/g)].map(([, id]) => id);
  expect([...new Set(operations)]).toEqual([...new Set(found.steps.map(({ operation }) => operation))]);
  expect(list.match(/<li/g)).toHaveLength(found.steps.length);
  expect(list).toMatch(/<li class="wrong">(?!.*<li)/s);
  expect(list).toContain('<span lang="zh">主账号</span>');
}, 60_000);

test('every finding says with values what was wanted and what came, and none with the title of its case', async () => {
  const { findings, results } = await lostWrite();
  expect(findings.length).toBeGreaterThan(5);
  const titles = new Set(results.map(({ title }) => title));
  const silent = findings.filter(
    ({ expected, got }) => expected === '' || got === '' || titles.has(expected) || expected === got,
  );
  expect(silent.map(({ rule }) => rule)).toEqual([]);
}, 60_000);

test('the page of a very bad run stays small and names the command for what it leaves out', async () => {
  const report = await lostWrite();
  const [cause] = report.causes;
  const best = report.findings.find(({ fingerprint }) => fingerprint === cause?.best);
  if (!cause || !best) throw new Error('nothing was found');
  const prints = Array.from({ length: 400 }, (_, index) => index.toString(16).padStart(12, '0'));
  const answer = '<'.repeat(4000);
  const bad: CheckReport = {
    ...report,
    findings: prints.map(fingerprint => ({
      ...best,
      fingerprint,
      cases: [fingerprint],
      ...(best.evidence && { evidence: { ...best.evidence, answer } }),
    })),
    causes: prints.map(print => ({ ...cause, id: print, best: print, findings: [print], cases: [print] })),
    steps: Object.fromEntries(
      prints.map(print => [
        print,
        (report.steps[best.cases[0] ?? ''] ?? []).map(step => ({
          ...step,
          ...(step.shows && { shows: [{ ...step.shows[0], fingerprint: print }] }),
        })),
      ]),
    ),
  };
  const page = pageOf(bad);
  expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  expect(page).toContain(`imapi steps ${prints.at(-1)} --format markdown --report report.json`);
  expect(page.match(/class="copy"/g)?.length).toBeGreaterThan(10);
}, 60_000);
