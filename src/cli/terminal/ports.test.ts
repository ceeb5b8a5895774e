import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../create-mock.ts';
import { takePorts } from './ports.ts';

const free = { port: 0, uploadPort: 0, filesPort: 0, livePort: 0, live: false };
const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some(it => it?.address === '::1');

async function mockOf() {
  const mock = await createMock();
  onTestFinished(() => mock.close());
  return mock;
}

describe('whatever is listened on, the addresses printed open', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['localhost', 'localhost'],
    ['0.0.0.0', '127.0.0.1'],
    ['0', '127.0.0.1'],
    ...(hasIpv6
      ? [
          ['::', '[::1]'],
          ['[::]', '[::1]'],
          ['0:0:0:0:0:0:0:0', '[::1]'],
          ['::1', '[::1]'],
          ['[::1]', '[::1]'],
        ]
      : []),
  ])('%s', async (host, shown) => {
    const { urls } = await takePorts(await mockOf(), host, free, false);
    for (const url of Object.values(urls)) {
      expect(url).toMatch(new RegExp(`^http://${shown.replace(/[[\].]/g, '\\$&')}:\\d+$`));
      expect((await fetch(`${url}/0/0/none.png`)).status).toBe(404);
    }
  });

  test.skipIf(!hasIpv6)(
    'and an IPv6 address in brackets is this machine alone, without a token',
    async () => {
      const mock = await mockOf();
      const { urls } = await takePorts(mock, '[::1]', free, false);
      expect(mock.adminToken).toBeUndefined();
      expect((await fetch(`${urls.apiUrl}/__admin/version`)).status).toBe(200);
    },
  );
});

/** Takes the last port there is, unless somebody else has it. */
async function takeLast(): Promise<void> {
  const server = createServer().listen(65_535, '127.0.0.1');
  await Promise.race([once(server, 'listening'), once(server, 'error')]);
  onTestFinished(() => void server.close());
}

test.each([true, false])('the last port taken is said in a sentence, strictly or not: %s', async strict => {
  await takeLast();
  const taking = takePorts(await mockOf(), '127.0.0.1', { ...free, port: 65_535 }, strict);
  await expect(taking).rejects.toThrow(
    'Failed to listen on 127.0.0.1:65535: the port is taken. Choose another with --port, or --port 0 for any free one.',
  );
});
