import type { Schemas } from '../operations.ts';
import { type AdminClientOptions, addressOf, request } from './send.ts';

/**
 * An event of a world: a request it answered, rows it committed, a state that took the place of another, a
 * request that is held or let go.
 */
export type AdminEvent =
  | {
      readonly type: 'request';
      /** The request in brief. */
      readonly data: Schemas['RequestEntry'];
    }
  | {
      /** Whether rows were changed, or all of them replaced. */
      readonly type: 'commit' | 'reset';
      /** How many rows. */
      readonly data: Schemas['CommitEvent'];
    }
  | {
      readonly type: 'hold';
      /** How many requests wait. */
      readonly data: Schemas['HoldEvent'];
    };

/**
 * Reads the events of a world as they come, until the signal is aborted, the loop is left or the mock closes. By
 * `fetch`, because an EventSource can send neither a session nor a token.
 * @throws AdminError when it is refused, Error when no mock answers
 */
export async function* readEvents(
  url: string,
  options: AdminClientOptions,
  signal?: AbortSignal,
): AsyncGenerator<AdminEvent, void, undefined> {
  const opened = await openEvents(url, options, signal).catch((error: unknown) => {
    if (signal?.aborted) return undefined;
    throw error;
  });
  if (opened) yield* opened;
}

/**
 * Opens the stream of events; resolves once the mock has accepted.
 * @throws AdminError when it is refused, Error when no mock answers
 */
export async function openEvents(
  url: string,
  options: AdminClientOptions,
  signal?: AbortSignal,
): Promise<AsyncGenerator<AdminEvent, void, undefined>> {
  const response = await request(addressOf(url, 'watchEvents', {}), options, { method: 'GET', signal });
  return eventsIn(response, signal);
}

async function* eventsIn(
  { body }: Response,
  signal: AbortSignal | undefined,
): AsyncGenerator<AdminEvent, void, undefined> {
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (text + part.value).split(/\r?\n\r?\n/);
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event) yield event;
      }
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The event in a block of lines; undefined for comments, which keep the connection, and for events of later versions. */
export function eventOf(block: string): AdminEvent | undefined {
  let type = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') type = value;
    if (field === 'data') data.push(value);
  }
  // The document says what each kind of event holds.
  if (type === 'request') return { type, data: JSON.parse(data.join('\n')) };
  if (type === 'hold') return { type, data: JSON.parse(data.join('\n')) };
  if (type === 'commit' || type === 'reset') return { type, data: JSON.parse(data.join('\n')) };
  return undefined;
}
