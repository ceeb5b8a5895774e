import { expect, test } from 'vitest';
import type { Exchange } from '../wire/exchange.ts';
import { serverTime } from './server-time.ts';

const at = (currentTime: unknown) => ({ json: { currentTime } }) as Exchange;
const now = 1_795_000_000_000;

test.each([
  { time: now, earlier: now, wrong: 0 },
  { time: now - 1000, earlier: now, wrong: 0 },
  { time: now - 1001, earlier: now, wrong: 1 },
  { time: now + 1, earlier: now, wrong: 0 },
  { time: 'yesterday', earlier: now, wrong: 0 },
  { time: undefined, earlier: now, wrong: 0 },
  { time: now - 60_000, earlier: now, isMock: false, wrong: 0 },
  { time: now - 60_001, earlier: now, isMock: false, wrong: 1 },
])('$time after $earlier', ({ time, earlier, isMock = true, wrong }) => {
  expect(serverTime(at(time), { earlier, isMock })).toHaveLength(wrong);
});
