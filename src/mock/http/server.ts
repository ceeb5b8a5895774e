import { createServer, IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { resultCodes } from '../../spec/result-codes.ts';
import { foreignHeaders } from '../files/foreign.ts';
import { envelopes } from '../pipeline/envelope.ts';
import type { LazyApp } from './lazy-app.ts';

/** Max bytes of request line and headers, enough for a long list of ids; more is refused before it reaches the app. */
const maxHeaderSize = 64 * 1024;

/**
 * V8 makes an object as roomy as the text of its constructor has assignments to `this`, run or not. Node sets its
 * fields elsewhere, so without the lines of `r`, which never run, requests and answers run out of room and become
 * dictionaries, and all that Node and Express do with them takes longer.
 */
type Room = Record<`r${number}`, 0>;

/**
 * Creates an HTTP server for an Express app.
 *
 * Express gives every request and answer its own prototype, and changing the prototype of an object that exists
 * costs more than everything else Express does. Requests and answers born with those prototypes, once there is an app,
 * make that step a no-op; the app cannot tell the difference.
 *
 * @param headers of the answers to what is no request that the app can take
 * @param listener who gets the requests; default: the app
 */
export function createAppServer(
  app: LazyApp,
  headers: Readonly<Record<string, string>>,
  listener: RequestListener = (request, response) => app.handle(request, response),
): Server {
  // Classes refuse to be called, so the base constructors are called as the plain functions that they are.
  const incoming = IncomingMessage as unknown as (this: IncomingMessage, socket: Socket) => void;
  const outgoing = ServerResponse as unknown as (this: ServerResponse, request: IncomingMessage) => void;
  function BornRequest(this: IncomingMessage & Room, socket: Socket) {
    incoming.call(this, socket);
    if (socket !== undefined) return;
    // biome-ignore format: a line each would be a page
    this.r0 = this.r1 = this.r2 = this.r3 = this.r4 = this.r5 = this.r6 = this.r7 =
    this.r8 = this.r9 = this.r10 = this.r11 = this.r12 = this.r13 = this.r14 = this.r15 =
    this.r16 = this.r17 = this.r18 = this.r19 = this.r20 = this.r21 = this.r22 = this.r23 = 0;
  }
  BornRequest.prototype = IncomingMessage.prototype;
  function BornResponse(this: ServerResponse & Room, request: IncomingMessage) {
    outgoing.call(this, request);
    if (request !== undefined) return;
    // biome-ignore format: a line each would be a page
    this.r0 = this.r1 = this.r2 = this.r3 = this.r4 = this.r5 = this.r6 = this.r7 =
    this.r8 = this.r9 = this.r10 = this.r11 = this.r12 = this.r13 = this.r14 = this.r15 =
    this.r16 = this.r17 = this.r18 = this.r19 = this.r20 = this.r21 = this.r22 = this.r23 = 0;
  }
  BornResponse.prototype = ServerResponse.prototype;
  app.onBuilt(({ request, response }) => {
    BornRequest.prototype = request;
    BornResponse.prototype = response;
  });

  const born = {
    IncomingMessage: BornRequest as unknown as typeof IncomingMessage,
    ServerResponse: BornResponse as unknown as typeof ServerResponse,
  };
  const server = createServer(
    {
      // Bun is no V8, and leaves a request that is born otherwise without its headers.
      ...(process.versions.bun === undefined && born),
      maxHeaderSize,
      // Node would refuse with an empty page, which no page of another origin may read.
      requireHostHeader: false,
    },
    (request, response) => {
      if (request.headers.host === undefined && request.httpVersion === '1.1')
        return answer(response, noHost, headers);
      listener(request, response);
    },
  );
  // Node would leave out what is beyond 2,000, the session perhaps; their size is bounded.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', (_request, response: ServerResponse) =>
    answer(response, noExpectation, headers),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    refuse(socket, failures.get(error.code ?? '') ?? notWellFormed, headers);
  });
  server.on('connect', (_request, socket: Socket) => {
    // Nobody else looks after a connection that was to be a tunnel.
    socket.on('error', () => {});
    refuse(socket, noProxy, headers);
  });
  return server;
}

/** An answer to what the app cannot take. */
interface Failure {
  /** Code and words. */
  readonly status: string;
  readonly detail: string;
}

const notWellFormed: Failure = { status: '400 Bad Request', detail: 'The request is not well-formed HTTP.' };
const noProxy: Failure = {
  status: '405 Method Not Allowed',
  detail: 'CONNECT is not supported: use GET or POST.',
};
const noHost: Failure = {
  status: '400 Bad Request',
  detail: 'The request has no Host header: send one, as HTTP/1.1 has it.',
};
const noExpectation: Failure = {
  status: '417 Expectation Failed',
  detail: 'The Expect header is not supported: send 100-continue, or leave it out.',
};
/** By the code of Node's error, with the statuses that Node itself would give them. */
const failures: ReadonlyMap<string, Failure> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    {
      status: '431 Request Header Fields Too Large',
      detail: `The request line and headers are longer than ${maxHeaderSize} bytes: send the parameters as a form.`,
    },
  ],
  [
    'HPE_CHUNK_EXTENSIONS_OVERFLOW',
    {
      status: '413 Payload Too Large',
      detail: 'The chunk extensions of the body are too long: leave them out.',
    },
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    { status: '408 Request Timeout', detail: 'The request did not arrive in time: send it at once.' },
  ],
]);

/** Answers with an envelope, not with an empty page, and ends the connection. */
function refuse(socket: Socket, failure: Failure, headers: Readonly<Record<string, string>>): void {
  const answering: unknown = Reflect.get(socket, '_httpMessage');
  if (!(answering instanceof ServerResponse) || answering.writableFinished) send(socket, failure, headers);
  // The request before it was fine, and its answer comes first.
  else if (answering.req.complete) answering.once('finish', () => send(socket, failure, headers));
  else if (answering.headersSent) socket.destroy();
  else send(socket, failure, headers);
}

function send(socket: Socket, { status, detail }: Failure, headers: Readonly<Record<string, string>>): void {
  if (!socket.writable) return;
  const { fields, body } = refusal(detail, headers);
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n${body}`);
}

/** Answers a request that Node has understood, and ends the connection. */
function answer(response: ServerResponse, failure: Failure, headers: Readonly<Record<string, string>>): void {
  const { fields, body } = refusal(failure.detail, headers);
  response.writeHead(Number.parseInt(failure.status, 10), fields).end(body);
}

function refusal(detail: string, headers: Readonly<Record<string, string>>) {
  const body = JSON.stringify(envelopes.binding(resultCodes.internal, 'zh', detail));
  const fields = {
    ...headers,
    ...foreignHeaders,
    'Content-Type': 'application/json;charset=UTF-8',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  };
  return { fields, body };
}
