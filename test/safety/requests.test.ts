import { describe, expect, test } from 'vitest';
import type { LogLine } from '../../src/mock/mock-context.ts';
import { type Json, type StartedMock, startMock } from '../harness.ts';
import { sendRaw } from './raw.ts';

const me = 'access_token=mock-100164&flag=rw';
const host = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const form = (type: string, body: string): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': type },
  body: Buffer.from(body),
});
const warning = ({ headers }: Response) => decodeURIComponent(headers.get('x-contract-warning') ?? '');
const entries = ({ mock }: StartedMock) => mock.world().journal.entries();

describe('a target that is a whole address, as proxies send it', () => {
  test.each([
    [`GET http://mock.test/user/get?${me}`, 200, /"userId":100164/],
    [`GET HTTP://mock.test:80/user/get?${me}`, 200, /"userId":100164/],
    ['GET http://mock.test/config', 200, /"apiUrl":"http:\/\/mock\.test\/"/],
    ['GET http://mock.test/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png', 200, /PNG/],
    ['POST http://mock.test/upload/UploadServlet', 200, /1020101/],
    ['GET http://mock.test/nowhere', 404, /nearest/],
    ['GET http://mock.test', 404, /nearest/],
    ['GET http://mock.test?x=1', 404, /nearest/],
    ['GET http://127.0.0.1/__admin/version', 200, /imapi-mock/],
    ['GET http://evil.test/__admin/version', 403, /stranger/],
    ['GET http://127.0.0.1@evil.test/__admin/version', 403, /stranger/],
  ])('%s is %i', async (first, status, body) => {
    const { base } = await startMock();
    const answer = await sendRaw(base, `${first} HTTP/1.1\r\n${host}\r\n`);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(body);
  });

  test('is journalled like any other', async () => {
    const mock = await startMock();
    await sendRaw(mock.base, `GET http://mock.test/user/get?${me} HTTP/1.1\r\n${host}\r\n`);
    expect(entries(mock)).toMatchObject([{ operationId: 'getUser', path: '/user/get', warnings: [] }]);
  });
});

describe('a target that is no path', () => {
  test.each([true, false])('OPTIONS * is answered, with CORS %s', async cors => {
    const { base, mock } = await startMock({ cors });
    const upload = `http://127.0.0.1:${await mock.listen('upload')}`;
    for (const port of [base, upload]) {
      const answer = await sendRaw(port, `OPTIONS * HTTP/1.1\r\n${host}\r\n`);
      expect(answer.status).toBe(200);
      expect(answer.headers['access-control-allow-origin']).toBe(cors ? '*' : undefined);
    }
  });

  test('CONNECT is refused in words', async () => {
    const { base } = await startMock();
    const answer = await sendRaw(base, `CONNECT mock.test:443 HTTP/1.1\r\n${host}\r\n`);
    expect(answer.status).toBe(405);
    expect(JSON.parse(answer.body)).toMatchObject({
      resultCode: 1020101,
      detailMsg: expect.stringContaining('CONNECT'),
    });
  });
});

