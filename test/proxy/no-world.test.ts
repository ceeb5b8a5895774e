import { expect, test } from 'vitest';
import { startProxy } from './harness.ts';

const target = 'http://127.0.0.1:1';

test.each([
  ['GET', '/state'],
  ['PUT', '/state'],
  ['GET', '/state/user'],
  ['PUT', '/state/user/1'],
  ['GET', '/users'],
  ['POST', '/users'],
  ['POST', '/messages'],
  ['POST', '/live/frames'],
  ['GET', '/chats'],
  ['GET', '/chats/1/messages'],
  ['POST', '/tokens'],
  ['DELETE', '/tokens/x'],
  ['GET', '/clock'],
  ['PUT', '/clock'],
  ['POST', '/clock/advance'],
  ['GET', '/scenarios'],
  ['PUT', '/scenarios/demo'],
  ['GET', '/snapshots'],
  ['PUT', '/snapshots/x'],
  ['POST', '/snapshots/x/restore'],
])('%s %s needs rows that a proxy has not, and says so', async (method, path) => {
  const { base } = await startProxy(target);
  const response = await fetch(`${base}/__admin${path}`, { method });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    code: 'no-world',
    detail: `Failed to serve ${method} /__admin${path}: this is a proxy for ${target} and has no data of its own. Use imapi serve.`,
  });
});

test.each([
  ['GET', '/health'],
  ['GET', '/version'],
  ['GET', '/contract.json'],
  ['POST', '/reset'],
  ['GET', '/requests'],
  ['GET', '/faults'],
  ['GET', '/faults/catalogue'],
  ['GET', '/holds'],
  ['GET', '/sessions'],
])('%s %s is there at a proxy as well', async (method, path) => {
  const { base } = await startProxy(target);
  expect((await fetch(`${base}/__admin${path}`, { method })).status).toBe(200);
});
