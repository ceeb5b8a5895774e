import { type IncomingHttpHeaders, request, type ServerResponse } from 'node:http';
import { serving } from './targets.ts';

/** What becomes of a request that meets weather: refused before the target sees it, or its answer lost. */
export type Fate = 'pass' | 'lost' | ((response: ServerResponse) => void);

/** A request on its way to the target. */
export interface Passing {
  readonly path: string;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
  /** Counts requests from 1. */
  readonly index: number;
}

/** A page as a gateway makes it. */
export const gatewayPage =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers });
    response.end(`<html><head><title>${status} Gateway</title></head></html>`);
  };

/** A gateway before a target: each request meets its fate. The control API of a mock is let pass. */
export async function gateway(target: string, fateOf: (passing: Passing) => Fate): Promise<string> {
  let index = 0;
  return serving(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://x');
    // A text that is cut inside of a character is no address: read as far as it can be.
    const text = new URLSearchParams(`${search}&${body.toString('latin1')}`).toString();
    const { method, headers } = incoming;
    const passing = () => ({ path: pathname, text, headers, index: ++index });
    const fate = pathname.startsWith('/__admin') ? 'pass' : fateOf(passing());
    if (typeof fate === 'function') return fate(response);
    const onward = request(`${target}${incoming.url}`, { method, headers }, answer => {
      if (fate === 'lost') {
        answer.resume().on('end', () => response.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
}
