import { once } from 'node:events';
import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MockOptions } from '../../src/mock-options.ts';
import { type Json, startMock } from '../harness.ts';

type Headers = Readonly<Record<string, string>>;

/** Asks for something, under whatever Host. */
function ask(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Headers; body?: string } = {},
) {
  return new Promise<{ headers: Json; text: string }>((resolve, reject) => {
    const { hostname, port } = new URL(base);
    send({ hostname, port, path, method, headers }, response => {
      let text = '';
      response
        .on('data', chunk => (text += chunk))
        .on('end', () => resolve({ headers: response.headers, text }));
    })
      .on('error', reject)
      .end(body);
  });
}

const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n';

/** What /config and an upload say of where things are. */
async function addressesAt(base: string, headers: Headers, prefix = '') {
  const config: Json = JSON.parse((await ask(base, `${prefix}/config`, { headers })).text).data;
  const multipart = { ...headers, 'Content-Type': 'multipart/form-data; boundary=b' };
  const uploaded: Json = JSON.parse(
    (await ask(base, `${prefix}/upload/UploadServlet`, { method: 'POST', headers: multipart, body: part }))
      .text,
  );
  const [{ oUrl }] = uploaded.data.others;
  return {
    api: config.apiUrl,
    upload: config.uploadUrl,
    files: config.downloadUrl,
    file: oUrl.replace(/0\/0\/\d{6}\/o\/.*/, ''),
  };
}

async function start(options: MockOptions = {}) {
  const mock = await startMock(options);
  const uploadPort = await mock.mock.listen('upload');
  const filesPort = await mock.mock.listen('files');
  const { port } = new URL(mock.base);
  return { ...mock, port, uploadPort, filesPort };
}
const all = (url: string) => ({ api: url, upload: url, files: url, file: url });

