import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { maskedReport } from '../../src/check/report/masked-report.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { ownWords } from '../../src/check/wire/own-words.ts';
import { redactor } from '../../src/check/wire/redact.ts';
import { checked, contract } from './runs.ts';
import { mockTarget } from './targets.ts';

const words = ownWords(contract);
/** A report with findings, causes and steps. */
async function reportOfBroken(): Promise<CheckReport> {
  const { mock, url } = await mockTarget();
  const fault = mock.faults().all.find(({ id }) => id === 'response-missing-search-data.mucmsgs');
  if (!fault) throw new Error('the fault is not in the catalogue');
  mock.world().faults.set('search', { fault });
  return checked(url, { only: ['search'] });
}

const tokens = [
  'tok-outsider',
  'outsider',
  'owner',
  'listRooms',
  'violated',
  'own',
  'setup/1',
  'data',
  '100',
];

/** What links the parts of a report, and what formats look up. */
const structure = ({ results, findings, causes, steps }: CheckReport) => ({
  results: results.map(({ title, titleZh, reason, durationMs, ...rest }) => rest),
  findings: findings.map(({ fingerprint, operation, rule, severity, cases }) => [
    ...[fingerprint, operation, rule, severity],
    ...cases,
  ]),
  causes: causes.map(({ headline, headlineZh, ...rest }) => rest),
  steps: Object.entries(steps).map(([id, list]) => [
    id,
    list.map(({ by, operation, part }) => [by, operation, part]),
  ]),
});

test('no token masks a word of the tool, and what was sent and came is masked under whatever name', async () => {
  const report = await reportOfBroken();
  expect(report.causes).not.toEqual([]);
  for (const token of tokens) {
    const masked = maskedReport(report, redactor([['owner', token]], [], [], words));
    expect(structure(masked), token).toEqual(structure(report));
    const { files, summary, annotations, sarif } = renderReports(masked, contract);
    for (const text of [...Object.values(files), summary, sarif]) expect(text, token).not.toBe('');
    expect(annotations, token).not.toEqual([]);
  }

  const [id = ''] = Object.keys(report.steps);
  const [step] = report.steps[id] ?? [];
  if (!step) throw new Error('there are no steps');
  const secret = 'a-secret-of-some-length';
  const given = { ...report, steps: { [id]: [{ ...step, parameters: { operation: secret, by: secret } }] } };
  const masked = maskedReport(given, redactor([['owner', secret]], [], [], words));
  expect(masked.steps[id]?.[0]?.parameters).toEqual({ operation: '$IMAPI_TOKEN', by: '$IMAPI_TOKEN' });
});
