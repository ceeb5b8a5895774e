import { expect, test } from 'vitest';
import type { Exchange } from '../wire/exchange.ts';
import { laterTime, serverTime } from './server-time.ts';

const at = (currentTime: unknown) => ({ json: { currentTime } }) as Exchange;
const now = 1_795_000_000_000;

test.each([
  { time: now, earlier: now, wrong: 0 },
  { time: now - 1000, earlier: now, wrong: 0 },
  { time: now - 1001, earlier: now, wrong: 1 },
  { time: now + 1, earlier: now, wrong: 0 },
  { time: 'yesterday', earlier: now, wrong: 0 },
  { time: undefined, earlier: now, wrong: 0 },
])('$time after $earlier', ({ time, earlier, wrong }) => {
  expect(serverTime(at(time), earlier, 1000)).toHaveLength(wrong);
});

test.each([
  { what: 'the first time is taken', latest: 0, time: now, want: now },
  { what: 'a later one too', latest: now, time: now + 5, want: now + 5 },
  { what: 'an earlier one is not', latest: now, time: now - 5, want: now },
  { what: 'one that is far ahead is not', latest: now, time: now * 1000, want: now },
  { what: 'none changes nothing', latest: now, time: undefined, want: now },
])('$what', ({ latest, time, want }) => {
  expect(laterTime(latest, at(time))).toBe(want);
});
