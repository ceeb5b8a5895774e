import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareContracts } from '../../src/breaking/compare-contracts.ts';
import { check } from '../../src/check/check.ts';
import { loadCases } from '../../src/check/suite/load-cases.ts';
import { edited } from '../../src/learn/contract-text.ts';
import { learn } from '../../src/learn/learn.ts';
import { readRecording } from '../../src/observe/recording/read-recording.ts';
import { readDocument } from '../../src/spec/compile/document.ts';
import { type Contract, loadContract } from '../../src/spec/contract.ts';
import { lintSpec } from '../../src/spec/lint.ts';
import { temporaryFolder } from '../cli/harness.ts';
import { startMock } from '../harness.ts';
import { startProxy } from '../proxy/harness.ts';
import { rebuilt } from './rebuilt.ts';

const contract = readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8');

/** What a release of the server changes, as a fault, and what has to follow from it. */
const releases = [
  {
    what: 'a field that is new',
    operation: 'getUser',
    path: '/user/get?',
    fault: 'response-undeclared-getUser-data',
    seen: { severity: 'drift', rule: 'undeclared' },
    learnt: 'field',
    breaks: false,
  },
  {
    what: 'a flag that is sent as a number',
    operation: 'getUser',
    path: '/user/get?',
    fault: 'response-boolean-as-number-getUser-data.notSeeHim',
    seen: { severity: 'violation', rule: 'type' },
    learnt: 'type',
    breaks: true,
  },
  {
    what: 'a field that is gone',
    operation: 'getUser',
    path: '/user/get?',
    fault: 'response-missing-getUser-data.settings.nameSearch',
    seen: { severity: 'violation', rule: 'required' },
    learnt: 'optional',
    breaks: true,
  },
] as const;

test.each(releases)(
  'a release with $what: the proxy sees it, learn proposes it, breaking says whom it hurts, the check is green again',
  async ({ operation, path, fault, seen, learnt, breaks }) => {
    // The server of a new release.
    const { mock, base: server } = await startMock();
    const found = mock.faults().get(fault);
    mock.world().faults.set(operation, { fault: found });
    // The app, through the proxy.
    const har = join(temporaryFolder(), 'session.har');
    const { base, proxy, close } = await startProxy(server, { har });
    await (await fetch(`${base}${path}access_token=mock-100164&flag=rw`)).text();
    await close();
    expect(proxy.report().findings).toMatchObject([{ operation, ...seen }]);
    // What the contract would have to say.
    const { proposals } = learn(contract, readRecording(har));
    expect(proposals.map(({ kind }) => kind)).toEqual([learnt]);
    expect(proposals[0]?.conflict).toBeUndefined();
    const now = edited(
      contract,
      proposals.flatMap(({ edits }) => edits),
    );
    const file = join(temporaryFolder(), 'openapi.yaml');
    writeFileSync(file, now);
    // Whom it hurts.
    const { changes } = compareContracts(readDocument(contract).root, readDocument(now).root);
    expect(changes.some(({ verdict }) => verdict === 'breaking')).toBe(breaks);
    expect(changes.flatMap(({ operations }) => operations)).toContain(operation);
    // It is a contract that builds, and the same traffic asks for nothing more.
    expect(await lintSpec(now)).toEqual([]);
    expect(learn(now, readRecording(har)).proposals).toEqual([]);
    // Red under the old contract, green under the new one.
    const checkedBy = async (contract: Contract) => {
      const settings = { ...checkSettings(server), only: [operation], failOnDrift: true };
      return (await check(contract, await loadCases(contract), settings)).verdict;
    };
    expect(await checkedBy(loadContract())).toMatchObject({ exitCode: 1 });
    expect(await checkedBy(await rebuilt(now))).toMatchObject({
      exitCode: 0,
      sentence: expect.stringContaining('held'),
    });
  },
  120_000,
);

const checkSettings = (target: string) => ({
  target,
  // Nothing is made: the app of this release has not shown what else it changes.
  mode: 'probe' as const,
  seed: '1',
  ledgerFolder: temporaryFolder(),
  timeoutMs: 10_000,
  patienceMs: 5000,
});
