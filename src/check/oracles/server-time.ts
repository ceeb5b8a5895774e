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
    },
  ];
}
