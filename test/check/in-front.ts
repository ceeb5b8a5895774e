import { request } from 'node:http';
import { serving } from './targets.ts';

/** A request with its query and form. */
export interface AskedFor {
  readonly path: string;
  readonly given: URLSearchParams;
}

type Json = Readonly<Record<string, unknown>>;

/** A server whose JSON answers are another's, changed. */
export async function rewriting(
  target: string,
  rewrite: (json: Json, asked: AskedFor) => unknown,
): Promise<string> {
  return serving(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://x');
    const given = new URLSearchParams(`${search}&${body.toString('latin1')}`);
    const { method, headers } = incoming;
    const onward = request(`${target}${incoming.url}`, { method, headers }, async answer => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      const bytes = rewritten(Buffer.concat(parts), json => rewrite(json, { path: pathname, given }));
      const { 'transfer-encoding': _, ...kept } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, { ...kept, 'content-length': bytes.length });
      response.end(method === 'HEAD' ? undefined : bytes);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
}

function rewritten(bytes: Buffer, rewrite: (json: Json) => unknown): Buffer {
  const text = bytes.toString('utf8');
  if (!text.startsWith('{')) return bytes;
  return Buffer.from(JSON.stringify(rewrite(JSON.parse(text))));
}
