import type { Response } from 'express';
import { shownEntry } from '../../journal/shown-entry.ts';
import type { World } from '../../mock/mock-context.ts';
import type { Control } from '../control.ts';
import { EventStream } from '../http/event-stream.ts';

/** Milliseconds between two signs of life. */
const keepAlive = 15_000;

/**
 * What happens in the world of a session, or the shared one, as server-sent events. While nobody watches, nothing is
 * worked out. A session is not begun by watching it: the stream waits until it is. It ends with the world, the mock or
 * the client.
 */
export function watchEvents(
  session: string | undefined,
  { judge, worlds, closing }: Control,
  response: Response,
): void {
  const stream = new EventStream(response);
  stream.comment('welcome');
  let watched: World | undefined;
  const leave: (() => void)[] = [];
  const watch = (world: World) => {
    watched = world;
    leave.push(
      world.journal.onEntry(entry => stream.send('request', () => shownEntry(entry, judge))),
      world.store.onCommit(({ sequence, changes, replaced }) => {
        stream.send(replaced ? 'reset' : 'commit', () => ({ sequence, changes: changes.length }));
      }),
    );
  };
  leave.push(worlds.whenBegun(session, watch));
  const beat = setInterval(() => {
    if (!watched || worlds.lives(watched)) stream.comment('keep-alive');
    else stream.end();
  }, keepAlive);
  const end = () => stream.end();
  closing.addEventListener('abort', end);
  response.once('close', () => {
    clearInterval(beat);
    closing.removeEventListener('abort', end);
    for (const end of leave) end();
  });
  if (closing.aborted) end();
}
