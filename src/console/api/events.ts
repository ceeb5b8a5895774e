import type { Connection } from './connection.ts';
import type { Entry } from './shapes.ts';

/** What the mock tells while it happens. */
export type LiveEvent =
  | { readonly kind: 'request'; readonly entry: Entry }
  | { readonly kind: 'commit' }
  | { readonly kind: 'reset' }
  /** Whatever happened since the stream broke is not known; the mock may be another one. */
  | { readonly kind: 'reconnected' };

export type ConnectionState = 'connecting' | 'live' | 'lost' | 'refused';

const retryAfter = 1500;

/**
 * Follows the events of a world until it is stopped, and connects again when the stream breaks. EventSource can send
 * neither the session's header nor a token, so the stream is read by hand.
 * @returns stops it
 */
export function followEvents(
  connection: Connection,
  on: { event(event: LiveEvent): void; state(state: ConnectionState): void },
): () => void {
  const stop = new AbortController();
  const follow = async () => {
    let broken = false;
    while (!stop.signal.aborted) {
      on.state('connecting');
      try {
        const response = await connection.open('GET', '/events', { signal: stop.signal });
        on.state('live');
        if (broken) on.event({ kind: 'reconnected' });
        broken = true;
        if (response.body) for await (const event of readEvents(response.body)) on.event(event);
      } catch (error) {
        if (stop.signal.aborted) return;
        const status = error instanceof Error && 'status' in error ? error.status : 0;
        if (status === 401 || status === 403) return on.state('refused');
      }
      if (stop.signal.aborted) return;
      on.state('lost');
      await new Promise(resolve => setTimeout(resolve, retryAfter));
    }
  };
  void follow();
  return () => stop.abort();
}

/** The events in a stream of server-sent events, in the one form the mock writes them. */
async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<LiveEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventOf(block);
      if (event) yield event;
    }
  }
}

/** Reads one block; comments keep the connection alive and say nothing. */
export function eventOf(block: string): LiveEvent | undefined {
  let kind = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    if (line.startsWith('event:')) kind = value;
    if (line.startsWith('data:')) data.push(value);
  }
  if (kind === 'request') return { kind, entry: JSON.parse(data.join('\n')) };
  return kind === 'commit' || kind === 'reset' ? { kind } : undefined;
}
