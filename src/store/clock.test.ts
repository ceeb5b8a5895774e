import { expect, test } from 'vitest';
import { Clock, type ClockSetting, momentOf } from './clock.ts';

test.each<[string, ClockSetting, number, number]>([
  ['real', { mode: 'real' }, 1_999, 1],
  ['frozen', { mode: 'frozen', at: 1_612_839_425_242 }, 1_612_839_425_242, 1_612_839_425],
  ['offset', { mode: 'offset', by: -1_000 }, 999, 0],
])('a %s clock', (_mode, setting, ms, s) => {
  expect(new Clock(setting, () => 1_999).now()).toEqual({ ms, s });
});

test('advancing keeps a frozen clock frozen and a running one running', () => {
  let machine = 10_000;
  const clock = new Clock({ mode: 'real' }, () => machine);
  clock.advance(5_000);
  expect(clock.now().ms).toBe(15_000);
  machine += 1;
  expect(clock.now().ms).toBe(15_001);
  clock.freeze();
  machine += 100;
  clock.advance(-1);
  expect(clock.now().ms).toBe(15_000);
});

test('a fork shows the same time and goes its own way', () => {
  const clock = new Clock({ mode: 'frozen', at: 1_000 });
  const fork = clock.fork();
  fork.advance(1_000);
  expect([clock.now().s, fork.now().s]).toEqual([1, 2]);
});

test('seconds are rounded down', () => {
  expect(momentOf(1_613_789_795_999).s).toBe(1_613_789_795);
});
