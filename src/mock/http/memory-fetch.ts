import { once } from 'node:events';
import { type IncomingMessage, type Server, request as send } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import { closeGraceMs } from './open-connections.ts';

/** `fetch` over a server of this process. */
export interface MemoryFetch {
  /** Answers a request; takes what the global `fetch` takes, and a path alone is enough. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Waits for requests under way, 3 s at most, and ends what still streams; from then on nothing is answered. */
  close(): Promise<void>;
}

/** Answers that have no body, whatever is sent. */
const bodiless = [101, 204, 205, 304];

/**
 * Creates a `fetch` without a socket: each request gets a pair of streams in memory, and the server at its other end
 * reads and writes HTTP as on any connection, so that forms, uploads, ranges and streams are what they are over the
 * network. The connection is one from this machine, and the request's own host and scheme are what answers name. What
 * a client does with an answer, following redirects and decoding bodies, is left to the client.
 */
export function memoryFetch(server: Server): MemoryFetch {
  const underWay = new Set<Promise<unknown>>();
  const connections = new Set<Duplex>();
  let closed = false;

  function connect(encrypted: boolean): Duplex {
    const [near, far] = duplexPair();
    // What an app asks of a connection and a bare stream does not have.
    Object.assign(far, { remoteAddress: '127.0.0.1', encrypted, resetAndDestroy: () => far.destroy() });
    connections.add(far);
    near.once('close', () => far.destroy());
    far.once('close', () => {
      connections.delete(far);
      // After an orderly end there may still be bytes to read here.
      if (!far.writableFinished) near.destroy();
    });
    server.emit('connection', far);
    return near;
  }

  async function answer(request: Request): Promise<Response> {
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    const { protocol, host, pathname, search } = new URL(request.url);
    const outgoing = send({
      method: request.method,
      path: pathname + search,
      headers: {
        ...Object.fromEntries(request.headers),
        // The control API answers to this machine's names only, and this is where the request comes from.
        host: pathname.startsWith('/__admin') ? '127.0.0.1' : host,
        ...(body && { 'content-length': body.length }),
      },
      signal: request.signal,
      createConnection: () => connect(protocol === 'https:'),
    });
    outgoing.end(body);
    const [incoming]: IncomingMessage[] = await once(outgoing, 'response').catch(asFetchFails);
    if (incoming === undefined) throw new TypeError('Failed to fetch: the mock gave no answer.');
    return responseOf(incoming, request.method);
  }

  return {
    async fetch(input, init) {
      if (closed) throw new TypeError('Failed to fetch: the mock is closed. Make another with createMock.');
      const request = new Request(
        typeof input === 'string' ? new URL(input, 'http://127.0.0.1') : input,
        init,
      );
      const answering = answer(request);
      underWay.add(answering);
      return answering.finally(() => underWay.delete(answering));
    },
    async close() {
      closed = true;
      const end = () => {
        for (const connection of connections) connection.destroy();
      };
      const timer = setTimeout(end, closeGraceMs);
      await Promise.allSettled(underWay);
      clearTimeout(timer);
      end();
    },
  };
}

/** @throws TypeError for what goes wrong on the way, as `fetch` does; an abort stays what it is */
function asFetchFails(error: unknown): never {
  if (error instanceof Error && error.name === 'AbortError') throw error;
  throw new TypeError('fetch failed', { cause: error });
}

/** Returns the bytes of an answer as a stream; one that is cut off fails as a body of `fetch` does. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      } catch (error) {
        controller.error(new TypeError('terminated', { cause: error }));
      }
    },
    cancel: () => void incoming.destroy(),
  });
}

function responseOf(incoming: IncomingMessage, method: string): Response {
  const status = incoming.statusCode ?? 500;
  const headers = new Headers();
  for (let at = 0; at + 1 < incoming.rawHeaders.length; at += 2) {
    headers.append(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '');
  }
  const statusText = incoming.statusMessage ?? '';
  if (method === 'HEAD' || bodiless.includes(status)) {
    incoming.resume();
    return new Response(null, { status, statusText, headers });
  }
  return new Response(bodyOf(incoming), { status, statusText, headers });
}
