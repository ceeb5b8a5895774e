import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findControl } from './mock-control.ts';

const version = JSON.stringify({ name: 'imapi-mock', version: '1.0.0', contract: '1.0.0' });

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise(resolve => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers everything in one way. */
const answering =
  (status: number, type: string, body: string): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'Content-Type': type }).end(body);

test.each([
  ['a page', answering(200, 'text/html', version)],
  ['another JSON', answering(200, 'application/json', '{"resultCode":1,"data":"imapi-mock"}')],
  ['null', answering(200, 'application/json', 'null')],
  ['half of it', answering(200, 'application/json', version.slice(0, -5))],
  ['more than the check reads', answering(200, 'application/json', ' '.repeat(2_000_000) + version)],
  ['a mock with a token of its own', answering(401, 'application/problem+json', '{"status":401}')],
  ['a broken connection', (_request, response) => void response.destroy()],
])('%s is no control API', async (_, listener: RequestListener) => {
  expect(await findControl(await serve(listener))).toBeUndefined();
});

test('the admin token does not follow a redirect', async () => {
  const elsewhere: string[] = [];
  const other = await serve((request, response) => {
    elsewhere.push(request.headers.authorization ?? '');
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(version);
  });
  const target = await serve((request, response) =>
    response.writeHead(307, { Location: `${other}${request.url}` }).end(),
  );
  expect(await findControl(target, 'a-long-secret')).toBeUndefined();
  expect(elsewhere).toEqual([]);
});

test('a session that cannot be ended is no problem', async () => {
  const url = await serve((request, response) => {
    if (request.method === 'DELETE') return answering(500, 'text/html', 'broken')(request, response);
    return answering(200, 'application/json', version)(request, response);
  });
  const control = await findControl(url);
  expect(await control?.dropSession('worker-1')).toBeUndefined();
});
