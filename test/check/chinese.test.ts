import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareReports } from '../../src/check/compare/compare.ts';
import { comparisonMarkdown } from '../../src/check/compare/comparison-markdown.ts';
import { comparisonText } from '../../src/check/compare/comparison-text.ts';
import { planOf } from '../../src/check/plan/plan.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { markdownReport } from '../../src/check/report/formats/markdown.ts';
import { terminalReport } from '../../src/check/report/formats/terminal.ts';
import { valueIn } from '../../src/check/report/formats/value-words.ts';
import { Coverage } from '../../src/check/verdict/coverage.ts';
import { floors } from '../../src/check/verdict/floors.ts';
import { verdictOf } from '../../src/check/verdict/verdict.ts';
import { baselineLines, planText, warningLines } from '../../src/cli/actions/plan-text.ts';
import { replaySentence } from '../../src/cli/actions/replay.ts';
import { chinese } from '../../src/cli/words/chinese.ts';
import { englishSentences } from './english-sentences.ts';
import { cases, checked, contract } from './runs.ts';
import { mockTarget } from './targets.ts';

const words = chinese();
const han = /\p{Script=Han}/u;
const waiver = { fingerprint: '3f9a0c2be117', owner: 'li.wei', reason: 'IM-812', expires: '2026-01-31' };
const leftovers = ['the group imapi-check-1 (6021)', '2 messages between owner and peer'];
const problem =
  'Failed to reach the API at http://192.0.2.1: connect ECONNREFUSED. Check that it is running and the address is right.';

/** A report with everything in it that a terminal tells of. */
async function full(): Promise<CheckReport> {
  const { mock, url } = await mockTarget();
  const fault = mock.faults().all.find(({ id }) => id === 'response-missing-search-data.mucmsgs');
  if (!fault) throw new Error('there is no such fault');
  mock.world().faults.set('search', { fault });
  const report = await checked(url, { only: ['search'] });
  const misses = floors(contract, 'full', new Coverage(), new Map());
  return {
    ...report,
    floors: misses,
    leftovers,
    kept: ['uploaded files that are kept for one day (validTime 1)'],
    waivers: { used: [], expired: [waiver], unused: [waiver] },
    weather: { counts: { limit: 2, gateway: 1 }, again: 3, recovered: 1, outMs: 1500, limitedTo: 12 },
    baseline: { startedAt: report.startedAt, known: [], gone: report.findings.slice(0, 1) },
  };
}

describe('a Chinese reader', () => {
  test('reads no English sentence in the terminal, the job summary, a comparison or beside a baseline', async () => {
    const report = await full();
    const better = { ...report, findings: [], results: report.results.slice(0, 1) };
    const said = {
      terminal: terminalReport(report, 'zh'),
      summary: markdownReport(report, 'zh'),
      comparison: comparisonText(compareReports(better, report), 'zh').join('\n'),
      unseen: comparisonText(compareReports(report, better), 'zh').join('\n'),
      compared: comparisonMarkdown(compareReports(report, better), 'zh'),
      baseline: baselineLines(report, words).join('\n'),
    };
    for (const [what, text] of Object.entries(said)) {
      expect(englishSentences(text), what).toEqual([]);
      expect(text).toMatch(han);
    }
    const [finding] = report.findings;
    if (!finding) throw new Error('nothing was found');
    const again = { finding, caseId: finding.cases[0] ?? '', flags: {} };
    for (const seen of [report, { ...better, verdict: { ...report.verdict, exitCode: 0 as const } }]) {
      const { sentence } = replaySentence(seen, again, contract, words);
      expect(englishSentences(sentence)).toEqual([]);
    }
  }, 60_000);

  test.each([
    ['probe', {}],
    ['full', {}],
    ['full', { allowIrreversible: true, tokenCommand: 'x' }],
  ] as const)('reads the plan of %s %o', (mode, more) => {
    const tokens = { owner: 'a', peer: 'b' };
    const plan = planOf(contract, cases, { mode, tokens, ...more }, { isMock: false });
    const target = 'https://staging.example';
    const lines = [...planText(plan, target, words), ...warningLines(plan, { target, mode }, words)];
    expect(englishSentences(lines.join('\n'))).toEqual([]);
  });

  test.each([
    ['a target that does not answer', { problem: { exitCode: 3 as const, message: problem } }],
    [
      'a run that broke off',
      { brokenOff: 'the group for the cases could not be made (addRoom was refused)' },
    ],
    ['leftovers', { leftovers, results: [{ outcome: 'held' }] as never }],
    ['a login that ended', { leftovers, loginEnded: true, results: [{ outcome: 'held' }] as never }],
    ['nothing that could be exercised', {}],
  ])('reads the verdict of %s', (_, facts) => {
    const none = { used: [], expired: [], unused: [] };
    const empty = { causes: [], results: [], floors: [], waivers: none, leftovers: [], failOnDrift: false };
    expect(englishSentences(verdictOf({ ...empty, ...facts }).sentenceZh)).toEqual([]);
  });
});

test('every sentence that a run ends with, and every floor with what would meet it, has its Chinese', () => {
  const root = join(import.meta.dirname, '..', '..', 'src', 'check');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const texts = files.flatMap(name =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/CheckProblem\(\s*\d,\s*([`'])(.+?)\1,?\s*\)/gs)].map(
      ([, , text = '']) => text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, 'x1'),
    ),
  );
  expect(texts.length).toBeGreaterThan(8);
  const misses = floors(contract, 'full', new Coverage(), new Map());
  const all = [...texts, ...misses.flatMap(({ what, remedy }) => [what, remedy])];
  expect([...new Set(all)].filter(text => !han.test(valueIn(text, 'zh')))).toEqual([]);
});
