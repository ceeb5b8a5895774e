import type { Response } from 'express';
import { shownEntry } from '../../journal/shown-entry.ts';
import type { World } from '../../worlds/world.ts';
import type { Control } from '../control.ts';
import { EventStream } from '../http/event-stream.ts';

/** Milliseconds between two signs of life. */
const keepAlive = 15_000;

/**
 * What happens in a world, as server-sent events. While nobody watches, nothing is worked out. The stream ends with
 * the world, the mock or the client.
 */
export function watchEvents(world: World, { judge, worlds, closing }: Control, response: Response): void {
  const stream = new EventStream(response);
  stream.comment('welcome');
  const leaveJournal = world.journal.onEntry(entry => {
    stream.send('request', () => shownEntry(entry, judge));
  });
  const leaveStore = world.store.onCommit(({ sequence, changes, replaced }) => {
    stream.send(replaced ? 'reset' : 'commit', () => ({ sequence, changes: changes.length }));
  });
  const beat = setInterval(() => {
    if (worlds.lives(world)) stream.comment('keep-alive');
    else stream.end();
  }, keepAlive);
  const end = () => stream.end();
  closing.addEventListener('abort', end);
  response.once('close', () => {
    clearInterval(beat);
    closing.removeEventListener('abort', end);
    leaveJournal();
    leaveStore();
  });
  if (closing.aborted) end();
}
