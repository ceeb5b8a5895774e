import { expect, onTestFinished, test, vi } from 'vitest';
import { Pace } from './pace.ts';

test('goes on a little slower than what a limit has let through', () => {
  const pace = new Pace(0);
  expect(pace.limitedTo).toBeUndefined();
  for (let count = 0; count < 20; count++) pace.passed();
  pace.limit(performance.now(), 0);
  expect(pace.limitedTo).toBeCloseTo(17);
});

test('takes a limit over minutes as what it is over a second', () => {
  const pace = new Pace(0);
  for (let count = 0; count < 600; count++) pace.passed();
  pace.limit(performance.now(), 60_000);
  expect(pace.limitedTo).toBeCloseTo(8.5);
});

test('learns nothing from requests that left before it slowed down', () => {
  const pace = new Pace(10);
  const sentAt = performance.now();
  for (let count = 0; count < 100; count++) pace.passed();
  pace.limit(sentAt, 0);
  expect(pace.limitedTo).toBeCloseTo(8.5);
  pace.limit(sentAt, 0);
  expect(pace.limitedTo).toBeCloseTo(8.5);
});

test('never stands still', () => {
  const pace = new Pace(0);
  pace.passed();
  pace.limit(performance.now(), 60_000);
  expect(pace.limitedTo).toBe(0.5);
});

test('slows down for nothing that was away for a while, with the time of its return', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const pace = new Pace(0);
  for (let count = 0; count < 100; count++) pace.passed();
  vi.advanceTimersByTime(2500);
  for (let away = 0; away < 2; away++) pace.limit(performance.now(), 2000);
  expect(pace.limitedTo).toBeUndefined();
});

test('asks for more again where no limit was met for a while, and never for more than it may', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const pace = new Pace(2);
  pace.passed();
  pace.limit(performance.now(), 0);
  expect(pace.limitedTo).toBeCloseTo(0.85);
  const rates = Array.from({ length: 5 }, () => {
    vi.advanceTimersByTime(10_001);
    pace.passed();
    pace.passed();
    return pace.limitedTo;
  });
  expect(rates).toEqual([1.275, 1.9125, 2, 2, 2].map(rate => expect.closeTo(rate)));
});
