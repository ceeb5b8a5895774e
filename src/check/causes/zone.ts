import type { Finding } from '../verdict/finding.ts';

/** Zones differ by quarters of an hour, and by 26 hours at most. */
const quarter = 900;
const mostQuarters = 104;
/** Seconds that may go by between a write and its answer. */
const slack = 120;

/**
 * By how many quarters of an hour a time is off, as in another zone.
 * @returns undefined where it is no time, or off by something else
 */
export function zoneOf({ expected, got }: Pick<Finding, 'expected' | 'got'>): number | undefined {
  const told = /, (-?\d+) seconds from currentTime$/.exec(got)?.[1];
  const seconds = told === undefined ? between(expected, got) : Number(told);
  if (seconds === undefined) return undefined;
  const quarters = Math.round(seconds / quarter);
  const isZone = quarters !== 0 && Math.abs(quarters) <= mostQuarters;
  return isZone && Math.abs(seconds - quarters * quarter) <= slack ? quarters : undefined;
}

/** Seconds between two times of the same unit, seconds or milliseconds. */
function between(expected: string, got: string): number | undefined {
  const isTime = (text: string) => /^\d{10}(?:\d{3})?$/.test(text);
  if (!isTime(expected) || !isTime(got) || expected.length !== got.length) return undefined;
  return Math.abs(Number(got) - Number(expected)) / (got.length > 10 ? 1000 : 1);
}
