import type { Response } from 'express';
import { shownEntry } from '../../journal/shown-entry.ts';
import type { World } from '../../worlds/world.ts';
import type { Control } from '../control.ts';
import { EventStream } from '../http/event-stream.ts';

/** Milliseconds between two signs of life. */
const keepAlive = 15_000;

/**
 * Streams the events of the world of a session, or of the shared one. While nobody watches, nothing is worked out.
 * Watching does not create a session: the stream waits for it. It ends with the world, the mock or the client.
 */
export function watchEvents(
  session: string | undefined,
  { judge, worlds, closing, mock: { holds } }: Control,
  response: Response,
): void {
  const stream = new EventStream(response);
  stream.comment('welcome');
  let watched: World | undefined;
  const leave: (() => void)[] = [];
  const watch = (world: World) => {
    watched = world;
    leave.push(
      world.journal.onEntry(entry =>
        stream.send('request', () => shownEntry(entry, judge, world.store.view)),
      ),
      world.store.onCommit(({ sequence, changes, replaced }) => {
        stream.send(replaced ? 'reset' : 'commit', () => ({ sequence, changes: changes.length }));
      }),
      holds.onChange(of => of === world && stream.send('hold', () => ({ held: holds.held(world).length }))),
    );
  };
  leave.push(worlds.whenCreated(session, watch));
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
