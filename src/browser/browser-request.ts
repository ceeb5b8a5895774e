import type { IncomingMessage } from 'node:http';

/** A request of a page, in the form in which the mock reads those of a server. */
export class BrowserRequest {
  readonly method: string;
  /** Path and query. */
  url: string;
  /** By name in lower case. */
  readonly headers: Record<string, string>;
  readonly bytes: Buffer;
  /** What a server knows of a connection: this one is from here, and never breaks. */
  readonly socket;
  /** What was read of the form. */
  body: unknown;

  constructor(request: Request, bytes: Buffer) {
    const { host, pathname, search, protocol } = new URL(request.url);
    this.method = request.method;
    this.url = pathname + search;
    this.headers = { ...Object.fromEntries(request.headers), host };
    if (bytes.length > 0) this.headers['content-length'] = String(bytes.length);
    this.bytes = bytes;
    const socket = {
      remoteAddress: '127.0.0.1',
      encrypted: protocol === 'https:',
      setMaxListeners: () => socket,
      once: () => socket,
      off: () => socket,
    };
    this.socket = socket;
  }

  get path(): string {
    return this.url.split('?')[0] ?? '';
  }

  /** Returns whether the body is of a type. */
  is(type: string): boolean {
    return (this.headers['content-type'] ?? '').toLowerCase().startsWith(type);
  }

  get(name: string): string | undefined {
    return this.headers[name.toLowerCase()];
  }
}

/** @throws Error for a request that no page has sent */
export function browserRequestOf(request: IncomingMessage): BrowserRequest {
  const found: unknown = request;
  if (found instanceof BrowserRequest) return found;
  throw new Error('Failed to read the request: it does not come from a page.');
}
