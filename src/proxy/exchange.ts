import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { utf8Text } from '../base/utf8-text.ts';
import type { WireFailure } from '../check/wire/exchange.ts';
import { type Reply, withBody, withHeader } from '../faults/reply.ts';
import { ownUrl } from '../mock/http/urls.ts';
import { sendFaulty } from '../mock/inject/reply.ts';
import { FaultStages } from '../mock/inject/stages.ts';
import { readParameters } from '../mock/pipeline/parameters.ts';
import { sessionIn } from '../observe/recording/recorded.ts';
import type { Operation } from '../spec/contract.ts';
import type { World } from '../worlds/world.ts';
import { BodyCopy } from './body-copy.ts';
import { failureKind, failureText, sendFailure } from './failure.ts';
import { faultyRequest } from './faulty-request.ts';
import { withOwnAddresses } from './own-addresses.ts';
import { type ChangedRequest, passOn } from './passage.ts';
import type { ProxiedCall } from './proxied-call.ts';
import type { Recorder, Tampered } from './record.ts';
import type { Services } from './services.ts';
import { pairs, type Upstream } from './upstream.ts';

/** What every exchange of a proxy shares. */
export interface ProxyContext {
  readonly services: Services;
  readonly recorder: Recorder;
  readonly world: () => World;
  /** Whether addresses that answers hand out become the proxy's own. */
  readonly rewrite: boolean;
}

/** One request on its way through the proxy, and its answer. */
export class ProxyExchange {
  readonly #context: ProxyContext;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #target: string;
  readonly #upstream: Upstream;
  readonly #operation: Operation | undefined;
  readonly #handsOut: 'services' | 'files' | undefined;
  readonly #at = Date.now();
  readonly #started = performance.now();
  readonly #sent: BodyCopy;
  #received = new BodyCopy(false);
  #injected: FaultStages | undefined;
  #changed: ChangedRequest;

  /** @param target path and query */
  constructor(context: ProxyContext, request: IncomingMessage, response: ServerResponse, target: string) {
    this.#context = context;
    this.#request = request;
    this.#response = response;
    this.#target = target;
    const { operation, upstream, handsOut } = context.services.of(request.method ?? 'GET', target);
    this.#operation = operation;
    this.#handsOut = context.rewrite ? handsOut : undefined;
    this.#upstream = upstream;
    this.#sent = new BodyCopy(isForm(request));
    this.#changed = { target, headers: request.rawHeaders };
  }

