import type { IncomingMessage } from 'node:http';
import type { Random } from '../random.ts';
import { type Answer, textAnswer } from './answer.ts';

/** What a gateway in front of the server does to requests; shares are 0 to 1. */
export interface WeatherOptions {
  /** Share of requests that get a page of a proxy: 502 before they were done, or 504 after. default: 0 */
  readonly bad502?: number;
  /** Share of connections that are cut, half of them after the request was done. default: 0 */
  readonly cut?: number;
  /** Requests a second; what is more gets 503 and 429 in turns, with `Retry-After`. default: no limit */
  readonly rateLimitPerSecond?: number;
  /** Of the pages of a proxy, whether a 502 may come after the request was done as well. default: false */
  readonly late502?: boolean;
  /** What comes beyond the limit: with `Retry-After`, or a 503 alone. default: with it */
  readonly limitPages?: 'retry-after' | 'bare';
  /** How a proxy sends answers on: with their length, in chunks, packed, or closing the connection. default: length */
  readonly framing?: 'length' | 'chunked' | 'packed' | 'closing';
  /** A log-in in front: sends to it, or forbids. default: none */
  readonly gatewayLogin?: 'redirect' | 'forbidden' | 'unauthorized';
  /** Requests that pass before the log-in in front ends. default: 0 */
  readonly gatewayAfter?: number;
  /** Milliseconds each answer takes longer, give or take a half. default: 0 */
  readonly latencyMs?: number;
}

/** What is done with a request. */
export type Fate =
  | { readonly kind: 'pass' }
  | { readonly kind: 'cut'; readonly done: boolean }
  | { readonly kind: 'page'; readonly answer: Answer; readonly done: boolean };

const html = 'text/html';
const page = (status: number, title: string) =>
  `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

/** A page as a reverse proxy makes it. */
export const proxyPage = (status: number, title: string, headers: Answer['headers'] = {}): Answer =>
  textAnswer(status, html, page(status, title), headers);

/** Decides the fate of each request. */
export class Weather {
  #seen = 0;
  #refused = 0;
  #tokens: number;
  #filled: number;

  readonly #options: WeatherOptions;
  readonly #random: Random;
  readonly #now: () => number;

  constructor(options: WeatherOptions, random: Random, now: () => number) {
    this.#options = options;
    this.#random = random;
    this.#now = now;
    this.#tokens = options.rateLimitPerSecond ?? 0;
    this.#filled = now();
  }

  /** Milliseconds the next answer waits. */
  delay(): number {
    return Math.round((this.#options.latencyMs ?? 0) * (0.5 + this.#random.next()));
  }

  fate(): Fate {
    const { bad502 = 0, cut = 0, gatewayLogin, gatewayAfter = 0, rateLimitPerSecond } = this.#options;
    this.#seen += 1;
    if (gatewayLogin && this.#seen > gatewayAfter)
      return { kind: 'page', answer: loginPage(gatewayLogin), done: false };
    if (rateLimitPerSecond !== undefined && !this.#admitted(rateLimitPerSecond)) {
      this.#refused += 1;
      if (this.#options.limitPages === 'bare')
        return { kind: 'page', answer: proxyPage(503, 'Service Temporarily Unavailable'), done: false };
      const [status, title] =
        this.#refused % 2 === 1
          ? ([503, 'Service Temporarily Unavailable'] as const)
          : ([429, 'Too Many Requests'] as const);
      return { kind: 'page', answer: proxyPage(status, title, { 'Retry-After': '1' }), done: false };
    }
    if (this.#random.chance(cut)) return { kind: 'cut', done: this.#random.chance(0.5) };
    if (!this.#random.chance(bad502)) return { kind: 'pass' };
    const late = this.#random.chance(0.5);
    const answer = late ? proxyPage(504, 'Gateway Time-out') : proxyPage(502, 'Bad Gateway');
    const done = late || (this.#options.late502 === true && this.#random.chance(0.5));
    return { kind: 'page', answer, done };
  }

  /** How the answer to a request is sent on. */
  framing(request: IncomingMessage): NonNullable<WeatherOptions['framing']> {
    const { framing = 'length' } = this.#options;
    const takesPacked = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    return framing === 'packed' && !takesPacked ? 'length' : framing;
  }

  // As many tokens as a second allows, filled again as time passes.
  #admitted(perSecond: number): boolean {
    const now = this.#now();
    this.#tokens = Math.min(perSecond, this.#tokens + ((now - this.#filled) / 1000) * perSecond);
    this.#filled = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

function loginPage(kind: 'redirect' | 'forbidden' | 'unauthorized'): Answer {
  if (kind === 'redirect')
    return proxyPage(302, 'Found', { Location: 'https://login.example/sso?service=im' });
  return kind === 'forbidden' ? proxyPage(403, 'Forbidden') : proxyPage(401, 'Authorization Required');
}
