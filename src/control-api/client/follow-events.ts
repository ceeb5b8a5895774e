import { AdminError } from './admin-error.ts';
import { type AdminEvent, openEvents } from './read-events.ts';
import type { AdminClientOptions } from './send.ts';

/** An event of a world that is followed, or word that there was a break: events were missed, the mock may be another. */
export type FollowedEvent = AdminEvent | { readonly type: 'reconnected' };

/** The state of the connection to a mock. */
export type ConnectionState = 'connecting' | 'live' | 'lost' | 'refused';

/** A listener for the events of a world and for the state of the connection they come by. */
export interface EventsFollower {
  /** Told of each event; of those missed in a break there is only `connection`. */
  event(event: FollowedEvent): void;
  /** `refused` is the last: the mock asks for a token, or for another one. */
  state?(state: ConnectionState): void;
}

/** Milliseconds before a broken connection is made again. */
const retryAfter = 1500;

/**
 * Follows the events of a world, and connects again when the stream breaks.
 * @returns stops it
 */
export function followEvents(url: string, options: AdminClientOptions, follower: EventsFollower): () => void {
  const stop = new AbortController();
  void follow(url, options, follower, stop.signal);
  return () => stop.abort();
}

async function follow(
  url: string,
  options: AdminClientOptions,
  follower: EventsFollower,
  signal: AbortSignal,
): Promise<void> {
  let wasLive = false;
  while (!signal.aborted) {
    follower.state?.('connecting');
    try {
      const events = await openEvents(url, options, signal);
      follower.state?.('live');
      if (wasLive) follower.event({ type: 'reconnected' });
      wasLive = true;
      for await (const event of events) {
        if (signal.aborted) return;
        follower.event(event);
      }
    } catch (error) {
      if (error instanceof AdminError && [401, 403].includes(error.status))
        return follower.state?.('refused');
    }
    if (signal.aborted) return;
    follower.state?.('lost');
    await pause(retryAfter, signal);
  }
}

/** Waits so many milliseconds, or until the signal is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
