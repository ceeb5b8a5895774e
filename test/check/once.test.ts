import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Case } from '../../src/check/suite/case.ts';
import { contract, folder } from './runs.ts';
import { mockTarget } from './targets.ts';

/** A case whose claim is broken at its first look alone, as that of something which cannot be lost twice. */
function brokenAtFirst(more: Pick<Case, 'once'>): Case {
  let looks = 0;
  return {
    id: 'elsewhere/lost',
    title: 'what is lost is lost',
    operation: 'listRooms',
    layer: 'W',
    source: 'document',
    effect: 'write',
    needs: {},
    ...more,
    async run(trial) {
      await trial.ok('owner', 'listRooms', { pageIndex: 0, pageSize: 10 });
      trial.holds(++looks > 1, { rule: 'other-groups', message: 'must stay', expected: 1, got: 0 });
    },
  };
}

test.each<[string, Pick<Case, 'once'>, string]>([
  ['counts where it cannot be found again', { once: true }, 'violated'],
  ['counts for nothing where a second one finds nothing', {}, 'held'],
])('a first look %s', async (_, more, outcome) => {
  const { url } = await mockTarget();
  const report = await check(contract, [brokenAtFirst(more)], {
    target: url,
    mode: 'full',
    seed: '1',
    ledgerFolder: folder(),
    timeoutMs: 20_000,
  });
  expect(report.results.map(result => result.outcome)).toEqual([outcome]);
});
