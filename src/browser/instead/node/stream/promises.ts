import type { BrowserResponse } from '../../../browser-response.ts';

/** Sends all the parts and ends the answer. */
export async function pipeline(parts: Iterable<Uint8Array>, response: BrowserResponse): Promise<void> {
  for (const part of parts) response.write(part);
  response.end();
}
