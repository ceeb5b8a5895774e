import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext } from './oracle.ts';

/** The server's own time in an answer, milliseconds; undefined where there is none. */
export function serverTimeOf({ json }: Exchange): number | undefined {
  const time = (json as { currentTime?: unknown } | null | undefined)?.currentTime;
  return typeof time === 'number' ? time : undefined;
}

/** Milliseconds that the clocks of servers behind one address may be apart; a mock has one clock. */
const toleranceOf = (isMock: boolean) => (isMock ? 1000 : 60_000);

const [quarterHour, minute] = [900_000, 60_000];

/** Whether two times are apart as those of two time zones are, and no clocks: by quarters of an hour, at least two. */
function areZonesApart(ms: number): boolean {
  const off = Math.abs(ms - Math.round(ms / quarterHour) * quarterHour);
  return ms > 2 * quarterHour - minute && off < minute;
}

/** The server's time must not go back: an answer cannot be from before another that was there when it was asked for. */
export function serverTime(
  exchange: Exchange,
  { earlier, isMock }: Pick<OracleContext, 'earlier' | 'isMock'>,
): Breach[] {
  const time = serverTimeOf(exchange);
  if (time === undefined || time >= earlier - toleranceOf(isMock)) return [];
  return [
    {
      rule: 'time-goes-back',
      pointer: '/currentTime',
      message: 'currentTime must not be earlier than in a previous answer',
      source: 'server',
      expected: `at least ${earlier}`,
      got: String(time),
      ...(areZonesApart(earlier - time) && { harm: 'units' as const }),
    },
  ];
}
