import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../src/create-mock.ts';
import type { MockOptions } from '../../src/mock-options.ts';
import { type Json, startMock } from '../harness.ts';

async function startEverywhere(options: MockOptions = {}) {
  const mock = await createMock(options);
  const port = await mock.listen('api', { host: '0.0.0.0', port: 0 });
  onTestFinished(() => mock.close());
  return { mock, port };
}

const foreign = Object.values(networkInterfaces())
  .flat()
  .find(address => address && !address.internal && address.family === 'IPv4')?.address;

describe('on an interface that others reach', () => {
  test('a token is made up when none is given, and asked for from this machine too', async () => {
    const { mock, port } = await startEverywhere();
    expect(mock.adminToken).toMatch(/^[\w-]{24}$/);
    const url = `http://127.0.0.1:${port}/__admin/version`;
    const refused = await fetch(url);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect((await refused.json()) as Json).toMatchObject({ code: 'no-token' });
    expect((await fetch(url, { headers: { Authorization: `Bearer ${mock.adminToken}` } })).status).toBe(200);
  });

  test.skipIf(foreign === undefined)('and from an address that is not loopback', async () => {
    const { mock, port } = await startEverywhere({ adminToken: 'a-long-secret' });
    const url = `http://${foreign}:${port}/__admin`;
    expect((await fetch(`${url}/version`)).status).toBe(401);
    expect(
      (await fetch(`${url}/version`, { headers: { Authorization: 'Bearer a-long-secret' } })).status,
    ).toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(200);
    expect(mock.adminToken).toBe('a-long-secret');
  });
});

test('on loopback there is no token unless one is given', async () => {
  const { mock } = await startMock();
  expect(mock.adminToken).toBeUndefined();
});

describe('a page of another origin', () => {
  const origin = 'http://localhost:5173';

  test('is refused, its preflight too, and no header lets it read the refusal', async () => {
    const { base } = await startMock();
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const response = await fetch(`${base}/__admin/reset`, { method, headers: { Origin: origin } });
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  test('may use it when it is named', async () => {
    const { base } = await startMock({ adminOrigins: [origin] });
    const headers = { Origin: origin };
    const preflight = await fetch(`${base}/__admin/clock`, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    const answer = await fetch(`${base}/__admin/version`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(
      (await fetch(`${base}/__admin/version`, { headers: { Origin: 'http://localhost:5174' } })).status,
    ).toBe(403);
  });
});

describe('nothing falls through to the API', () => {
  test.each<[method: string, path: string, status: number, code: string, nearest?: string]>([
    ['GET', '/user/get', 404, 'not-found'],
    ['POST', '/rest', 404, 'not-found', '/__admin/reset'],
    ['GET', '/requets', 404, 'not-found', '/__admin/requests'],
    ['GET', '/state/', 404, 'not-found'],
    ['GET', '/State', 404, 'not-found'],
    ['GET', '/%', 404, 'not-found'],
    ['GET', '/..%2f..%2fpackage.json', 404, 'not-found'],
    ['GET', '/assets/nothing.js', 404, 'not-found'],
    ['DELETE', '/', 404, 'not-found'],
    ['GET', '/reset', 405, 'wrong-method'],
    ['PURGE', '/requests', 405, 'wrong-method'],
  ])('%s %s is %i %s', async (method, path, status, code, nearest) => {
    const { base, mock } = await startMock();
    const response = await fetch(`${base}/__admin${path}`, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect((await response.json()) as Json).toMatchObject({
      code,
      ...(nearest !== undefined && { nearest }),
    });
    expect(mock.world().journal.entries()).toEqual([]);
  });

  test('a wrong method names the right ones', async () => {
    const { base } = await startMock();
    const response = await fetch(`${base}/__admin/state`, { method: 'POST' });
    expect(response.headers.get('allow')).toBe('GET, HEAD, PUT, PATCH, DELETE');
  });

  test('HEAD answers like GET, without a body', async () => {
    const { base } = await startMock();
    const response = await fetch(`${base}/__admin/version`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

test('what leads to a session goes with it', async () => {
  const { base, raw, admin } = await startMock();
  const headers = { 'X-Mock-Session': 'one' };
  const { body } = await admin('/tokens', { userId: 100164 }, headers);
  const answer = async () =>
    ((await (await raw('/user/get', { access_token: body.token, flag: 'rw' })).json()) as Json).resultCode;
  expect(await answer()).toBe(1);
  await fetch(`${base}/__admin/sessions/one`, { method: 'DELETE' });
  expect(await answer()).toBe(1030102);
});
