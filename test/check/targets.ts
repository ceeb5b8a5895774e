import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { isMarked } from '../../src/check/suite/marker.ts';
import { createMock, type Mock } from '../../src/create-mock.ts';
import type { MockOptions } from '../../src/mock-options.ts';

/** Starts a server on a free port; it ends with the test. */
export async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  return opened(server);
}

async function opened(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A mock over the demo data, closed when the test ends. */
export async function mockTarget(options: MockOptions = {}): Promise<{ mock: Mock; url: string }> {
  const mock = await createMock(options);
  const port = await mock.listen('api', { host: '127.0.0.1', port: 0 });
  onTestFinished(() => mock.close());
  return { mock, url: `http://127.0.0.1:${port}` };
}

/** One request that went through a proxy. */
export interface Passed {
  readonly method: string;
  readonly path: string;
  /** Query and form as they came. */
  readonly text: string;
}

/** What a proxy may do with an answer before it goes on: return true for "done". */
export type Meddle = (passed: Passed, response: ServerResponse, index: number) => boolean;

/** A proxy before a target that remembers every request. */
export async function recordingProxy(
  target: string,
  meddle: Meddle = () => false,
): Promise<{ url: string; passed: Passed[] }> {
  const passed: Passed[] = [];
  const url = await serving(async (incoming, response) => {
    const body = await bytesOf(incoming);
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://x');
    const entry = {
      method: incoming.method ?? '',
      path: pathname,
      text: `${search}&${body.toString('latin1')}`,
    };
    passed.push(entry);
    if (meddle(entry, response, passed.length)) return;
    const onward = request(
      target + (incoming.url ?? ''),
      { method: incoming.method, headers: incoming.headers },
      answer => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  return { url, passed };
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * Every row of a mock's store but recalled messages of checks, which the document keeps with a time of deletion, and the
 * demo's pin of the peer by the owner: the friend of the documented samples has no sign of it, so no check can put it
 * back. What a check itself pins leaves its sign on the friend.
 */
export function rowsOf(mock: Mock): Record<string, string[]> {
  const { view } = mock.world().store;
  const all = { ...view } as unknown as Record<string, unknown>;
  const names = [
    'users',
    'friends',
    'rooms',
    'members',
    'notices',
    'messages',
    'groupMessages',
    'lastChats',
    'pins',
    'hidden',
    'resources',
    'tokens',
  ];
  return Object.fromEntries(
    names.map(name => {
      const table = (all[name] ?? Reflect.get(view, name)) as {
        readonly all: Iterable<Record<string, unknown>>;
      };
      const kept = [...table.all].filter(
        row =>
          !(row.delayedTime !== undefined && isMarked(row.content)) &&
          !(name === 'pins' && row.userId === 100164 && row.jid === '100158'),
      );
      return [name, kept.map(row => JSON.stringify(row))];
    }),
  );
}
