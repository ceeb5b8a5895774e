import type { Response } from 'express';
import type { Reply } from '../../faults/reply.ts';

/** Captures what a service sends until it is complete, and passes it to `send` instead of the client. */
export function capture(response: Response, send: (reply: Reply) => void): void {
  const parts: Buffer[] = [];
  const take = (part: unknown, encoding: unknown) => {
    if (typeof part === 'string')
      parts.push(Buffer.from(part, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  Object.assign(response, {
    writeHead(status: number, headers: Record<string, string | number> = {}) {
      response.statusCode = status;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return response;
    },
    write(part: unknown, ...rest: unknown[]) {
      take(part, rest[0]);
      const done = rest.find(argument => typeof argument === 'function');
      if (done) queueMicrotask(done as () => void);
      return true;
    },
    end(part?: unknown, ...rest: unknown[]) {
      take(part, rest[0]);
      const headers = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)] as const],
      );
      for (const [name] of headers) response.removeHeader(name);
      // Brings the response's own methods back.
      for (const method of ['writeHead', 'write', 'end']) Reflect.deleteProperty(response, method);
      send({ status: response.statusCode, headers, body: Buffer.concat(parts) });
      return response;
    },
  });
}
