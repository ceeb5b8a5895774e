import type { IncomingMessage } from 'node:http';

/** What a request line asks for. */
export interface Target {
  /** As the framework routes it: one slash where there are several, none at the end, no `;jsessionid`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Reads a request line, also one with a whole address in it. */
export function targetOf({ url = '/' }: Pick<IncomingMessage, 'url'>): Target {
  const local = url.replace(/^https?:\/\/[^/?]*/i, '');
  const [raw = '', ...rest] = local.split('?');
  const path = `/${raw}`
    .replace(/;[^/]*/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1');
  return { path, query: new URLSearchParams(rest.join('?')) };
}
