import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fatesFrom, openBadWeather, type RequestFate } from './bad-weather.ts';

const drawn = (seed: string, count: number) => Array.from({ length: count }, fatesFrom(seed));

test('most requests pass, and every kind of weather comes, in the same order for the same seed', () => {
  const fates = drawn('a', 20_000);
  const share = (fate: RequestFate) => fates.filter(it => it === fate).length / fates.length;
  expect(share('pass')).toBeGreaterThan(0.97);
  expect(share('bad-gateway')).toBeCloseTo(0.01, 2);
  for (const fate of ['cut', 'lost', 'limit'] as const) expect(share(fate)).toBeGreaterThan(0);
  expect(drawn('a', 500)).toEqual(fates.slice(0, 500));
  expect(drawn('b', 500)).not.toEqual(fates.slice(0, 500));
});

test.each<[RequestFate, string, number | 'cut', boolean]>([
  ['pass', '/user/get', 200, true],
  ['bad-gateway', '/user/get', 502, false],
  ['limit', '/user/get', 503, false],
  ['cut', '/user/get', 'cut', false],
  ['lost', '/user/get', 'cut', true],
  ['cut', '/__admin/health', 200, true],
])('%s, to %s: %s', async (fate, path, want, isDone) => {
  let reached = 0;
  const server = createServer((_, response) => {
    reached++;
    response.end('sun');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const weather = await openBadWeather(`http://127.0.0.1:${port}`, () => fate);
  onTestFinished(async () => {
    await weather.close();
    server.closeAllConnections();
    server.close();
  });
  const response = await fetch(`${weather.url}${path}`).catch(() => undefined);
  await response?.arrayBuffer();
  expect([response?.status ?? 'cut', reached]).toEqual([want, isDone ? 1 : 0]);
});
