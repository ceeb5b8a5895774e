import { expect, test } from 'vitest';
import { figures } from './figures.ts';
import { isRight, type Outcome } from './outcome.ts';

const outcome = (given: Partial<Outcome>): Outcome => ({
  key: '',
  name: 'clean rows',
  expected: 'nothing',
  mode: 'full',
  exitCode: 0,
  violations: 0,
  drift: 0,
  seconds: 3,
  says: '',
  ...given,
});

test.each<[string, Partial<Outcome>, boolean]>([
  ['a correct server without a finding', {}, true],
  ['a correct server with drift', { drift: 1 }, false],
  ['a correct server that ends with 4', { exitCode: 4 }, false],
  ['a correct server that takes too long', { seconds: 91, withinS: 90 }, false],
  ['a correct server that takes as long as it may', { seconds: 90, withinS: 90 }, true],
  ['harm that ends with 1', { expected: 'violation', exitCode: 1, violations: 1 }, true],
  ['harm that is called drift', { expected: 'violation', drift: 1 }, false],
  ['harm that nobody noticed', { expected: 'violation', exitCode: 4 }, false],
  ['drift that passes', { expected: 'drift', drift: 1 }, true],
  ['drift that nobody noticed', { expected: 'drift' }, false],
])('%s is right or not', (_, given, want) => {
  expect(isRight(outcome(given))).toBe(want);
});

test('the figures count runs and regressions, and name what was not right', () => {
  const text = figures(
    [
      outcome({}),
      outcome({ name: 'old rows', mode: 'probe', exitCode: 1, violations: 1 }),
      outcome({ name: 'late', seconds: 71, withinS: 90 }),
      outcome({
        name: 'cut',
        harm: 'loss',
        expected: 'violation',
        exitCode: 1,
        violations: 1,
        place: 1,
        causes: 1,
      }),
      outcome({ name: 'lost', harm: 'loss', expected: 'violation', drift: 1 }),
      outcome({ name: 'extra', harm: 'shape', expected: 'drift', drift: 1 }),
    ],
    9,
  );
  expect(text).toContain('6 of 9 runs of the plan were made; **the figures are of those alone**');
  expect(text).toContain('2 of 3 runs end with 0');
  expect(text).toContain('The slowest of 1 in mode `full`, late: 71 s of at most 90 s.');
  expect(text).toContain('| old rows | 0 of 1 | – |');
  expect(text).toContain('Of 2 that harm somebody 1 (50.0 %)');
  expect(text).toContain('of all 3, 3 are noticed');
  expect(text).toContain('| loss | 2 | 2 | 1 |');
  expect(text).toContain('- lost (full): exit 0');
  expect(text).toContain('Of 1 faults the broken operation is the first suspect for 100.0 %');
});

test('a correct run that holds and is too slow is told with its time', () => {
  const text = figures([outcome({ name: 'late', seconds: 94, withinS: 90 })], 1);
  expect(text).toContain('- late (full): exit 0, after 94 s of at most 90 s');
});
