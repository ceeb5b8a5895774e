import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Random, randomFrom } from '../check/suite/random.ts';

/** A gateway before a target, where now and then something goes wrong. */
export interface BadWeather {
  /** Its base URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** What becomes of a request in bad weather. `lost`: it is done, but its answer does not arrive. */
export type RequestFate = 'pass' | 'cut' | 'lost' | 'limit' | 'bad-gateway';

/** Shares of requests, in hundredths. */
const shares: Readonly<Record<Exclude<RequestFate, 'pass'>, number>> = {
  'bad-gateway': 1,
  cut: 0.25,
  lost: 0.25,
  limit: 0.1,
};

/** Draws the fate of one request after the other. */
export function fatesFrom(seed: string): () => RequestFate {
  const random = randomFrom(`weather ${seed}`);
  return () => fateFrom(random);
}

/**
 * Opens a gateway on loopback that treats each request to the API as its fate is; the control API of a mock is let pass.
 * @param nextFate e.g. `fatesFrom(seed)`
 */
export async function openBadWeather(target: string, nextFate: () => RequestFate): Promise<BadWeather> {
  const server = createServer((incoming, response) => {
    const fate = incoming.url?.startsWith('/__admin') ? 'pass' : nextFate();
    if (fate === 'cut') return void incoming.socket.destroy();
    if (fate === 'limit' || fate === 'bad-gateway') {
      const [status, title] =
        fate === 'limit' ? [503, 'Service Temporarily Unavailable'] : [502, 'Bad Gateway'];
      response.writeHead(status, {
        'Content-Type': 'text/html',
        ...(fate === 'limit' && { 'Retry-After': '0' }),
      });
      return void response.end(`<html><head><title>${status} ${title}</title></head></html>`);
    }
    const { method, headers } = incoming;
    const onward = request(`${target}${incoming.url}`, { method, headers }, answer => {
      if (fate === 'lost') return void answer.resume().on('end', () => response.destroy());
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

function fateFrom(random: Random): RequestFate {
  let left = random.next() * 100;
  for (const [fate, share] of Object.entries(shares)) {
    left -= share;
    if (left < 0) return fate as RequestFate;
  }
  return 'pass';
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}
