import { describe, expect, test } from 'vitest';
import { sampleOf } from '../sample.ts';
import { isRight, outcomeOf } from '../trust/outcome.ts';
import { brokenTrials, correctTrials, type Planned } from '../trust/plan.ts';
import { tried } from '../trust/trial.ts';

// A part of `npm run trust`, small enough for every change.

const patienceMs = 180_000;
const named = (plan: readonly Planned[]) => plan.map(planned => [planned.name, planned] as const);
const verdict = async (planned: Planned) => {
  const outcome = outcomeOf(planned, await tried(planned.trial));
  return { ...outcome, isRight: isRight(outcome) };
};

/** Seed 2 takes the other way wherever document and facts leave a choice. */
const contrary = correctTrials(2).filter(({ trial }) => trial.seed === 2);
const probed = [
  'old rows',
  'one of two replicas 200 ms behind',
  '0.5 % of connections cut',
  'packed answers',
];

const filled = ['old rows', 'tokens alone, which end with the group'];

describe('a correct server that is not the mock passes', () => {
  test.concurrent.each(
    named(sampleOf(contrary.filter(({ name, trial }) => trial.mode === 'probe' && probed.includes(name)))),
  )(
    'probe: %s',
    async (_, planned) => expect(await verdict(planned)).toMatchObject({ exitCode: 0, isRight: true }),
    patienceMs,
  );

  test.concurrent.each(
    named(contrary.filter(({ name, trial }) => trial.mode === 'full' && filled.includes(name))),
  )(
    'full: %s',
    async (_, planned) => expect(await verdict(planned)).toMatchObject({ exitCode: 0, isRight: true }),
    patienceMs,
  );
});

/** The first regression of each kind of harm. */
const broken = brokenTrials().filter(
  ({ harm }, index, all) => all.findIndex(planned => planned.harm === harm) === index,
);

describe('a broken server fails by default', () => {
  test.concurrent.each(named(sampleOf(broken)))(
    '%s',
    async (_, planned) => expect(await verdict(planned)).toMatchObject({ isRight: true }),
    patienceMs,
  );
});

/** Each is seen at the first look alone, by one case, or by what no client shows. */
const easilyMissed = [
  'refused-limit-stays',
  'creator-dissolves',
  'kept-by-browsers',
  'token-part',
  'new-friend-unpins',
];

describe('so does one that is easily missed, with one group for the whole run', () => {
  test.concurrent.each(named(sampleOf(brokenTrials().filter(({ name }) => easilyMissed.includes(name)))))(
    '%s',
    async (_, planned) => expect(await verdict(planned)).toMatchObject({ exitCode: 1, isRight: true }),
    patienceMs,
  );
});

test(
  'once a write is known to be lost, others are not waited for as long',
  async () => {
    const settleMs = 1500;
    const only = ['groups', 'notices', 'settings'];
    const options = { regression: 'update-lost' };
    const [report] = await tried({ options, mode: 'full', seed: 1, settleMs, only });
    const waited = report?.findings.flatMap(({ message }) =>
      [...(/, ([\d,]+) ms later/.exec(message) ?? [])].slice(1).map(ms => Number(ms.replaceAll(',', ''))),
    );
    expect(Math.max(...(waited ?? []))).toBeGreaterThanOrEqual(settleMs);
    expect(Math.min(...(waited ?? []))).toBeLessThan(settleMs);
  },
  patienceMs,
);

test(
  'a chat list that ends early is told by a window of time that shows more',
  async () => {
    const options = { regression: 'chats-capped' };
    const [report] = await tried({ options, mode: 'full', seed: 1, only: ['windows/listLastChats'] });
    expect(report?.findings).toMatchObject([{ rule: 'capped', severity: 'violation' }]);
  },
  patienceMs,
);
