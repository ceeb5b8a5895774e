import type { Response } from 'express';
import { shownEntry } from '../journal/shown-entry.ts';
import type { World } from '../mock/mock-context.ts';
import type { Control } from './control.ts';

/** Milliseconds between two signs of life. */
const keepAlive = 15_000;

/** Bytes that may wait for a client that does not read; more, and it is cut off. */
const mostWaiting = 4_000_000;

/**
 * `GET /__admin/events`: what happens in a world, as server-sent events. Nothing is worked out while nobody watches.
 * The stream ends with the world, the mock or the client.
 */
export function watchEvents(world: World, { judge, worlds, closing }: Control, response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // Proxies that collect answers would hold the events back.
    'X-Accel-Buffering': 'no',
  });
  const write = (text: string) => {
    if (response.writableLength > mostWaiting) response.destroy();
    else response.write(text);
  };
  const send = (event: string, data: object) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const end = () => response.end();

  write(': welcome\n\n');
  const leaveJournal = world.journal.onEntry(entry => send('request', shownEntry(entry, judge)));
  const leaveStore = world.store.onCommit(({ sequence, changes, replaced }) =>
    send(replaced ? 'reset' : 'commit', { sequence, changes: changes.length }),
  );
  const beat = setInterval(() => {
    if (worlds.lives(world)) write(': keep-alive\n\n');
    else end();
  }, keepAlive);
  closing.addEventListener('abort', end);
  response.once('close', () => {
    clearInterval(beat);
    closing.removeEventListener('abort', end);
    leaveJournal();
    leaveStore();
  });
  if (closing.aborted) end();
}
