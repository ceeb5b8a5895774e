import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './cli/harness.ts';
import { startMock } from './harness.ts';

const demo = '/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png';

test('a file comes with its type and four days of expiry', async () => {
  const { base } = await startMock();
  const response = await fetch(base + demo);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('cache-control')).toBe('max-age=345600');
  const days = (Date.parse(response.headers.get('expires') ?? '') - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(3.99);
  expect(days).toBeLessThan(4.01);
});

test('a demo file that a killed start has not written is written by the next one', async () => {
  const data = temporaryFolder();
  await (await startMock({ data })).mock.close();
  rmSync(join(data, 'files'), { recursive: true });
  const { base } = await startMock({ data });
  expect((await fetch(base + demo)).status).toBe(200);
});

/** Sends a path as it is: ordinary clients would tidy it up first. */
async function status(path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  const { base } = await startMock();
  const received = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => {
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket
      .on('data', chunk => (text += chunk.toString('latin1')))
      .on('end', () => resolve(text))
      .on('error', reject);
  });
  return { status: Number(received.split(' ')[1]), body: received.slice(received.indexOf('\r\n\r\n') + 4) };
}

describe.each([
  ['/0/0/202103/o/page.html', 403],
  ['/0/0/202103/o/page.HTM', 403],
  ['/0/0/202103/o/page.Jsp', 403],
  ['/0/0/202103/o/page.%68tml', 403],
  ['/0/0/202103/o/page.html%20', 403],
  ['/0/0/202103/o/page.html.', 403],
  ['/0/0/202103/o/page.html/', 403],
  ['/0/0/202103/o/page.html?x=1', 403],
  ['/0/0/202103/o/.html', 403],
  ['/0/0/202103/o/html', 404],
  ['/0/0/202103/o/page.html.png', 404],
  ['/0/0/202103/o/missing.png', 404],
  ['/0/0/202103/o', 404],
  ['/0/0/202103/o/', 404],
  ['/0/', 404],
  ['/0/../../../../../../etc/passwd', 404],
  ['/0/%2e%2e/%2e%2e/etc/passwd', 404],
  ['/0/..%2f..%2fetc/passwd', 404],
  ['/0/..%5c..%5cetc', 404],
  ['/0/0/202103/o/%00.png', 404],
  ['/0//etc/passwd', 404],
  ['/0/.git/config', 404],
  ['/0/%ZZ', 400],
])('%s', (path, want) => {
  test(`answers ${want} with a short plain text`, async () => {
    const answer = await status(path);
    expect(answer.status).toBe(want);
    expect(answer.body).not.toMatch(/<|root:/);
    expect(answer.body.length).toBeLessThan(60);
  });
});

test.each(['POST', 'PUT', 'DELETE'])('%s is not allowed', async method => {
  expect((await status(demo, method)).status).toBe(405);
});

describe.each(['memory', 'folder'])('kept in a %s', kind => {
  // Not by fetch: it asks for a fresh copy as soon as a condition is given.
  const getDemo = async (header: 'If-None-Match' | 'Range', value: string) => {
    const { base } = await startMock(kind === 'folder' ? { data: temporaryFolder() } : {});
    const whole = await request(base).get(demo).buffer(true);
    const answer = await request(base)
      .get(demo)
      .buffer(true)
      .set(header, value === 'same' ? String(whole.headers.etag) : value);
    return { status: answer.status, headers: answer.headers, bytes: answer.body, whole: whole.body };
  };

  test('a file that has not changed is 304', async () => {
    expect((await getDemo('If-None-Match', 'same')).status).toBe(304);
  });

  test('a range is 206 with just those bytes', async () => {
    const { status, headers, bytes, whole } = await getDemo('Range', 'bytes=10-19');
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes 10-19/${whole.length}`);
    expect(bytes.equals(whole.subarray(10, 20))).toBe(true);
  });

  test('a range outside the file is 416 and not to be kept', async () => {
    const { status, headers } = await getDemo('Range', 'bytes=999999-');
    expect(status).toBe(416);
    expect(headers['cache-control']).toBeUndefined();
  });
});

test('HEAD answers as GET does, without the body', async () => {
  const { base } = await startMock();
  const response = await fetch(base + demo, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length')]).toEqual([200, '2282']);
});