  /** Passes it on; at once where nothing is to be done to it. */
  start(): void {
    const { faults } = this.#context.world();
    const operation = this.#operation;
    const drawn =
      operation && faults.size > 0 && this.#request.method !== 'OPTIONS'
        ? faults.draw(operation.id)
        : undefined;
    if (!drawn || !operation) {
      this.#pass();
      return;
    }
    if (drawn.fault) {
      const [path = '', query = ''] = this.#target.split('?', 2);
      const about = { operation, method: this.#request.method ?? 'GET', path };
      this.#injected = new FaultStages(drawn.fault, { ...about, parameters: readParameters(query) });
    }
    // Held back, a body waits in the socket.
    void (drawn.delay > 0 ? wait(drawn.delay) : Promise.resolve())
      .then(() => this.#change())
      .then(
        () => this.#pass(),
        () => this.#response.destroy(),
      );
  }

  /** Reads the form of a request whose parameters a fault changes. */
  async #change(): Promise<void> {
    const injected = this.#injected;
    if (injected?.fault.stage !== 'request') return;
    let form: Buffer | undefined;
    if (isForm(this.#request)) {
      const pieces: Buffer[] = [];
      for await (const piece of this.#request) pieces.push(Buffer.from(piece));
      form = Buffer.concat(pieces);
    }
    this.#changed = faultyRequest(this.#target, this.#request.rawHeaders, form, injected);
    if (this.#changed.body) this.#sent.add(this.#changed.body);
  }

  #pass(): void {
    passOn(this.#request, this.#response, this.#upstream, this.#changed, {
      onRequestPiece: piece => this.#sent.add(piece),
      onHead: answer => {
        this.#received = new BodyCopy(this.#isRead(answer));
        return this.#isHeld;
      },
      onAnswerPiece: piece => this.#received.add(piece),
      onEnd: answer => {
        if (!this.#isHeld) this.#record(answer, undefined, this.#tampered());
        else
          this.#answerHeld(answer).then(
            tampered => this.#record(answer, undefined, tampered),
            () => this.#response.destroy(),
          );
      },
      onFailure: (error, answer) => this.#fail(error, answer),
      onLeave: () => {
        const message = 'The client has gone before the answer was complete.';
        this.#record(undefined, { kind: 'other', message }, undefined);
      },
    });
  }

  /** Whether the answer is put together before the client gets it. */
  get #isHeld(): boolean {
    return this.#handsOut !== undefined || this.#injected?.worksOnReply === true;
  }

  /** What can be judged, or shown to a person. */
  #isRead({ headers }: IncomingMessage): boolean {
    if (this.#isHeld) return true;
    if (this.#operation) return this.#operation.id !== 'getFile';
    return /json|text|xml/.test(headers['content-type'] ?? '');
  }

  async #answerHeld(answer: IncomingMessage): Promise<Tampered | undefined> {
    const { services } = this.#context;
    let reply = this.#replyOf(answer);
    if (this.#handsOut) {
      const text = reply.body.toString('utf8');
      const own = withOwnAddresses(this.#handsOut, text, ownUrl(this.#request), services);
      if (own !== text) reply = withBody(reply, own);
    }
    const injected = this.#injected;
    if (injected)
      return { fault: injected.fault.id, sent: await sendFaulty(this.#response, reply, injected) };
    this.#response.sendDate = false;
    this.#response.writeHead(reply.status, answer.statusMessage, reply.headers.flat());
    this.#response.end(reply.body);
    return undefined;
  }

  /** The whole answer; unpacked, where that can be done. */
  #replyOf({ statusCode = 502, headers, rawHeaders }: IncomingMessage): Reply {
    const encoding = headers['content-encoding'];
    const unpacked = this.#received.read(encoding);
    const body = unpacked ?? this.#received.read(undefined) ?? Buffer.alloc(0);
    const kept = pairs(rawHeaders).filter(([name]) => !/^(?:transfer-encoding|connection)$/i.test(name));
    const reply = withBody({ status: statusCode, headers: kept, body }, body);
    return unpacked && encoding !== undefined ? withHeader(reply, 'Content-Encoding', undefined) : reply;
  }

  #tampered(): Tampered | undefined {
    return this.#injected && { fault: this.#injected.fault.id };
  }

  #fail(error: Error, answer: IncomingMessage | undefined): boolean {
    const message = failureText(error, this.#upstream.address, answer !== undefined);
    const failure = { kind: failureKind(error, answer !== undefined), message };
    this.#record(answer, failure, this.#tampered());
    if (this.#response.headersSent) return false;
    sendFailure(this.#response, message);
    return true;
  }

  #record(
    answer: IncomingMessage | undefined,
    broken: WireFailure | undefined,
    tampered: Tampered | undefined,
  ): void {
    const { target, headers } = this.#changed;
    const received = this.#received.unpacked(answer?.headers['content-encoding']);
    // What was cut off cannot be unpacked because of that.
    const failure = broken ?? received.failure;
    // A copy lets go of the memory that the socket has read into.
    const bytes = received.bytes && Buffer.from(received.bytes);
    let text: string | undefined;
    const call: ProxiedCall = {
      at: this.#at,
      durationMs: performance.now() - this.#started,
      method: this.#request.method ?? 'GET',
      url: this.#upstream.address + target,
      below: this.#upstream.prefix,
      requestHeaders: headers,
      session: sessionIn(this.#request.headers),
      page: this.#request.headers.origin,
      form: this.#sent.read(undefined)?.toString('utf8'),
      requestSize: this.#sent.size,
      status: answer?.statusCode ?? 0,
      statusText: answer?.statusMessage ?? '',
      rawHeaders: answer?.rawHeaders ?? [],
      headers: answer?.headers ?? {},
      bytes,
      get text() {
        text ??= bytes && utf8Text(bytes);
        return text;
      },
      size: this.#received.size,
      ...(failure && { failure }),
    };
    this.#context.recorder.add(call, target, tampered);
  }
}

function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
}
