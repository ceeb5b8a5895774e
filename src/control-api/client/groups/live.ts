import type { BodyOf } from '../../operations.ts';
import type { Send } from '../send.ts';

/** What a frame has to be, and for how many of them to wait how long. */
type FrameWait = NonNullable<NonNullable<BodyOf<'waitForRequests'>>['live']> &
  Pick<NonNullable<BodyOf<'waitForRequests'>>, 'after' | 'count' | 'timeoutMs'>;

/** Makes the calls for the live connection of apps. */
export function liveCalls(send: Send) {
  return {
    /** The live connection of apps. */
    live: {
      /** Sends a frame as the app of a user would: a message to `to` or `room`, or another command. */
      send: (frame: BodyOf<'sendFrame'>) => send('sendFrame', { body: frame }),
      /** Waits until so many frames match (`count`, default: 1); those that came before count, too. */
      wait: async ({ after, count, timeoutMs, ...live }: FrameWait = {}) => {
        const limits = {
          ...(after !== undefined && { after }),
          ...(count !== undefined && { count }),
          ...(timeoutMs !== undefined && { timeoutMs }),
        };
        return (await send('waitForRequests', { body: { live, ...limits } })).requests;
      },
    },
  };
}
