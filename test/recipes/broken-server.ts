import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createMock } from '../../src/create-mock.ts';

/** Starts a server like the mock, but with times that are texts in a profile, and gives its address. */
export async function brokenServer(): Promise<string> {
  const mock = await createMock();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/user/get')) {
      const end = response.end.bind(response);
      response.end = (body: unknown) => end(broken(String(body)), 'latin1');
    }
    mock.app(request, response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await mock.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** As long as before: the length has been sent. */
function broken(body: string): string {
  return body.replace(/"createTime":\d{2}(\d{8})/, '"createTime":"$1"');
}
