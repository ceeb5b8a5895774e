import { describe, expect, test } from 'vitest';
import type { LogLine } from '../../src/mock/mock-context.ts';
import { type Json, rooms, startMock } from '../harness.ts';
import { sendRaw } from './raw.ts';

const long = 'x'.repeat(80);
/** Header lines that name no session. */
const malformed = [
  'X-Mock-Session:',
  'X-Mock-Session:  ',
  `X-Mock-Session: ${long}`,
  'X-Mock-Session: no/such',
  'X-Mock-Session: no such',
  'X-Mock-Session: täst',
  'X-Mock-Session: one\r\nX-Mock-Session: two',
  'X-Mock-Session: one\r\nX-Mock-Session: one',
  'Cookie: mock-session=',
  `Cookie: mock-session=${long}`,
  'Cookie: a=1; mock-session=no/such; b=2',
  'Cookie: mock-session=%41',
  'Cookie: mock-session="one"',
  'Cookie: mock-session=one; mock-session=two',
  'Cookie: mock-session=one\r\nX-Mock-Session: no/such',
];

async function start() {
  const lines: LogLine[] = [];
  const mock = await startMock({ log: line => lines.push(line) });
  const send = (first: string, headers: string, body = '') =>
    sendRaw(
      mock.base,
      `${first} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
  const problems = () => lines.flatMap(line => (line.kind === 'problem' ? [line.message] : []));
  return { ...mock, send, problems };
}

const renaming = `access_token=mock-100164&flag=rw&roomId=${rooms.six.id}&roomName=elsewhere`;
const upload = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n`;

describe.each(malformed)('with %j', headers => {
  test('every service refuses, says what to send, logs it, and leaves the shared world as it was', async () => {
    const { send, problems, mock } = await start();
    const before = mock.world().store.dump();
    const form = 'Content-Type: application/x-www-form-urlencoded';
    const requests: [first: string, more: string, body: string, status: number][] = [
      [`GET /room/update?${renaming}`, '', '', 200],
      ['POST /room/update', `\r\n${form}`, renaming, 200],
      ['GET /nowhere', '', '', 200],
      ['POST /upload/UploadServlet', '\r\nContent-Type: multipart/form-data; boundary=b', upload, 200],
      ['GET /0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png', '', '', 400],
      ['GET /__admin/clock', '', '', 400],
      ['POST /__admin/reset', '', '', 400],
    ];
    for (const [first, more, body, status] of requests) {
      const answer = await send(first, headers + more, body);
      expect([first, answer.status]).toEqual([first, status]);
      expect(answer.body).toMatch(/Failed to .*session|Failed to read X-Mock-Session/i);
      if (status !== 200) continue;
      expect(JSON.parse(answer.body)).toMatchObject({
        resultCode: 1010101,
        detailMsg: expect.stringContaining('64'),
      });
      expect(answer.headers['access-control-allow-origin']).toBe('*');
    }
    expect(mock.world().store.dump()).toEqual(before);
    expect(problems()).toHaveLength(5);
    expect(
      mock
        .world()
        .journal.entries()
        .map(entry => entry.resultCode),
    ).toEqual([1010101, 1010101, 1010101, 1010101, undefined]);
  });
});

test.each(['a', 'A.b-c_9', 'x'.repeat(64)])('the name %s is taken', async name => {
  const { raw, send, mock } = await start();
  await raw('/config', {}, { headers: { 'X-Mock-Session': name } });
  await send('GET /config', `Cookie: other=1;mock-session = ${name} ; more=2`);
  expect(mock.world(name).journal.size).toBe(2);
});

test('a preflight, which names no session, is let through', async () => {
  const { base } = await start();
  const headers = { 'Access-Control-Request-Headers': 'x-mock-session', Origin: 'http://app.test' };
  expect((await fetch(`${base}/user/get`, { method: 'OPTIONS', headers })).status).toBe(200);
});

describe('a page of another origin that names thousands of sessions', () => {
  test.each([
    ['of another site', { Origin: 'https://evil.test' }],
    ['without an origin of its own', { Origin: 'null' }],
    ['that reached the mock by a name made to lead here', { Host: 'evil.test:8094' }],
  ])('%s pushes out none of a test’s own', async (_, headers) => {
    const mock = await startMock();
    for (let n = 0; n < 20; n++) await mock.admin('/reset', {}, { 'X-Mock-Session': `own-${n}` });
    const { hostname, port } = new URL(mock.base);
    const { request } = await import('node:http');
    const ask = (name: string) =>
      new Promise<void>((resolve, reject) => {
        request(
          { hostname, port, path: '/config', headers: { ...headers, 'X-Mock-Session': name } },
          response => response.resume().on('end', resolve),
        )
          .on('error', reject)
          .end();
      });
    for (let n = 0; n < 1_200; n += 100)
      await Promise.all(Array.from({ length: 100 }, (_, at) => ask(`flood-${n + at}`)));
    const { sessions }: Json = await (await fetch(`${mock.base}/__admin/sessions`)).json();
    const names: string[] = sessions.map((session: Json) => session.name);
    expect(names.filter(name => name.startsWith('own-'))).toHaveLength(20);
    expect(names.filter(name => name.startsWith('flood-'))).toHaveLength(1000);
  });

  test('an app under test on this machine, or one that is named, is none', async () => {
    const mock = await startMock({ adminOrigins: ['https://app.test'] });
    for (const Origin of ['http://localhost:5173', 'https://app.test', mock.base])
      await mock.raw('/config', {}, { headers: { Origin, 'X-Mock-Session': Origin.replace(/\W+/g, '-') } });
    await mock.raw('/config', {}, { headers: { Origin: 'https://evil.test', 'X-Mock-Session': 'evil' } });
    const { sessions }: Json = await (await fetch(`${mock.base}/__admin/sessions`)).json();
    expect(sessions).toHaveLength(4);
    for (let n = 0; n < 1_000; n += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          mock.raw(
            '/config',
            {},
            { headers: { Origin: 'https://evil.test', 'X-Mock-Session': `flood-${n + at}` } },
          ),
        ),
      );
    const left: Json = await (await fetch(`${mock.base}/__admin/sessions`)).json();
    expect(left.sessions.filter((it: Json) => !it.name.startsWith('flood-'))).toHaveLength(3);
  });
});
