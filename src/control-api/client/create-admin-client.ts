import type { AnswerOf } from '../operations.ts';
import { type EventsFollower, followEvents } from './follow-events.ts';
import { liveCalls } from './groups/live.ts';
import { peopleCalls } from './groups/people.ts';
import { runningCalls } from './groups/running.ts';
import { stateCalls } from './groups/state.ts';
import { type AdminEvent, readEvents } from './read-events.ts';
import { type AdminClientOptions, sender } from './send.ts';

type Groups = ReturnType<typeof stateCalls> &
  ReturnType<typeof peopleCalls> &
  ReturnType<typeof liveCalls> &
  ReturnType<typeof runningCalls>;

/**
 * The client of a mock's control API: everything waits until it is done.
 * @throws AdminError from each call that is refused, Error where no mock answers
 */
export interface AdminClient extends Groups {
  /** Name, version, version of the contract. */
  version(): Promise<AnswerOf<'getVersion'>>;
  /** Whether the mock answers, where apps connect, and how many are connected. */
  health(): Promise<AnswerOf<'getHealth'>>;
  /** The contract of the API, openapi.yaml as JSON. */
  contract(): Promise<AnswerOf<'getContract'>>;
  /** Starts the world again: rows, faults, clock and journal. */
  reset(): Promise<void>;
  /** The same client for the world of a session. */
  inSession(session: string): AdminClient;
  /** Yields what happens in the world from now on; ends with the signal, and throws when the connection breaks. */
  events(signal?: AbortSignal): AsyncGenerator<AdminEvent, void, undefined>;
  /** Tells what happens in the world until it is stopped, across breaks of the connection. @returns stops it */
  follow(follower: EventsFollower): () => void;
}

/**
 * Makes a client of the control API; runs in Node and in browsers.
 * @param url where the mock is, e.g. `http://127.0.0.1:8094`
 * @example
 * const admin = createAdminClient('http://127.0.0.1:8094', { session: 'worker-1' });
 * await admin.reset();
 * await admin.messages.send({ from: 100158, to: 100164, content: '在吗' });
 * await admin.requests.wait({ operationId: 'listMessages' });
 */
export function createAdminClient(url: string, options: AdminClientOptions = {}): AdminClient {
  const send = sender(url, options);
  return {
    version: () => send('getVersion', {}),
    health: () => send('getHealth', {}),
    contract: () => send('getContract', {}),
    reset: async () => void (await send('reset', {})),
    inSession: session => createAdminClient(url, { ...options, session }),
    events: signal => readEvents(url, options, signal),
    follow: follower => followEvents(url, options, follower),
    ...stateCalls(send),
    ...peopleCalls(send),
    ...liveCalls(send),
    ...runningCalls(send),
  };
}
