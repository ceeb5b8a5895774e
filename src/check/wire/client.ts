import { isUtf8 } from 'node:buffer';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import supertest from 'supertest';
import { type JsonReading, readJson } from '../../base/strict-json.ts';
import { utf8Text } from '../../base/utf8-text.ts';
import type { Exchange, Parameters, SentRequest } from './exchange.ts';
import { failureOf } from './failure.ts';
import { KnownRows } from './known-rows.ts';
import type { WireRequest } from './wire-request.ts';

/** How to reach the three services and how patient to be. */
export interface ClientSettings {
  /** Base URLs without a trailing slash. */
  readonly urls: Readonly<Record<'api' | 'upload' | 'files', string>>;
  /** Milliseconds a whole answer may take. */
  readonly timeoutMs: number;
  /** Accept certificates nobody vouches for. */
  readonly insecure: boolean;
  /** Bytes an answer may have. */
  readonly maxBytes: number;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of the header Authorization. */
  readonly authorization?: Readonly<Partial<Record<'api' | 'upload' | 'files', string | undefined>>>;
  /** Ends whatever is under way. */
  readonly signal?: AbortSignal;
}

/** Connections to each service at a time; as many cases run side by side where a target bears them. */
export const mostConnections = 24;

/** A query longer than this goes as a form: many servers refuse long addresses. */
const longestQuery = 1000;

/** Bytes of a file that are read as a text. */
const shownOfFile = 64 * 1024;
const tooMuch = { kind: 'too-large', message: 'the answer has more values than the check reads' } as const;

type Test = supertest.Test;
type Verb = 'get' | 'post' | 'put' | 'delete' | 'options' | 'head' | 'patch';

/** Sends requests and keeps every answer as it came: no redirects, no decoding, no retries. */
export class Client {
  readonly settings: ClientSettings;
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: mostConnections });
  readonly #https: HttpsAgent;
  readonly #rows = new KnownRows();
  /** The three services, made once: each has a function for every HTTP method. */
  readonly #services: Readonly<Record<keyof ClientSettings['urls'], ReturnType<typeof supertest>>>;
  /** The target reads forms, as far as is known. */
  #forms = true;
  #sent = 0;

  constructor(settings: ClientSettings) {
    this.settings = settings;
    const { api, upload, files } = settings.urls;
    this.#services = { api: supertest(api), upload: supertest(upload), files: supertest(files) };
    this.#https = new HttpsAgent({
      keepAlive: true,
      maxSockets: mostConnections,
      rejectUnauthorized: !settings.insecure,
    });
  }

  /** How many requests went out. */
  get sent(): number {
    return this.#sent;
  }

  /** The target reads no forms: from now on a query is one however long it is. */
  withoutForms(): void {
    this.#forms = false;
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  /** Sends one request. Rows that the same person was answered before are the same objects. Never throws for what the target does: that is in the exchange. */
  async send(request: WireRequest): Promise<Exchange> {
    const { test, sent } = this.#prepare(request);
    this.#sent++;
    const started = performance.now();
    const abort = () => test.abort();
    this.settings.signal?.addEventListener('abort', abort);
    try {
      const response = await test;
      const durationMs = performance.now() - started;
      const bytes: Buffer = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
      const isJson =
        request.operation.id !== 'getFile' && sent.method !== 'OPTIONS' && sent.method !== 'HEAD';
      // A file is judged by its bytes; people are shown how it begins.
      const text = utf8Text(isJson ? bytes : bytes.subarray(0, shownOfFile));
      const { value, problems, isTooMuch }: JsonReading = isJson
        ? readJson(text)
        : { value: undefined, problems: [] };
      const notUtf8 = isJson && !isUtf8(bytes);
      return {
        operation: request.operation,
        role: request.role,
        request: sent,
        durationMs,
        ...(isTooMuch && { failure: tooMuch }),
        status: response.status,
        headers: oneLine(response.headers),
        bytes,
        text,
        json: this.#rows.in(`${request.operation.id} ${request.role ?? ''}`, value),
        problems: notUtf8
          ? [...problems, { pointer: '', rule: 'utf-8', message: 'must be UTF-8' }]
          : problems,
      };
    } catch (error) {
      return {
        operation: request.operation,
        role: request.role,
        request: sent,
        durationMs: performance.now() - started,
        failure: failureOf(error, this.settings),
        status: 0,
        headers: {},
        bytes: Buffer.alloc(0),
        text: '',
        json: undefined,
        problems: [],
      };
    } finally {
      this.settings.signal?.removeEventListener('abort', abort);
    }
  }

  #prepare(request: WireRequest): { test: Test; sent: SentRequest } {
    const { operation, parameters, query = {}, files = [], body, path = operation.path } = request;
    const { urls, timeoutMs, maxBytes, authorization = {} } = this.settings;
    const login = authorization[operation.service];
    const common = { ...this.settings.headers, ...(login !== undefined && { Authorization: login }) };
    const encoded = encodeParameters(parameters);
    const wanted = request.method ?? operation.method;
    const long = wanted === 'GET' && encoded.length > longestQuery && operation.id !== 'getFile';
    const method = long && this.#forms ? 'POST' : wanted;
    const headers = { 'Accept-Encoding': 'identity', ...common, ...request.headers };
    const base = urls[operation.service];
    const carried =
      operation.service === 'upload' && method === 'POST' && !body
        ? 'multipart'
        : method === 'POST' && !body
          ? 'form'
          : encoded === ''
            ? 'none'
            : 'query';
    const search = encodeParameters(carried === 'query' ? { ...query, ...parameters } : query);
    const verb = method.toLowerCase() as Verb;
    const test = this.#services[operation.service]
      [verb](`${path}${search === '' ? '' : `?${search}`}`)
      .agent(base.startsWith('https:') ? this.#https : this.#http)
      .redirects(0)
      .ok(() => true)
      .buffer(true)
      .parse(collect)
      .timeout({ response: timeoutMs, deadline: timeoutMs })
      .maxResponseSize(maxBytes)
      .set(headers);
    if (this.settings.insecure) test.disableTLSCerts();
    if (body) test.set('Content-Type', body.type).send(body.text);
    else if (carried === 'form') test.set('Content-Type', 'application/x-www-form-urlencoded').send(encoded);
    else if (carried === 'multipart') {
      for (const [name, value] of Object.entries(parameters)) test.field(name, String(value));
      for (const { field = 'file', name, bytes } of files) test.attach(field, bytes, name);
    }
    const sent: SentRequest = {
      method,
      url: `${base}${path}`,
      parameters: { ...query, ...parameters },
      carried,
      headers: { ...common, ...request.headers },
      files: files.map(file => file.name),
    };
    return { test, sent };
  }
}

/** Percent-encodes as browsers do in a query and in a form alike. */
export function encodeParameters(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}

type Collected = (error: Error | null, bytes: Buffer) => void;

function collect(response: NodeJS.EventEmitter, done: Collected): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer | string) => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
  });
  response.on('end', () => done(null, Buffer.concat(chunks)));
}

function oneLine(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
