import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock } from '../../src/create-mock.ts';
import { checked } from '../check/runs.ts';

/** The moment at which both mocks stand still. */
export const walkTime = Date.UTC(2026, 4, 1, 12);

/** A request as it came, and what came of it. */
export interface WalkStep {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In base64, since it goes into a page; empty where there is none. */
  readonly body: string;
  readonly answer: WalkAnswer;
}

/** What a client sees of an answer. */
export interface WalkAnswer {
  readonly status: number;
  readonly type: string;
  readonly warning: string;
  readonly text: string;
}

/** Everything that the check sends to the Node mock, every operation with every code, one request at a time. */
export async function nodeWalk(): Promise<WalkStep[]> {
  const mock = await createMock({ now: walkTime });
  const steps: WalkStep[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const front = createServer((request, response) => {
    const work = async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      const { method = 'GET', url = '/' } = request;
      const names = ['content-type', 'x-mock-session', 'prefer'];
      const headers = Object.fromEntries(
        names.flatMap(name => {
          const value = request.headers[name];
          return typeof value === 'string' ? [[name, value] as const] : [];
        }),
      );
      const body = Buffer.concat(parts);
      const sent = { method, headers, ...(body.length > 0 && { body }) };
      const received = await mock.fetch(`http://mock.test${url}`, sent);
      const bytes = Buffer.from(await received.arrayBuffer());
      const answer = {
        status: received.status,
        type: received.headers.get('content-type') ?? '',
        warning: received.headers.get('x-contract-warning') ?? '',
        text: bytes.toString('utf8'),
      };
      steps.push({ method, url, headers, body: body.toString('base64'), answer });
      response.writeHead(received.status, Object.fromEntries(received.headers)).end(bytes);
    };
    last = last.then(work, work).catch(() => response.destroy());
  });
  await new Promise<void>(resolve => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as AddressInfo;
  try {
    await checked(`http://127.0.0.1:${port}`, { mode: 'full', seed: '1' });
  } finally {
    front.closeAllConnections();
    front.close();
    await mock.close();
  }
  return steps;
}
