import type { components } from '../generated/types.gen.ts';
import { type AdminClientOptions, addressOf, fetchOf, headersOf, refusal } from './send.ts';

type Schemas = components['schemas'];

/** What happens in a world. */
export type AdminEvent =
  | { readonly type: 'request'; readonly data: Schemas['RequestEntry'] }
  | { readonly type: 'commit' | 'reset'; readonly data: Schemas['CommitEvent'] };

/**
 * Reads the events of a world as they come, until the signal is aborted, the loop is left or the mock closes. By
 * `fetch`, because an EventSource can send neither a session nor a token.
 * @throws AdminError when it is refused
 */
export async function* readEvents(
  url: string,
  options: AdminClientOptions,
  signal?: AbortSignal,
): AsyncGenerator<AdminEvent, void, undefined> {
  const response = await fetchOf(options)(addressOf(url, 'watchEvents', {}), {
    headers: headersOf(options),
    signal: signal ?? null,
  });
  if (!response.ok || !response.body) throw await refusal(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value;
      const blocks = text.split('\n\n');
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

/** Comments keep the connection and say nothing. */
function eventOf(block: string): AdminEvent | undefined {
  const [, type, data] = /^event: (request|commit|reset)\ndata: (.*)$/s.exec(block) ?? [];
  // The document says what each kind of event holds.
  return type === undefined || data === undefined
    ? undefined
    : ({ type, data: JSON.parse(data) } as AdminEvent);
}