describe('a form is read, whatever the spelling of its type', () => {
  test.each([
    'application/x-www-form-urlencoded',
    'APPLICATION/X-WWW-FORM-URLENCODED',
    'application/x-www-form-urlencoded;charset=utf-8',
    'application/x-www-form-urlencoded; charset=utf8',
    'application/x-www-form-urlencoded; charset=UTF_8',
    'application/x-www-form-urlencoded; Charset="UTF-8"',
    "application/x-www-form-urlencoded; charset='utf-8'",
    'application/x-www-form-urlencoded ;charset = utf8 ; x=y',
    'application/x-www-form-urlencoded;',
    'application/x-www-form-urlencoded; charset=',
    'application/x-www-form-urlencoded;;charset=utf8',
    'application/x-www-form-urlencoded, application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; boundary="',
  ])('%s', async type => {
    const mock = await startMock();
    const body = `${me}&userId=100102&remark=${encodeURIComponent('中文')}`;
    const response = await mock.raw('/user/get', {}, form(type, body));
    expect(((await response.json()) as Json).data).toMatchObject({ userId: 100102 });
    expect(warning(response)).toBe('');
    expect(entries(mock).at(-1)?.parameters()).toMatchObject({ remark: '中文' });
  });

  test('of up to 100,000 parameters', async () => {
    const mock = await startMock();
    const body = `${me}${'&a=1'.repeat(99_998)}`;
    const response = await mock.raw('/user/get', {}, form('application/x-www-form-urlencoded', body));
    expect(((await response.json()) as Json).resultCode).toBe(1);
  });

  test('and in Latin-1, if it says so', async () => {
    const mock = await startMock();
    await mock.raw(
      '/user/get',
      {},
      form('application/x-www-form-urlencoded; charset=ISO-8859-1', `${me}&x=%E4`),
    );
    expect(entries(mock).at(-1)?.parameters()).toMatchObject({ x: 'ä' });
  });

  test.each([
    ['application/json', '{}', /a body of application\/json is not read/],
    ['application/x-www-form-urlencoded2', me, /is not read/],
    ['', me, /a body without Content-Type is not read/],
  ])('any other type, %j, is not read, with a warning', async (type, body, want) => {
    const { base } = await startMock();
    const head = type === '' ? '' : `Content-Type: ${type}\r\n`;
    const answer = await sendRaw(
      base,
      `POST /user/get HTTP/1.1\r\n${head}${host}Content-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(decodeURIComponent(answer.headers['x-contract-warning'] ?? '')).toMatch(want);
    expect(JSON.parse(answer.body)).toMatchObject({ resultCode: 1030101 });
  });

  test.each([
    ['its charset "klingon" is unknown: send UTF-8', '; charset=klingon', me, {}],
    ['it has more than 100,000 parameters: send fewer', '', '&'.repeat(100_000), {}],
    ['it is larger than 2 MB: send less', '', `x=${'y'.repeat(3_000_000)}`, {}],
    ['its compression "klingon" is unknown: send it plain', '', me, { 'Content-Encoding': 'klingon' }],
    ['it cannot be unpacked', '', 'no gzip', { 'Content-Encoding': 'gzip' }],
  ])('one that cannot be read is refused, journalled and logged: %s', async (why, charset, body, more) => {
    const lines: LogLine[] = [];
    const mock = await startMock({ log: line => lines.push(line) });
    const init = form(`application/x-www-form-urlencoded${charset}`, body);
    const response = await mock.raw('/user/get?x=1', {}, { ...init, headers: { ...init.headers, ...more } });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      resultCode: 1020101,
      detailMsg: expect.stringContaining(`The form could not be read: ${why}`),
    });
    expect(entries(mock)).toMatchObject([
      { operationId: 'getUser', method: 'POST', resultCode: 1020101, status: 200 },
    ]);
    expect(entries(mock)[0]?.answer()).toContain('The form could not be read');
    expect(lines.map(line => line.kind)).toEqual(['request']);
  });
});

describe('what no app can take is answered in words that a page may read', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['a header that is none', `GET / HTTP/1.1\r\n${host}no header\r\n\r\n`, 400],
    ['two lengths', `POST / HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`, 400],
    ['too long a query', `GET /user/get?x=${'y'.repeat(100_000)} HTTP/1.1\r\n${host}\r\n`, 431],
    ['too long a header', `GET / HTTP/1.1\r\n${host}X: ${'y'.repeat(100_000)}\r\n\r\n`, 431],
    ['no host', 'GET /user/get HTTP/1.1\r\n\r\n', 400],
    ['an expectation that is none', `GET /user/get HTTP/1.1\r\n${host}Expect: more\r\n\r\n`, 417],
    ['a path that is nobody’s', `GET /%30/x HTTP/1.1\r\n${host}\r\n`, 404],
  ])('%s', async (_, request, status) => {
    for (const cors of [true, false]) {
      const { base, mock } = await startMock({ cors });
      const files = `http://127.0.0.1:${await mock.listen('files')}`;
      for (const port of [base, files]) {
        const answer = await sendRaw(port, request);
        expect(answer.status).toBe(status);
        expect(JSON.parse(answer.body)).toMatchObject({ resultCode: 1020101, detailMsg: expect.any(String) });
        expect(answer.headers['access-control-allow-origin']).toBe(cors ? '*' : undefined);
        expect(answer.headers).toMatchObject({
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
        });
      }
    }
  });

  test('a request of HTTP/1.0 needs no host', async () => {
    const { base } = await startMock();
    const { body } = await sendRaw(base, `GET /user/get?${me} HTTP/1.0\r\n\r\n`);
    expect(JSON.parse(body)).toMatchObject({ resultCode: 1 });
  });

  test('no header is left out, however many there are', async () => {
    const { base } = await startMock();
    const many = Array.from({ length: 2500 }, (_, at) => `X-${at}: 1\r\n`).join('');
    const { body } = await sendRaw(
      base,
      `GET /user/get?${me} HTTP/1.1\r\n${host}${many}X-Mock-Session: a/b\r\n\r\n`,
    );
    expect(JSON.parse(body)).toMatchObject({ resultCode: 1010101 });
  });

  test.each([
    ['a chunk without a length', 'x\r\n', 400],
    ['too long a chunk extension', `1;${'y'.repeat(100_000)}\r\nx\r\n0\r\n\r\n`, 413],
  ])('%s', async (_, body, status) => {
    const mock = await startMock();
    const head = `POST /user/get?x=1 HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\n`;
    const answer = await sendRaw(mock.base, `${head}Transfer-Encoding: chunked\r\n\r\n${body}`);
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(JSON.parse(answer.body)).toMatchObject({ resultCode: 1020101 });
    expect((await mock.call(100164, '/user/get')).resultCode).toBe(1);
  });

  test('but never into an answer that is on its way', async () => {
    const { base } = await startMock();
    const file = '/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png';
    const { body } = await sendRaw(base, `GET ${file} HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n`);
    const [whole, after] = [body.indexOf('IEND'), body.indexOf('HTTP/1.1 400')];
    expect(whole).toBeGreaterThan(0);
    expect(after === -1 || after > whole).toBe(true);
  });
});

