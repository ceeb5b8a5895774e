import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

/** The server's own time in an answer, milliseconds; undefined where there is none. */
export function serverTimeOf({ json }: Exchange): number | undefined {
  const time = (json as { currentTime?: unknown } | null | undefined)?.currentTime;
  return typeof time === 'number' ? time : undefined;
}

/**
 * The server's time must not go back: an answer cannot be from before another that was there when it was asked for.
 * @param earlier the latest time seen when the request left, milliseconds
 * @param tolerance milliseconds by which the clocks of several servers behind one address may differ
 */
export function serverTime(exchange: Exchange, earlier: number, tolerance: number): Breach[] {
  const time = serverTimeOf(exchange);
  if (time === undefined || time >= earlier - tolerance) return [];
  return [
    {
      rule: 'time-goes-back',
      pointer: '/currentTime',
      message: 'currentTime must not be before that of an earlier answer',
      source: 'server',
      expected: `at least ${earlier}`,
      got: String(time),
    },
  ];
}
