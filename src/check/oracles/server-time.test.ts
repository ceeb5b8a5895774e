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

test.each([
  { back: 8 * 3600_000, harm: 'units' },
  { back: 5.5 * 3600_000 - 20_000, harm: 'units' },
  { back: 1800_000, harm: 'units' },
  { back: 900_000, harm: undefined },
  { back: 2 * 3600_000 + 300_000, harm: undefined },
  { back: 90_000, harm: undefined },
])('a clock that is $back ms back does the harm $harm', ({ back, harm }) => {
  expect(serverTime(at(now - back), { earlier: now, isMock: false })[0]?.harm).toBe(harm);
});
