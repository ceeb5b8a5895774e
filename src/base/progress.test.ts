import { expect, test } from 'vitest';
import { SlowWork } from './progress.ts';

function slowWork() {
  const told: string[] = [];
  const clock = { now: 5000 };
  const work = new SlowWork(
    (...given) => told.push(given.join(' ')),
    () => clock.now,
  );
  return { told, clock, work };
}

test('work that is soon over is passed over', () => {
  const { told, clock, work } = slowWork();
  work.report('reading', 1, 10);
  clock.now += 1999;
  work.report('reading', 9, 10);
  work.end();
  expect(told).toEqual([]);
});

test('long work is told after two seconds, then once a second, and when it ends', () => {
  const { told, clock, work } = slowWork();
  for (let done = 0; done <= 40; done++) {
    work.report('reading', done, 40);
    clock.now += 100;
  }
  work.report('indexing', 50, 40);
  work.end();
  work.end();
  expect(told).toEqual(['reading 20 40', 'reading 30 40', 'reading 40 40', 'reading 1 1']);
});
