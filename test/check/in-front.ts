import { request } from 'node:http';
import { serving } from './targets.ts';

/** A request with its query and form. */
export interface AskedFor {
  readonly path: string;
  readonly given: URLSearchParams;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * A server whose JSON answers are another's, changed.
 * @param passing what becomes of a query or a form on its way there. Default: nothing
 */
export async function rewriting(
  target: string,
  rewrite: (json: Json, asked: AskedFor) => unknown,
  passing: (text: string, carried: 'query' | 'form') => string = text => text,
): Promise<string> {
  return serving(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const isForm = incoming.headers['content-type']?.includes('x-www-form-urlencoded') ?? false;
    const sent = Buffer.concat(chunks);
    const body = isForm ? Buffer.from(passing(sent.toString('latin1'), 'form'), 'latin1') : sent;
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://x');
    const given = new URLSearchParams(`${search}&${body.toString('latin1')}`);
    const { method } = incoming;
    const { 'content-length': _length, ...headers } = incoming.headers;
    const query = passing(search, 'query');
    const length = method === 'POST' ? { 'content-length': body.length } : {};
    const onward = request(
      `${target}${pathname}${query}`,
      { method, headers: { ...headers, ...length } },
      async answer => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const bytes = rewritten(Buffer.concat(parts), json => rewrite(json, { path: pathname, given }));
        const { 'transfer-encoding': _, ...kept } = answer.headers;
        response.writeHead(answer.statusCode ?? 500, { ...kept, 'content-length': bytes.length });
        response.end(method === 'HEAD' ? undefined : bytes);
      },
    );
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
}

function rewritten(bytes: Buffer, rewrite: (json: Json) => unknown): Buffer {
  const text = bytes.toString('utf8');
  if (!text.startsWith('{')) return bytes;
  return Buffer.from(JSON.stringify(rewrite(JSON.parse(text))));
}
