import { mediaTypeOf } from './media-types.ts';

type Fields = Readonly<Record<string, string | number>>;

/** Answers that have no body, whatever is sent. */
const bodiless = [204, 205, 304];

/**
 * An answer as the mock writes it on a server, and the `Response` that a page gets of it: as soon as the head and the
 * first bytes are there.
 */
export class BrowserResponse {
  /** What the page gets. Rejects with a TypeError, as `fetch` does, where the answer is none. */
  readonly answer: Promise<Response>;
  readonly locals: Record<string, unknown> = {};
  statusCode = 200;
  headersSent = false;
  destroyed = false;
  writableEnded = false;
  readonly #head: boolean;
  readonly #headers = new Map<string, readonly [name: string, value: string]>();
  readonly #listeners = new Set<() => void>();
  #resolve: (response: Response) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;
  #stream: ReadableStreamDefaultController<Uint8Array> | undefined;

  /** @param method a HEAD has no body */
  constructor(method: string) {
    this.#head = method === 'HEAD';
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** @param headers by name, or names and values in turn */
  writeHead(status: number, headers: Fields | readonly string[] = {}): this {
    this.statusCode = status;
    this.headersSent = true;
    if (!isList(headers)) return this.set(headers);
    for (let at = 0; at + 1 < headers.length; at += 2)
      this.setHeader(headers[at] ?? '', headers[at + 1] ?? '');
    return this;
  }

  setHeader(name: string, value: string | number): this {
    this.#headers.set(name.toLowerCase(), [name, String(value)]);
    return this;
  }

  getHeaders(): Record<string, string> {
    return Object.fromEntries(this.#headers.values());
  }

  removeHeader(name: string): void {
    this.#headers.delete(name.toLowerCase());
  }

  get(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase())?.[1];
  }

  set(name: string | Fields, value = ''): this {
    if (typeof name === 'string') return this.setHeader(name, value);
    for (const [each, its] of Object.entries(name)) this.setHeader(each, its);
    return this;
  }

  status(code: number): this {
    this.statusCode = code;
    return this;
  }

  /** @param type a type, or the extension of a name */
  type(type: string): this {
    return this.setHeader('Content-Type', type.includes('/') ? withCharset(type) : mediaTypeOf(type));
  }

  send(text: string): void {
    const bytes = Buffer.from(text);
    this.setHeader('Content-Length', bytes.length).end(bytes);
  }

  /** @param written told when the bytes are on their way */
  write(bytes: Uint8Array, written?: () => void): boolean {
    if (!this.#stream) {
      const body = new ReadableStream<Uint8Array>({
        start: controller => {
          this.#stream = controller;
        },
      });
      this.#resolve(this.#response(body));
    }
    this.#stream?.enqueue(new Uint8Array(bytes));
    // What is written must be read before the connection may break.
    if (written) setTimeout(written);
    return true;
  }

  end(body?: Uint8Array | string, encoding: BufferEncoding = 'utf8'): this {
    if (this.writableEnded || this.destroyed) return this;
    this.writableEnded = true;
    this.headersSent = true;
    const bytes = typeof body === 'string' ? Buffer.from(body, encoding) : body;
    this.#close();
    if (!this.#stream) this.#resolve(this.#response(bytes === undefined ? null : new Uint8Array(bytes)));
    else {
      if (bytes) this.#stream.enqueue(new Uint8Array(bytes));
      this.#stream.close();
    }
    return this;
  }

  /** Breaks the answer off. @param why default: as where a connection breaks */
  destroy(why?: unknown): this {
    if (this.writableEnded || this.destroyed) return this;
    this.destroyed = true;
    this.#close();
    if (this.#stream) this.#stream.error(why ?? new TypeError('terminated'));
    else this.#reject(why ?? new TypeError('Failed to fetch'));
    return this;
  }

  /** Calls `listener` when the answer has ended, which is all that a page's answer tells. */
  once(_event: 'close', listener: () => void): this {
    this.#listeners.add(listener);
    return this;
  }

  off(_event: 'close', listener: () => void): this {
    this.#listeners.delete(listener);
    return this;
  }

  #close(): void {
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener();
    });
  }

  #response(body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | null): Response {
    const headers = new Headers();
    for (const [name, value] of this.#headers.values()) headers.append(name, value);
    const isBare = this.#head || bodiless.includes(this.statusCode);
    return new Response(isBare ? null : body, { status: this.statusCode, headers });
  }
}

const isList = (headers: Fields | readonly string[]): headers is readonly string[] => Array.isArray(headers);

const withCharset = (type: string) => (/^text\/|json/.test(type) ? `${type}; charset=utf-8` : type);
