import { type ClientRequest, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Headers of one hop: Node speaks for each of the two connections itself. */
const ofOneHop: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-connection']);

/** The longest head that is passed on, bytes. */
export const maxHeaderSize = 64 * 1024;

/** A server behind the proxy. */
export class Upstream {
  readonly base: URL;
  /** Its address without a path. */
  readonly origin: string;
  /** Its address without a slash at the end. */
  readonly address: string;
  readonly #verify: boolean;
  readonly #agent: HttpAgent;
  /** The path of its address, without a slash at the end. */
  readonly prefix: string;

  /** @param verify whether its certificate has to be good */
  constructor(base: string, verify: boolean) {
    this.base = new URL(base);
    this.#verify = verify;
    this.prefix = this.base.pathname.replace(/\/$/, '');
    // A URL of a WebSocket has no origin in the words of Node.
    this.origin = `${this.base.protocol}//${this.base.host}`;
    this.address = this.origin + this.prefix;
    const Agent = this.#isEncrypted ? HttpsAgent : HttpAgent;
    this.#agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  }

  get #isEncrypted(): boolean {
    return /^(?:https|wss):$/.test(this.base.protocol);
  }

  get #port(): number {
    return Number(this.base.port || (this.#isEncrypted ? 443 : 80));
  }

  /** Its host as sockets take it. */
  get #host(): string {
    return this.base.hostname.replace(/^\[(.*)\]$/, '$1');
  }

  /**
   * Begins a request with the headers as they came, in their order and spelling; only `Host` is its own.
   * @param target path and query
   * @param headers names and values in turn
   */
  send(method: string, target: string, headers: readonly string[]): ClientRequest {
    const send = this.#isEncrypted ? httpsRequest : httpRequest;
    return send({
      agent: this.#agent,
      host: this.#host,
      port: this.#port,
      method,
      path: this.prefix + target,
      headers: this.#passedHeaders(method, headers),
      setHost: false,
      maxHeaderSize,
      rejectUnauthorized: this.#verify,
    });
  }

  /** Opens a connection for what is no HTTP any more. */
  connect(): Socket {
    const to = { host: this.#host, port: this.#port };
    if (!this.#isEncrypted) return connectPlain(to);
    return connectTls({ ...to, servername: this.#host, rejectUnauthorized: this.#verify });
  }

  /** The head of a request for such a connection. */
  headOf(method: string, target: string, headers: readonly string[]): string {
    const lines = pairs(headers).map(([name, value]) => {
      return `${name}: ${name.toLowerCase() === 'host' ? this.base.host : value}\r\n`;
    });
    return `${method} ${this.prefix}${target} HTTP/1.1\r\n${lines.join('')}\r\n`;
  }

  close(): void {
    this.#agent.destroy();
  }

  #passedHeaders(method: string, given: readonly string[]): string[] {
    const passed = passedOn(given);
    let hasLength = method === 'GET' || method === 'HEAD';
    let hasHost = false;
    for (let at = 0; at < passed.length; at += 2) {
      const name = (passed[at] ?? '').toLowerCase();
      if (name === 'host') {
        passed[at + 1] = this.base.host;
        hasHost = true;
      } else if (name === 'content-length' || name === 'transfer-encoding') hasLength = true;
    }
    if (!hasHost) passed.unshift('Host', this.base.host);
    // Node would announce pieces where nothing comes.
    if (!hasLength) passed.push('Content-Length', '0');
    return passed;
  }
}

/** Headers without those of one hop. @param headers names and values in turn, as Node has them raw */
export function passedOn(headers: readonly string[]): string[] {
  const passed: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (!ofOneHop.has(name.toLowerCase())) passed.push(name, headers[at + 1] ?? '');
  }
  return passed;
}

/** Names with their values, out of a list that has them in turn. */
export function pairs(headers: readonly string[]): [name: string, value: string][] {
  return headers.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, headers[at + 1] ?? '']] : [],
  );
}