describe('the addresses that the mock gives', () => {
  test('are those of its own ports for who uses them, under the name that was used', async () => {
    const { base, port, uploadPort, filesPort } = await start();
    for (const name of ['127.0.0.1', 'localhost', 'my-laptop.test', '[::1]']) {
      expect(await addressesAt(base, { Host: `${name}:${port}` })).toEqual({
        api: `http://${name}:${port}/`,
        upload: `http://${name}:${uploadPort}/`,
        files: `http://${name}:${filesPort}/`,
        file: `http://${name}:${filesPort}/`,
      });
    }
  });

  test.each([
    ['behind a mapped port', { Host: 'localhost:9' }, 'http://localhost:9/'],
    ['behind a port that goes without saying', { Host: 'mock.test' }, 'http://mock.test/'],
    [
      'behind a proxy that encrypts',
      { Host: 'mock.test', 'X-Forwarded-Proto': 'https' },
      'https://mock.test/',
    ],
    ['behind two of them', { Host: 'mock.test', 'X-Forwarded-Proto': 'HTTPS, http' }, 'https://mock.test/'],
    [
      'behind a proxy that asks under its own name',
      { Host: '127.0.0.1:9', 'X-Forwarded-Host': 'mock.test:8443, inner.test', 'X-Forwarded-Proto': 'https' },
      'https://mock.test:8443/',
    ],
    [
      'behind a proxy that names its port apart',
      { Host: 'mock.test', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '8443' },
      'https://mock.test:8443/',
    ],
    [
      'behind one whose port goes without saying',
      { Host: 'mock.test', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443' },
      'https://mock.test/',
    ],
    [
      'behind one that names another port than the host',
      { Host: 'mock.test:9', 'X-Forwarded-Port': '8443' },
      'http://mock.test:9/',
    ],
    [
      'behind one whose port is none',
      { Host: 'mock.test', 'X-Forwarded-Port': '99999/x' },
      'http://mock.test/',
    ],
    [
      'behind a proxy that says nothing sensible',
      { Host: 'mock.test', 'X-Forwarded-Host': 'evil.test/x', 'X-Forwarded-Proto': 'javascript' },
      'http://mock.test/',
    ],
  ])('%s are all the one that the client used', async (_, headers, want) => {
    const { base } = await start();
    expect(await addressesAt(base, headers)).toEqual(all(want));
  });

  test('are the mock’s own for a Host header that is none', async () => {
    const { base, port, filesPort } = await start();
    for (const Host of ['evil.test/x?', 'a@b', 'x"y', '999.999.999.999'])
      expect(await addressesAt(base, { Host })).toMatchObject({
        api: `http://127.0.0.1:${port}/`,
        file: `http://127.0.0.1:${filesPort}/`,
      });
  });

  test('lead to the file on every port that takes uploads', async () => {
    const { uploadPort, base } = await start();
    const Host = 'localhost:9';
    const headers = { Host, 'Content-Type': 'multipart/form-data; boundary=b' };
    for (const port of [base, `http://127.0.0.1:${uploadPort}`]) {
      const { text } = await ask(port, '/upload/UploadServlet', { method: 'POST', headers, body: part });
      const { oUrl } = JSON.parse(text).data.others[0];
      expect(oUrl).toMatch(/^http:\/\/localhost:9\/0\/0\//);
      expect((await ask(port, new URL(oUrl).pathname, { headers: { Host } })).text).toBe('x');
    }
  });

  test.each(['/im', '/a/b'])(
    'below the path %s, where the app is mounted, have it in front',
    async prefix => {
      const { mock } = await start();
      const server = express().use(prefix, mock.app).listen(0, '127.0.0.1');
      onTestFinished(() => void server.close());
      await once(server, 'listening');
      const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const addresses = await addressesAt(base, {}, prefix);
      expect(addresses).toEqual(all(`${base}${prefix}/`));
      const headers = { 'Content-Type': 'multipart/form-data; boundary=b' };
      const { text } = await ask(addresses.upload, `${prefix}/upload/UploadServlet`, {
        method: 'POST',
        headers,
        body: part,
      });
      expect(await (await fetch(JSON.parse(text).data.others[0].oUrl)).text()).toBe('x');
      expect((await ask(base, `${prefix}/__admin`)).headers.location).toBe(`${prefix}/__admin/`);
      await ask(base, `${prefix}/user/get?access_token=mock-100164`);
      const { requests }: Json = JSON.parse((await ask(base, `${prefix}/__admin/requests`)).text);
      const { curl }: Json = JSON.parse(
        (await ask(base, `${prefix}/__admin/requests/${requests.at(-1).id}`)).text,
      );
      expect(curl).toContain(`${base}${prefix}/`);
    },
  );

  test('are those that were named, whatever the request says', async () => {
    const { base } = await start({ publicUrl: 'https://im.test', publicFilesUrl: 'https://files.test' });
    const headers = { Host: 'localhost:9', 'X-Forwarded-Host': 'mock.test', 'X-Forwarded-Proto': 'http' };
    expect(await addressesAt(base, headers)).toEqual({
      ...all('https://im.test/'),
      files: 'https://files.test/',
      file: 'https://files.test/',
    });
  });
});

describe('what a proxy of another machine says', async () => {
  const { ownUrl } = await import('../../src/mock/http/urls.ts');
  test.each([
    ['127.0.0.1', 'https://mock.test'],
    ['::ffff:127.0.0.1', 'https://mock.test'],
    ['::1', 'https://mock.test'],
    ['192.0.2.7', 'http://localhost:8094'],
    ['', 'http://localhost:8094'],
  ])('%s is believed if it is on this machine', (remoteAddress, want) => {
    const headers = {
      host: 'localhost:8094',
      'x-forwarded-host': 'mock.test',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '443',
    };
    expect(ownUrl({ socket: { remoteAddress }, headers } as never)).toBe(want);
  });
});

test.each([
  [{ Host: '127.0.0.1', 'X-Forwarded-Host': 'evil.test' }, 403],
  [{ Host: 'evil.test', 'X-Forwarded-Host': '127.0.0.1' }, 403],
  [{ Host: '127.0.0.1', 'X-Forwarded-Host': 'localhost, evil.test' }, 403],
  [{ Host: '127.0.0.1', 'X-Forwarded-Host': 'localhost:5173' }, 200],
])(
  'the control API is for the names of this machine, whichever header has them: %j is %i',
  async (headers, want) => {
    const { base } = await startMock();
    const { text } = await ask(base, '/__admin/version', { headers });
    expect(text.includes('imapi-mock:problem:stranger') ? 403 : 200).toBe(want);
  },
);
