import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checked, contract, folder } from './runs.ts';
import { mockTarget, recordingProxy, rowsOf } from './targets.ts';

const problems = (report: Awaited<ReturnType<typeof checked>>) =>
  report.findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ operation, rule, message, got }) => ({ operation, rule, message, got }));

describe('the whole suite against the mock', () => {
  test.each(['1', '2', '3'])('holds, shows everything and leaves nothing behind (seed %s)', async seed => {
    const { mock, url } = await mockTarget();
    const before = rowsOf(mock);
    const ledgerFolder = folder();
    const report = await checked(url, {
      mode: 'full',
      seed,
      failOnDrift: true,
      ledgerFolder,
      concurrency: 1 + Number(seed),
    });
    expect(problems(report)).toEqual([]);
    // It gives the contract's own codes, of which no note is made.
    expect(report.findings.filter(({ rule }) => rule.startsWith('either-'))).toEqual([]);
    expect(report.floors).toEqual([]);
    // The friends of the demo have written to each other; `deletion/chat-leaves-whole` does it in a world of its own.
    const others = report.results.filter(({ outcome }) => outcome !== 'held');
    expect(others.map(({ id }) => id)).toEqual(['deletion/chat-leaves']);
    expect(report.verdict).toMatchObject({ exitCode: 0, name: 'holds' });
    expect(rowsOf(mock)).toEqual(before);
    expect(readdirSync(ledgerFolder)).toEqual([]);
  });

  test('sees every declared result code and sends every parameter of every operation', async () => {
    const { url } = await mockTarget();
    const { operations } = await checked(url, { mode: 'full' });
    for (const { operation, successes, codes, parameters } of operations) {
      expect(successes, operation).toBeGreaterThan(0);
      expect(
        codes.filter(({ declared, seen }) => declared && seen === 0 && operation !== 'getFile'),
        operation,
      ).toEqual([]);
      if (operation !== 'getFile') expect(parameters.unseen, operation).toEqual([]);
    }
  });

  test('goes on where a dissolved group does not end the login', async () => {
    const { url } = await mockTarget({ keepLoginOnDissolve: true });
    expect((await checked(url, { mode: 'full' })).verdict).toMatchObject({ exitCode: 0 });
  });

  test('holds when the clock stands still', async () => {
    const { url } = await mockTarget({ now: Date.UTC(2021, 2, 4, 12) });
    expect(problems(await checked(url, { mode: 'full' }))).toEqual([]);
  });
});

test('probe sends reads alone', async () => {
  const { mock, url } = await mockTarget();
  const before = rowsOf(mock);
  const proxy = await recordingProxy(url);
  const report = await checked(proxy.url);
  expect(problems(report)).toEqual([]);
  expect(report.verdict).toMatchObject({ exitCode: 0 });
  const effects = new Map(contract.operations.map(({ path, effect }) => [path, effect]));
  const sent = new Set(proxy.passed.filter(({ path }) => !path.startsWith('/0/')).map(({ path }) => path));
  expect([...sent].filter(path => (effects.get(path) ?? 'read') !== 'read')).toEqual([]);
  expect(sent.size).toBeGreaterThan(10);
  expect(rowsOf(mock)).toEqual(before);
});

test('the same seed sends the same requests in the same order', async () => {
  const sent: string[][] = [];
  for (let again = 0; again < 2; again++) {
    const { url } = await mockTarget();
    const proxy = await recordingProxy(url);
    await checked(proxy.url, { concurrency: 1, seed: 'same' });
    sent.push(proxy.passed.map(({ method, path, text }) => `${method} ${path} ${text}`));
  }
  expect(sent[1]).toEqual(sent[0]);
});
