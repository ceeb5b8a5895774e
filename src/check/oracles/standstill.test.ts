import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import { Standstill } from './standstill.ts';

const contract = loadContract();
const answered = (id: 'getConfig' | 'getUser', currentTime: number, recovered?: true): Exchange => ({
  operation: contract.operation(id),
  role: undefined,
  request: { method: 'GET', url: '', parameters: {}, carried: 'none', headers: {}, files: [] },
  durationMs: 1,
  status: 200,
  headers: {},
  bytes: Buffer.alloc(0),
  text: '',
  json: { currentTime, resultCode: 1 },
  problems: [],
  ...(recovered && { recovered }),
});

test('an operation that tells the same time a second later stands still, where another goes on', async () => {
  const standstill = new Standstill();
  const saw = (exchange: Exchange, earlier: number) =>
    standstill.see(exchange, { earlier, isMock: true }).map(({ rule }) => rule);
  expect(saw(answered('getConfig', 5000), 0)).toEqual([]);
  expect(saw(answered('getUser', 5000), 5000)).toEqual([]);
  expect(saw(answered('getConfig', 5000), 6000), 'at once').toEqual([]);
  await wait(1010);
  expect(saw(answered('getConfig', 5000), 5000), 'nobody has gone on').toEqual([]);
  expect(saw(answered('getConfig', 5000, true), 6000), 'seen afterwards').toEqual([]);
  expect(saw(answered('getConfig', 6000), 6000), 'goes on').toEqual([]);
  expect(saw(answered('getConfig', 5000), 6000)).toEqual(['time-stands-still']);
});

test.each([
  [false, ['time-stands-still units']],
  [true, []],
])('a clock that stands still for all is wrong, unless it is that of a mock: %s', async (isMock, wanted) => {
  const standstill = new Standstill();
  const saw = () =>
    standstill
      .see(answered('getUser', 5000), { earlier: 5000, isMock })
      .map(({ rule, harm }) => `${rule} ${harm}`);
  expect(saw()).toEqual([]);
  await wait(1100);
  expect(saw(), 'it may tell whole seconds').toEqual([]);
  await wait(1500);
  expect(saw()).toEqual(wanted);
});
