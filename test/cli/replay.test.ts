import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminalReport } from '../../src/check/report/formats/terminal.ts';
import { driftReport } from '../../src/observe/drift-report.ts';
import { Traffic } from '../../src/observe/traffic.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { type Json, startMock } from '../harness.ts';
import { finished, temporaryFolder } from './harness.ts';

test('a finding that is asked for again has one verdict', async () => {
  const { base, mock } = await startMock();
  const fault = mock.faults().get('response-number-as-text-getUser-data.active');
  mock.world().faults.set('getUser', { fault });
  const folder = temporaryFolder();
  const probe = ['check', '--target', base, '--report-dir', 'report'];
  const first = await finished([...probe, '--only', 'getUser'], {}, folder);
  expect(first.code, first.output).toBe(1);
  const report: Json = JSON.parse(readFileSync(join(folder, 'report/report.json'), 'utf8'));
  const found = report.findings.find(({ severity }: Json) => severity === 'violation');
  const replay = ['check', '--target', base, '--replay', `${found.fingerprint}@report/report.json`];
  const still = await finished(replay, {}, folder);
  expect(still.output.match(/^Exit .*$/gm)).toEqual([expect.stringMatching(/^Exit 1, still there: /)]);
  expect(still.code).toBe(1);
  mock.world().faults.clear();
  const gone = await finished(replay, {}, folder);
  expect(gone.output.match(/^Exit .*$/gm)).toEqual([expect.stringMatching(/^Exit 0, no longer there: /)]);
  expect(gone.code).toBe(0);
}, 120_000);

test.each(['en', 'zh'] as const)('a report of traffic names no seed, in %s', language => {
  const contract = loadContract();
  const report = driftReport(new Traffic(contract), {
    contract,
    target: 'x.har',
    tool: 'imapi-mock',
    started: new Date(),
    failOnDrift: false,
  });
  expect(terminalReport(report, language)).not.toMatch(/seed|种子/);
  expect(terminalReport({ ...report, seed: '7' }, language)).toMatch(/seed 7|种子 7/);
});
