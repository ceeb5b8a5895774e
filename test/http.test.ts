import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../src/spec/contract.ts';
import { type Json, rooms, startMock } from './harness.ts';

const owner = 100164;
const form = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body,
});
const operations = loadContract().operations.filter(operation => operation.service === 'api');

describe('methods', () => {
  test.each(operations)('$id takes a form by POST as it takes a query by GET', async operation => {
    const byGet = await startMock();
    const byPost = await startMock();
    const query = new URLSearchParams(operation.example);
    const got: Json = await (await byGet.raw(`${operation.path}?${query}`)).json();
    const posted: Json = await (await byPost.raw(operation.path, {}, form(String(query)))).json();
    expect(got.resultCode).toBe(1);
    for (const answer of [got, posted]) delete answer.currentTime;
    if (!['getConfig', 'updateRoom', 'addRoom'].includes(operation.id)) expect(posted).toEqual(got);
    expect(posted.resultCode).toBe(1);
  });

  test('query and body merge, the query first', async () => {
    const { raw } = await startMock();
    const response = await raw(
      '/tigase/shiku_msgs?access_token=mock-100164&receiver=100102',
      {},
      form('receiver=1&pageSize=2'),
    );
    expect(((await response.json()) as Json).data).toHaveLength(2);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE'])('%s is refused with 1020101', async method => {
    const { raw } = await startMock();
    if (method === 'TRACE') return; // fetch refuses to send it
    const answer: Json = await (await raw('/user/get', { access_token: 'mock-100164' }, { method })).json();
    expect(answer).toEqual({
      resultCode: 1020101,
      resultMsg: expect.any(String),
      detailMsg: expect.stringContaining(method),
    });
  });

  test('HEAD answers as GET does, without the body', async () => {
    const { raw } = await startMock();
    const response = await raw('/user/get', { access_token: 'mock-100164' }, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000);
  });

  test('a JSON body is not read', async () => {
    const { raw } = await startMock();
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"access_token":"mock-100164"}',
    };
    expect(((await (await raw('/user/get', {}, init)).json()) as Json).resultCode).toBe(1030101);
  });

  test('the token counts as a parameter only', async () => {
    const { raw } = await startMock();
    const init = { headers: { access_token: 'mock-100164', cookie: 'access_token=mock-100164' } };
    expect(((await (await raw('/user/get', {}, init)).json()) as Json).resultCode).toBe(1030101);
  });

  test.each(['/user/gett', '/User/get', '/', '/room', '/tigase/shiku_muc_msg'])(
    '%s is 404 and names the nearest path',
    async path => {
      const { raw } = await startMock();
      const response = await raw(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({
        resultCode: 1020101,
        resultMsg: expect.any(String),
        detailMsg: expect.stringMatching(/The nearest is \//),
      });
    },
  );
});

test('a path that is no operation is journalled too', async () => {
  const { raw, mock } = await startMock();
  await raw('/user/gett', { access_token: 'mock-100164' });
  expect(mock.world().journal.entries()).toEqual([
    expect.objectContaining({ path: '/user/gett', operationId: undefined, status: 404, resultCode: 1020101 }),
  ]);
});

test.each([
  ['a browser', 'text/html,application/xhtml+xml,*/*;q=0.8', 302],
  ['a program', '*/*', 404],
])('GET / leads %s to the right place', async (_, accept, status) => {
  const { raw } = await startMock();
  const response = await raw('/', {}, { headers: { accept }, redirect: 'manual' });
  expect(response.status).toBe(status);
  if (status === 302) expect(response.headers.get('location')).toBe('/__admin/');
});

