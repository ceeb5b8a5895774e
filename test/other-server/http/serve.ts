import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { type Answer, textAnswer } from './answer.ts';
import type { Weather } from './weather.ts';

/** Makes an answer to a request. */
export type Handler = (request: IncomingMessage) => Promise<Answer>;

// As much of a request line and headers as a Tomcat takes.
const maxHeaderSize = 8192;

/** Serves answers through the weather: some requests are cut off, or get a page of a proxy, done or not. */
export function throughWeather(handler: Handler, weather: Weather): RequestListener {
  return async (request, response) => {
    const fate = weather.fate();
    const delay = weather.delay();
    if (delay > 0) await pause(delay);
    const done = fate.kind === 'pass' || fate.done;
    const own = done ? await handler(request).catch(error => broken(error)) : undefined;
    if (fate.kind === 'cut') return void request.socket.destroy();
    const { status, headers, bytes } = fate.kind === 'page' || !own ? pageOf(fate) : own;
    request.resume();
    const framed = frame(bytes, weather.framing(request));
    response.writeHead(status, { ...headers, ...framed.headers });
    response.end(request.method === 'HEAD' ? undefined : framed.bytes);
  };
}

/** The bytes of an answer as a proxy sends them on, and the headers that go with that (RFC 9112, 6). */
function frame(bytes: Buffer, framing: ReturnType<Weather['framing']>) {
  if (framing === 'chunked') return { bytes, headers: { 'Transfer-Encoding': 'chunked' } };
  if (framing === 'packed') {
    const packed = gzipSync(bytes);
    const headers = { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding', 'Content-Length': packed.length };
    return { bytes: packed, headers };
  }
  const length = { 'Content-Length': bytes.length };
  return { bytes, headers: framing === 'closing' ? { ...length, Connection: 'close' } : length };
}

// A bug of this server, not of what it plays: nobody should take it for an answer.
const broken = (error: unknown): Answer =>
  textAnswer(
    500,
    'text/plain',
    `Failed to answer: ${error instanceof Error ? error.stack : String(error)}\n`,
  );

function pageOf(fate: ReturnType<Weather['fate']>): Answer {
  if (fate.kind !== 'page')
    throw new Error('Failed to answer: the request was let pass, but nobody served it.');
  return fate.answer;
}

/** Listens on a port of this machine; 0 for a free one. */
export async function listen(listener: RequestListener, port = 0): Promise<{ server: Server; url: string }> {
  const server = createServer({ maxHeaderSize }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Failed to listen: there is no port.');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

/** Stops listening, and ends what is open. */
export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
}