describe('a path as the server’s framework reads it', () => {
  test.each([
    ['//user/get', '/user/get'],
    ['/user//get', '/user/get'],
    ['/user/get/', '/user/get'],
    ['/user/get//', '/user/get'],
    ['/user/get;jsessionid=A1', '/user/get'],
    ['/user;v=1/get;x', '/user/get'],
    ['//user/get/;x=1', '/user/get'],
    ['/%75ser/g%65t', '/user/get'],
  ])('%s is answered, with a contract warning', async (path, meant) => {
    const mock = await startMock();
    for (const init of [{}, form('application/x-www-form-urlencoded', me)]) {
      const response = await mock.raw(`${path}?${me}`, {}, init);
      expect(((await response.json()) as Json).data.userId).toBe(100164);
      expect(warning(response)).toBe(
        `the path ${path} is answered like ${meant}: the document has no such path`,
      );
      expect(entries(mock).at(-1)).toMatchObject({
        operationId: 'getUser',
        path: meant,
        warnings: [warning(response)],
      });
    }
  });

  test.each(['//upload/UploadServlet', '/upload/UploadServlet/', '/upload/UploadServlet;x'])(
    '%s takes an upload, on each of its ports',
    async path => {
      const mock = await startMock();
      for (const port of [mock.base, `http://127.0.0.1:${await mock.mock.listen('upload')}`]) {
        const body = new FormData();
        body.append('file', new Blob(['x']), 'a.txt');
        const response = await fetch(port + path, { method: 'POST', body });
        expect(((await response.json()) as Json).success).toBe(1);
        expect(warning(response)).toContain('is answered like /upload/UploadServlet');
      }
    },
  );

  test.each([
    ['//__admin/version', 404],
    ['/__admin//version', 404],
    ['/__admin/version/', 404],
    ['/__admin;x/version', 404],
    ['/%5F_admin/version', 404],
    ['/user%2Fget', 404],
    ['/user/get/more', 404],
    ['/user/./get', 404],
    ['/User/get', 404],
    ['/user/%zz', 404],
    ['//', 404],
    [';', 400],
  ])('%s is not', async (path, status) => {
    const { base } = await startMock();
    const answer = await sendRaw(base, `GET ${path} HTTP/1.1\r\n${host}\r\n`);
    expect(answer.status).toBe(status);
  });
});