describe('CORS', () => {
  const want = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, GET, OPTIONS, DELETE',
    'access-control-max-age': '3600',
    'access-control-allow-headers': 'x-requested-with, X-Mock-Session, Prefer',
    'access-control-expose-headers': 'X-Contract-Warning, Preference-Applied',
  };

  test.each([
    ['preflight', '/user/get', 'OPTIONS'],
    ['answer', '/user/get?access_token=mock-100164', 'GET'],
    ['refusal', '/user/get', 'GET'],
    ['unknown path', '/nothing', 'GET'],
    ['preflight of an unknown path', '/nothing', 'OPTIONS'],
  ])('%s carries the headers of the server and the mock', async (_, path, method) => {
    const { raw } = await startMock();
    const headers = Object.fromEntries(
      (await raw(path, {}, { method, headers: { Origin: 'http://app.test' } })).headers,
    );
    expect(headers).toMatchObject(want);
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test('can be switched off', async () => {
    const { raw } = await startMock({ cors: false });
    for (const path of ['/user/get', '/nothing']) {
      expect((await raw(path)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('contract warnings', () => {
  const warnings = (response: Response) =>
    decodeURIComponent(response.headers.get('x-contract-warning') ?? '');

  test('a parameter the document requires is taken as the server takes it, with a warning', async () => {
    const { raw } = await startMock();
    const response = await raw('/room/list/his', { access_token: 'mock-100164' });
    expect(warnings(response)).toMatch(/flag is missing.*does not read it/);
    expect(warnings(response)).toMatch(/pageSize is missing.*takes 10/);
    expect(((await response.json()) as Json).resultCode).toBe(1);
  });

  test('a complete request has none', async () => {
    const { raw } = await startMock();
    const complete = { access_token: 'mock-100164', flag: 'rw', pageIndex: 0, pageSize: 10 };
    expect((await raw('/room/list/his', complete)).headers.has('x-contract-warning')).toBe(false);
  });

  test('strict refuses instead, naming what is missing', async () => {
    const { raw } = await startMock({ strict: true });
    const answer = await (
      await raw('/room/list/his', { access_token: 'mock-100164', flag: 'rw', pageIndex: 0 })
    ).json();
    expect(answer).toMatchObject({ resultCode: 1010101, detailMsg: expect.stringContaining('pageSize') });
  });

  test('unknown parameters are ignored and journalled, secrets hidden', async () => {
    const { raw, mock } = await startMock();
    await raw('/user/get', { access_token: 'mock-100164', flag: 'rw', time: 1, secret: 'abc', salt: 'x' });
    const entry = mock.world().journal.entries().at(-1);
    expect(entry).toMatchObject({
      operationId: 'getUser',
      resultCode: 1,
      unknownParameters: ['time', 'secret', 'salt'],
    });
    expect(entry?.parameters()).toMatchObject({ access_token: '***', secret: '***', salt: 'x' });
  });

  test.each([
    ['/tigase/deleteMsg', { messageId: 'a，b', type: 1, delete: 1 }, /full-width comma/],
    ['/tigase/deleteMsg', { messageId: 'a', type: 2, delete: 1 }, /without roomJid/],
    ['/tigase/shiku_muc_msgs', { roomId: rooms.test.id }, /needs its jid/],
  ])('%s %j tells of its trap', async (path, parameters, want) => {
    const { raw } = await startMock();
    expect(warnings(await raw(path, { access_token: `mock-${owner}`, flag: 'rw', ...parameters }))).toMatch(
      want,
    );
  });
});

describe('Prefer', () => {
  const ask = async (prefer: string, path = '/user/get', parameters: Record<string, string> = {}) => {
    const { raw } = await startMock();
    const response = await raw(
      path,
      { access_token: 'mock-100164', flag: 'rw', ...parameters },
      { headers: { Prefer: prefer } },
    );
    return { response, answer: (await response.json()) as Json };
  };

  test.each([
    ['code=1030102', ['resultCode', 'resultMsg']],
    ['code=1010101', ['resultCode', 'resultMsg', 'detailMsg']],
    ['code=100411', ['currentTime', 'resultCode', 'resultMsg']],
  ])('%s answers that failure in its own envelope', async (prefer, fields) => {
    const { response, answer } = await ask(prefer);
    expect(Object.keys(answer)).toEqual(fields);
    expect(`code=${answer.resultCode}`).toBe(prefer);
    expect(response.headers.get('preference-applied')).toBe(prefer);
  });

  test('example=documented answers the document, to the letter', async () => {
    const { response, answer } = await ask('example=documented', '/tigase/shiku_msgs', { receiver: '1' });
    expect(answer.currentTime).toBe(1614049928461);
    expect(response.headers.get('preference-applied')).toBe('example=documented');
  });

  test('delay waits, and says so', async () => {
    const started = performance.now();
    const { response, answer } = await ask('delay=60');
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
    expect(answer.resultCode).toBe(1);
    expect(response.headers.get('preference-applied')).toBe('delay=60');
  });

  test.each([
    ['code=5', '/user/get'],
    ['something=else', '/user/get'],
    ['example=documented', '/config'],
  ])('%s cannot be followed on %s: a plain answer with a warning', async (prefer, path) => {
    const { response, answer } = await ask(prefer, path);
    expect(answer.resultCode).toBe(1);
    expect(response.headers.has('preference-applied')).toBe(false);
    expect(response.headers.get('x-contract-warning')).toContain('Prefer');
  });
});

test.each(['/user/get?access_token=mock-100164&flag=rw', '/upload/UploadServlet', '/0/0/202103/o/none.png'])(
  '%s says which preferences it follows, and why it does not follow others',
  async path => {
    const { base } = await startMock();
    const prefer = 'delay=1, fault=nonsense, odd=1';
    const { headers } = await fetch(`${base}${path}`, { headers: { Prefer: prefer } });
    expect(headers.get('preference-applied')).toBe('delay=1');
    expect(decodeURIComponent(headers.get('x-contract-warning') ?? '')).toMatch(
      /^Prefer: odd=1 is not known; Prefer: fault=nonsense is not in the catalogue\.$/,
    );
  },
);

test('a path that is no operation has no preferences', async () => {
  const { base } = await startMock();
  const { headers } = await fetch(`${base}/user/gat`, { headers: { Prefer: 'delay=1, odd=1' } });
  expect([headers.get('preference-applied'), headers.get('x-contract-warning')]).toEqual([null, null]);
});

test('language=en gives English texts', async () => {
  const { raw } = await startMock();
  const answer: Json = await (
    await raw('/room/get', { access_token: 'mock-100164', language: 'en', roomId: 'x' })
  ).json();
  expect(answer.resultMsg).toMatch(/^Parameter check failed/);
});

describe('what is no HTTP', () => {
  const send = async (text: string) => {
    const { mock, base } = await startMock();
    const { port } = new URL(base);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      let received = '';
      socket.on('data', chunk => (received += chunk)).on('end', () => resolve(received));
      socket.on('error', reject);
    });
    return { answer, mock };
  };

  test.each([
    ['garbage', 'nonsense\r\n\r\n', '400'],
    [
      'a request line over the limit',
      `GET /user/get?x=${'y'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      '431',
    ],
  ])('%s gets an envelope', async (_, text, status) => {
    const { answer } = await send(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ resultCode: 1020101 });
  });
});
