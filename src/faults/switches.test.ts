import { expect, test } from 'vitest';
import { drawDelay } from './delay.ts';
import { fault } from './family.ts';
import { FaultSwitches } from './switches.ts';

const empty = fault(
  'transport',
  { name: 'test', en: 'nothing comes', zh: '没有响应', defect: 'D07', operations: ['getUser'] },
  { stage: 'bytes', apply: reply => ({ ...reply, cutAfter: 0 }) },
);

test('a fault with times switches itself off', () => {
  const switches = new FaultSwitches();
  switches.set('getUser', { fault: empty, times: 2 });
  expect([1, 2, 3].map(() => switches.draw('getUser')?.fault?.id)).toEqual([
    'transport-test',
    'transport-test',
    undefined,
  ]);
  expect(switches.size).toBe(0);
});

test('a probability lets the rest of the requests pass', () => {
  const numbers = [0.1, 0.9, 0.49, 0.5];
  const switches = new FaultSwitches(() => numbers.shift() ?? 0);
  switches.set('getUser', { fault: empty, probability: 0.5 });
  expect([1, 2, 3, 4].map(() => switches.draw('getUser') !== undefined)).toEqual([true, false, true, false]);
});

test('a fault for all is met only where it applies, and the setting of an operation comes first', () => {
  const switches = new FaultSwitches();
  switches.set('*', { fault: empty });
  expect(switches.draw('search')).toBeUndefined();
  switches.set('getUser', { fixedDelay: 5 });
  expect(switches.draw('getUser')).toEqual({ fault: undefined, delay: 5 });
});

test('a fork has the same settings and counts for itself', () => {
  const switches = new FaultSwitches();
  switches.set('getUser', { fault: empty, times: 1 });
  const fork = switches.fork();
  fork.draw('getUser');
  expect([switches.size, fork.size]).toEqual([1, 0]);
});

test.each([
  [{ type: 'uniform', lower: 100, upper: 200 } as const, 150],
  [{ type: 'lognormal', median: 80, sigma: 0 } as const, 80],
  [{ type: 'lognormal', median: 80, sigma: 9, maxValue: 90 } as const, 90],
])('%j', (distribution, want) => {
  // A cosine of 1 where the second number is 0.
  const numbers = [0.5, 0];
  expect(drawDelay(distribution, () => numbers.shift() ?? 0)).toBeCloseTo(want);
});
