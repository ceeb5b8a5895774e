import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweep } from '../../src/check/sweep.ts';
import { contract, folder } from './runs.ts';
import { mockTarget } from './targets.ts';

const since = Date.now();

/** Sweeps a mock by a ledger with these lines. */
async function swept(lines: (url: string) => readonly unknown[]) {
  const { mock, url } = await mockTarget();
  const ledgerFolder = folder();
  mkdirSync(ledgerFolder, { recursive: true });
  const text = lines(url).map(line => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(join(ledgerFolder, 'run-x.jsonl'), `${text.join('\n')}\n`);
  const before = mock.world().store.view;
  const report = await sweep(contract, { target: url, ledgerFolder });
  return { before, after: mock.world().store.view, report };
}

const run = (target: string, marker = 'imapi-check-0a1b2c3d') => ({
  kind: 'run',
  run: marker,
  target,
  since,
});

test('a ledger that names a group of somebody leads to nothing being dissolved or emptied', async () => {
  const jid = '6c1536dbf97540d1b906d76f4272a90d';
  const { before, after, report } = await swept(url => [run(url), { kind: 'room', jid }]);
  expect([...after.rooms.all]).toEqual([...before.rooms.all]);
  expect([...after.groupMessages.all]).toEqual([...before.groupMessages.all]);
  expect(report.ignored.join()).toContain(`the group ${jid}, which no check has made`);
});

test('a jid of the right form needs the marker of its run in it', async () => {
  const { report } = await swept(url => [run(url), { kind: 'room', jid: `c${'0'.repeat(31)}` }]);
  expect(report.ignored).toHaveLength(1);
  // As earlier releases wrote them, and as this one does.
  for (const start of [`c${'0'.repeat(8)}`, `5c${'0'.repeat(7)}`]) {
    const own = await swept(url => [run(url), { kind: 'room', jid: `${start}0a1b2c3d${'0'.repeat(15)}` }]);
    expect(own.report.ignored).toEqual([]);
  }
});

test('a pin of an account that takes no part is left alone', async () => {
  const { report } = await swept(url => [
    run(url),
    { kind: 'pin', jid: '100102' },
    { kind: 'pin', jid: '77' },
  ]);
  expect(report.ignored.join()).toContain('a pin of 77, which is none of these accounts');
});

test.each(['null', '[]', '7', '{"kind":"room"}', 'not JSON'])(
  'the line %s is said, and the others still count',
  async line => {
    const { report } = await swept(url => [run(url), line, { kind: 'messages' }]);
    expect(report.ignored).toEqual([expect.stringMatching(/run-x\.jsonl, line 2 is no entry of a ledger$/)]);
    expect(report.swept).toHaveLength(1);
  },
);

test('a host that is not allowed is refused without naming a flag that a sweep has not', async () => {
  await expect(sweep(contract, { target: 'http://x.example', ledgerFolder: folder() })).rejects.toThrow(
    /^Failed to start: a sweep writes to x\.example, which is not allowed\. Add --allow-host x\.example\.$/,
  );
});
