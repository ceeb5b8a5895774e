import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { pairs, passedOn, type Upstream } from './upstream.ts';

/** What goes by while a request is passed on; everything may be left out. */
export interface Watcher {
  /** A piece of the body that the client sends. */
  onRequestPiece?(piece: Buffer): void;
  /** The head of the answer. Returns true to take the answer: then the client gets nothing of it by itself. */
  onHead?(answer: IncomingMessage): boolean;
  onAnswerPiece?(piece: Buffer): void;
  /** All of the answer has come. */
  onEnd?(answer: IncomingMessage): void;
  /** There is no answer, or only a part of it. Returns true where the client is answered by somebody else. */
  onFailure?(error: Error, answer: IncomingMessage | undefined): boolean;
  /** The client has gone before it had its answer. */
  onLeave?(): void;
}

/** A request that goes to another address, or with another body, than it came with. */
export interface ChangedRequest {
  /** Path and query. */
  readonly target: string;
  readonly headers: readonly string[];
  /** Default: what the client sends. */
  readonly body?: Buffer;
}

/**
 * Passes a request on and its answer back, byte for byte and as it comes: names and order of headers, pieces, packing and
 * pauses stay. Where the server cuts its answer off, so does this.
 */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: Upstream,
  changed: ChangedRequest,
  watcher: Watcher,
): void {
  let answer: IncomingMessage | undefined;
  let isOver = false;
  let sending: ClientRequest;
  const hasBody = changed.body === undefined && bodyIsAnnounced(request);
  const fail = (error: Error) => {
    if (isOver) return;
    // A kept connection that the server was just closing: as a browser does, once more on a new one.
    if (answer === undefined && sending.reusedSocket && !hasBody && isReset(error)) return begin();
    isOver = true;
    if (watcher.onFailure?.(error, answer)) return;
    response.destroy();
  };
  const begin = () => {
    sending = upstream.send(request.method ?? 'GET', changed.target, changed.headers);
    sending.on('error', fail);
    sending.on('continue', () => response.writeContinue());
    sending.on('response', (received: IncomingMessage) => {
      answer = received;
      try {
        giveBack(received);
      } catch (error) {
        // A head that Node reads and does not write.
        sending.destroy();
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    if (hasBody) request.pipe(sending);
    else sending.end(changed.body);
  };
  const giveBack = (received: IncomingMessage) => {
    const isTaken = watcher.onHead?.(received) === true;
    received.on('error', fail);
    if (watcher.onAnswerPiece) received.on('data', piece => watcher.onAnswerPiece?.(piece));
    received.on('end', () => {
      isOver = true;
      if (!isTaken && received.rawTrailers.length > 0) response.addTrailers(pairs(received.rawTrailers));
      watcher.onEnd?.(received);
    });
    if (isTaken) {
      received.resume();
      return;
    }
    response.sendDate = false;
    response.writeHead(
      received.statusCode ?? 502,
      received.statusMessage,
      headersFor(request, received.rawHeaders),
    );
    received.pipe(response);
  };
  if (hasBody && watcher.onRequestPiece) request.on('data', piece => watcher.onRequestPiece?.(piece));
  response.on('close', () => {
    if (isOver) return;
    isOver = true;
    sending.destroy();
    watcher.onLeave?.();
  });
  begin();
}

/** Whether a body comes with a request. */
function bodyIsAnnounced({ headers }: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || (length !== undefined && length !== '0');
}

function isReset(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}

/** Clients of HTTP/1.0 know no pieces: they read to the end of the connection. */
function headersFor({ httpVersion }: IncomingMessage, raw: readonly string[]): string[] {
  const passed = passedOn(raw);
  if (httpVersion !== '1.0') return passed;
  return pairs(passed)
    .filter(([name]) => name.toLowerCase() !== 'transfer-encoding')
    .flat();
}
