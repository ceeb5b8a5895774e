import { request as send } from 'node:http';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../cli/harness.ts';
import { startMock } from '../harness.ts';

const bytes = '0123456789';
const past = 'Thu, 01 Jan 2015 00:00:00 GMT';
const future = new Date(Date.now() + 86_400_000).toUTCString();

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Asks as it is told to, without tidying the path up. */
function ask(base: string, path: string, method: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(base);
    send({ port, path, method, headers, agent: false }, response => {
      let body = '';
      response
        .on('data', chunk => (body += chunk))
        .on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, body });
        });
    })
      .on('error', reject)
      .end();
  });
}

async function startWithFile(options: Parameters<typeof startMock>[0]) {
  const { base } = await startMock(options);
  const form = new FormData();
  form.append('file', new Blob([bytes]), 'a.mp3');
  const uploaded = await (await fetch(`${base}/upload/UploadServlet`, { method: 'POST', body: form })).text();
  const { pathname } = new URL(/"oUrl":"([^"]+)"/.exec(uploaded)?.[1] ?? '');
  const { headers } = await ask(base, pathname, 'HEAD', {});
  return { base, pathname, etag: String(headers.etag), modified: String(headers['last-modified']) };
}

type Stored = Awaited<ReturnType<typeof startWithFile>>;
type Headers = (stored: Stored) => Record<string, string>;
const plain: Headers = () => ({});

const paths: [path: (path: string) => string, status: number][] = [
  [path => path, 200],
  [path => path.replace('/o/', '/%6F/'), 200],
  [path => path.replace('.mp3', '%2Emp3'), 200],
  [path => path.replace('/o/', '//o//'), 200],
  [path => `/${path}`, 200],
  [path => `${path}?x=1`, 200],
  [path => `http://elsewhere.test${path}`, 200],
  [path => path.replace('/o/', '%2Fo%2F'), 200],
  [path => `${path}/`, 404],
  [path => path.replace('/o/', '/./o/'), 404],
  [path => path.replace('/o/', '/x/../o/'), 404],
  [path => path.replace('/o/', '/%2e/o/'), 404],
  [path => path.replace('/o/', '\\o\\'), 404],
  [path => `${path}%00`, 404],
  [path => `${path};v=1`, 404],
  [path => path.replace(/\/[^/]+$/, ''), 404],
  [path => path.replace(/\/[^/]+$/, '/'), 404],
  [path => path.replace('.mp3', '.MP3x'), 404],
  [path => path.replace('/o/', '/.incoming/'), 404],
  [path => path.replace('.mp3', 'x'.repeat(300)), 404],
  [path => path.replace('.mp3', '%zz'), 400],
];

const conditions: [headers: Headers, status: number, body?: string][] = [
  [({ etag }) => ({ 'If-Match': etag }), 200],
  [({ etag }) => ({ 'If-Match': `"other", ${etag}` }), 200],
  [() => ({ 'If-Match': '*' }), 200],
  [() => ({ 'If-Match': '"other"' }), 412],
  [({ etag }) => ({ 'If-Match': `W/${etag}` }), 412],
  [() => ({ 'If-Match': '' }), 412],
  [() => ({ 'If-Unmodified-Since': future }), 200],
  [() => ({ 'If-Unmodified-Since': past }), 412],
  [() => ({ 'If-Unmodified-Since': 'yesterday' }), 200],
  [({ etag }) => ({ 'If-Match': etag, 'If-Unmodified-Since': past }), 200],
  [({ etag }) => ({ 'If-None-Match': etag }), 304],
  [({ etag }) => ({ 'If-None-Match': `W/${etag}` }), 304],
  [({ etag }) => ({ 'If-None-Match': `"other",${etag}` }), 304],
  [() => ({ 'If-None-Match': '*' }), 304],
  [() => ({ 'If-None-Match': '"other"' }), 200],
  [({ etag }) => ({ 'If-None-Match': etag, 'Cache-Control': 'no-cache' }), 304],
  [({ modified }) => ({ 'If-Modified-Since': modified }), 304],
  [() => ({ 'If-Modified-Since': future }), 304],
  [() => ({ 'If-Modified-Since': past }), 200],
  [() => ({ 'If-Modified-Since': 'yesterday' }), 200],
  [() => ({ 'If-None-Match': '"other"', 'If-Modified-Since': future }), 200],
  [() => ({ Range: 'bytes=0-0' }), 206, '0'],
  [() => ({ Range: 'bytes=2-4' }), 206, '234'],
  [() => ({ Range: 'bytes=8-' }), 206, '89'],
  [() => ({ Range: 'bytes=8-99' }), 206, '89'],
  [() => ({ Range: 'bytes=-3' }), 206, '789'],
  [() => ({ Range: 'bytes=-99' }), 206, bytes],
  [() => ({ Range: 'bytes=0-2,3-4' }), 200, bytes],
  [() => ({ Range: 'bytes=0-1,8-9' }), 200, bytes],
  [() => ({ Range: 'bytes=10-' }), 416],
  [() => ({ Range: 'bytes=-0' }), 416],
  [() => ({ Range: 'bytes=4-2' }), 416],
  [() => ({ Range: 'bytes=x-y' }), 416],
  [() => ({ Range: 'items=0-1' }), 200, bytes],
  [() => ({ Range: 'nonsense' }), 200, bytes],
  [({ etag }) => ({ Range: 'bytes=2-4', 'If-Range': etag }), 206, '234'],
  [({ modified }) => ({ Range: 'bytes=2-4', 'If-Range': modified }), 206, '234'],
  [() => ({ Range: 'bytes=2-4', 'If-Range': '"other"' }), 200, bytes],
  [() => ({ Range: 'bytes=2-4', 'If-Range': past }), 200, bytes],
  [({ etag }) => ({ Range: 'bytes=2-4', 'If-Match': etag }), 206, '234'],
  [() => ({ Range: 'bytes=2-4', 'If-Match': '"other"' }), 412],
  [({ etag }) => ({ Range: 'bytes=2-4', 'If-None-Match': etag }), 304],
];

test('files in memory and on disk are served alike', async () => {
  const vaults = [await startWithFile({}), await startWithFile({ data: temporaryFolder() })];
  const requests = [
    ...paths.map(([path, status]) => ({ path, status, headers: plain, body: undefined })),
    ...conditions.map(([headers, status, body]) => ({ path: (it: string) => it, status, headers, body })),
  ];
  for (const method of ['GET', 'HEAD', 'POST']) {
    for (const { path, headers, status, body } of requests) {
      const [memory, disk] = await Promise.all(
        vaults.map(async stored => {
          const answer = await ask(stored.base, path(stored.pathname), method, headers(stored));
          // Each has a moment of its own.
          const { date, expires, etag, ...rest } = answer.headers;
          const { 'last-modified': modified, 'x-contract-warning': warning, ...same } = rest;
          const has = [expires, etag, modified, warning].map(it => it !== undefined);
          return { ...answer, headers: { ...same, has } };
        }),
      );
      const about = `${method} ${path('/0/…/o/a.mp3')} ${JSON.stringify(headers({ ...vaults[0], etag: 'ETAG' } as Stored))}`;
      expect(memory, about).toEqual(disk);
      const read = method !== 'POST';
      expect(memory?.status, about).toBe(read || status === 400 ? status : 405);
      if (method === 'GET' && body !== undefined) expect(memory?.body, about).toBe(body);
      if (method === 'HEAD') expect(memory?.body, about).toBe('');
    }
  }
});
