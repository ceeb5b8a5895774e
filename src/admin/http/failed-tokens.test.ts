import { expect, test } from 'vitest';
import { FailedTokens } from './failed-tokens.ts';

test('each wrong token of an address waits longer than the one before, up to three seconds', () => {
  const failed = new FailedTokens(() => 0);
  const pauses = Array.from({ length: 100 }, () => failed.add('192.0.2.1'));
  expect(pauses.slice(0, 4)).toEqual([0, 100, 200, 300]);
  expect(Math.max(...pauses)).toBe(3000);
  expect(failed.add('192.0.2.2')).toBe(0);
});

test('a minute without a wrong token begins anew', () => {
  let now = 0;
  const failed = new FailedTokens(() => now);
  failed.add('192.0.2.1');
  now = 59_000;
  expect(failed.add('192.0.2.1')).toBe(100);
  now = 119_001;
  expect(failed.add('192.0.2.1')).toBe(0);
});

test('addresses that are made up do not fill the memory', () => {
  const failed = new FailedTokens(() => 0);
  failed.add('first');
  for (let i = 0; i < 5000; i++) failed.add(`address ${i}`);
  expect(failed.add('first')).toBe(0);
});
