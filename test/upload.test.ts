import { connect } from 'node:net';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../src/spec/contract.ts';
import { demo } from './demo-store.ts';
import { afterTheSamples, type Json, type StartedMock, startMock } from './harness.ts';

const contract = loadContract();
const path = '/upload/UploadServlet';

const picture = (width: number, height: number, format: 'png' | 'jpeg' | 'gif' = 'png') =>
  sharp({ create: { width, height, channels: 3, background: '#2f6fed' } })
    .toFormat(format)
    .toBuffer();

interface Part {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly field?: string;
}

async function upload(
  { base }: StartedMock,
  parts: Part[],
  fields: Record<string, string> = { validTime: '0' },
) {
  const form = new FormData();
  for (const { name, bytes, field = 'file' } of parts)
    form.append(field, new Blob([Buffer.from(bytes)]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const response = await fetch(base + path, { method: 'POST', body: form });
  const answer: Json = await response.json();
  if (response.status === 200) expect(contract.checkAnswer('uploadFile', answer)).toEqual([]);
  return { response, answer };
}

const demoFiles = demo<{ readonly name: string }>('resources').map(({ name }) => name);
const resources = ({ mock }: StartedMock) => [...mock.world().store.view.resources.all];

describe('a picture', () => {
  test.each([
    ['png', 'png', 640, 480, 100, 75],
    ['jpg', 'jpeg', 300, 900, 33, 100],
    ['JPEG', 'jpeg', 200, 200, 100, 100],
    ['gif', 'gif', 400, 100, 100, 25],
    ['png', 'png', 40, 30, 40, 30],
  ] as const)(
    '.%s gets a real thumbnail of its own format',
    async (extension, format, width, height, small, tall) => {
      const mock = await startMock({ now: afterTheSamples });
      const bytes = await picture(width, height, format);
      const { answer } = await upload(mock, [{ name: `首页.${extension}`, bytes }]);
      const [item] = answer.data.images;
      expect(item).toMatchObject({ oFileName: `首页.${extension}`, status: 1 });
      expect(item.oUrl).toMatch(new RegExp(`^${mock.base}/0/0/202103/o/[0-9a-f]{32}\\.${extension}$`));
      expect(item.tUrl).toBe(item.oUrl.replace('/o/', '/t/'));
      const original = await fetch(item.oUrl);
      expect(original.headers.get('content-type')).toBe(`image/${format}`);
      expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
      const thumbnail = await sharp(Buffer.from(await (await fetch(item.tUrl)).arrayBuffer())).metadata();
      expect(thumbnail).toMatchObject({ format, width: small, height: tall });
    },
  );

  test('that cannot be decoded is refused by itself, and nothing of it is kept', async () => {
    const mock = await startMock();
    const { answer } = await upload(mock, [
      { name: 'broken.png', bytes: 'no picture' },
      { name: 'cut.png', bytes: (await picture(300, 300)).subarray(0, 100) },
      { name: 'broken.bmp', bytes: 'no picture' },
      { name: 'good.png', bytes: await picture(8, 8) },
    ]);
    expect(answer).toMatchObject({ total: 4, success: 1, failure: 3, resultCode: 1 });
    expect(answer.data.images.map((item: Json) => item.status)).toEqual([0, 0, 0, 1]);
    expect(answer.data.images[0].message).toBe('文件异常，请上传正确有效格式的文件');
    expect(
      resources(mock)
        .map(row => row.name)
        .filter(name => !demoFiles.includes(name)),
    ).toEqual(['good.png']);
  });

  test.each([
    [
      'webp.jpg',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
          .webp()
          .toBuffer(),
    ],
    [
      'drawing.png',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
  ])('of another kind than gif, jpeg, png and bmp is refused, whatever its name: %s', async (name, make) => {
    const { answer } = await upload(await startMock(), [{ name, bytes: await make() }]);
    expect(answer).toMatchObject({ success: 0, failure: 1, data: { images: [{ status: 0 }] } });
  });

  test('in a format that cannot be shrunk is its own thumbnail', async () => {
    const mock = await startMock();
    const bmp = Buffer.alloc(62);
    bmp.write('BM');
    bmp.writeUInt32LE(54, 10);
    bmp.writeInt32LE(1, 18);
    bmp.writeInt32LE(1, 22);
    bmp.writeUInt16LE(1, 26);
    const { answer } = await upload(mock, [{ name: 'old.bmp', bytes: bmp }]);
    const [item] = answer.data.images;
    expect(item.tUrl).toBe(item.oUrl);
    expect((await fetch(item.tUrl)).status).toBe(200);
  });
});

test('files come in groups by extension, whatever the field is called; groups without a file are left out', async () => {
  const mock = await startMock();
  const names = ['a.mp3', 'b.AMR', 'c.mp4', 'd.zip', 'e.html', '数据.tar.gz'];
  const { answer } = await upload(
    mock,
    names.map((name, index) => ({ name, bytes: 'x', field: `f${index}` })),
  );
  expect(answer).toMatchObject({ total: 6, success: 6, failure: 0, resultCode: 1, time: expect.any(Number) });
  expect(Object.keys(answer)).toEqual(['total', 'data', 'success', 'failure', 'resultCode', 'time']);
  const groups = Object.fromEntries(
    Object.entries(answer.data as Record<string, Json[]>).map(([group, items]) => [
      group,
      items.map(item => item.oFileName),
    ]),
  );
  expect(groups).toEqual({
    audios: ['a.mp3', 'b.AMR'],
    videos: ['c.mp4'],
    others: ['d.zip', 'e.html', '数据.tar.gz'],
  });
  expect(answer.data.others.every((item: Json) => !('tUrl' in item))).toBe(true);
  const urls = Object.values(answer.data as Record<string, Json[]>).flatMap(items =>
    items.map(item => item.oUrl),
  );
  expect(new Set(urls).size).toBe(6);
});

test('uploads and fetched files are journalled like everything else', async () => {
  const mock = await startMock();
  const { answer } = await upload(mock, [{ name: 'a.txt', bytes: 'x' }]);
  await fetch(answer.data.others[0].oUrl);
  await fetch(`${mock.base}/0/0/202103/o/page.html`);
  const entries = mock.mock.world().journal.entries();
  expect(entries.map(({ operationId, status, resultCode }) => [operationId, status, resultCode])).toEqual([
    ['uploadFile', 200, 1],
    ['getFile', 200, undefined],
    ['getFile', 403, undefined],
  ]);
});

test.each([
  ['a.c++', 'c'],
  ['a.中文', 'bin'],
  ['profile.mobileconfiguration', 'mobileconf'],
  ['..\\..\\x.txt', 'txt'],
])('of the name %s only letters and digits of the extension reach the URL', async (name, extension) => {
  const { answer } = await upload(await startMock(), [{ name, bytes: 'x' }]);
  expect(answer.data.others[0].oUrl).toMatch(new RegExp(`/o/[0-9a-f]{32}\\.${extension}$`));
});

test('a file uploaded in a session expires by the clock of that session', async () => {
  const mock = await startMock({ now: afterTheSamples });
  const form = new FormData();
  form.append('file', new Blob(['x']), 'a.txt');
  form.append('validTime', '1');
  const init = { method: 'POST', body: form, headers: { 'X-Mock-Session': 'one' } };
  const answer: Json = await (await fetch(mock.base + path, init)).json();
  const { oUrl } = answer.data.others[0];
  expect((await fetch(oUrl)).status).toBe(200);
  mock.mock.world('one').store.clock.advance(86_400_000);
  expect((await fetch(oUrl)).status).toBe(404);
});

test('empty files do not count', async () => {
  const mock = await startMock();
  const { answer } = await upload(mock, [
    { name: 'empty.txt', bytes: '' },
    { name: 'full.txt', bytes: 'x' },
  ]);
  expect(answer).toMatchObject({ total: 1, success: 1, failure: 0 });
});

test.each([
  { validTime: '0', gone: false },
  { validTime: '-1', gone: false },
  { validTime: 'soon', gone: false },
  { validTime: '', gone: false },
  { validTime: '0.5', gone: true },
  { validTime: '1', gone: true },
])('validTime $validTime counts in days', async ({ validTime, gone }) => {
  const mock = await startMock({ now: afterTheSamples });
  const { answer } = await upload(mock, [{ name: 'a.txt', bytes: 'x' }], { validTime });
  const [{ oUrl }] = answer.data.others;
  expect((await fetch(oUrl)).status).toBe(200);
  mock.mock.world().store.clock.advance(Number(validTime) * 86_400_000 || 10 * 86_400_000);
  expect((await fetch(oUrl)).status).toBe(gone ? 404 : 200);
});

describe('what is no upload', () => {
  test.each([
    { name: 'no file at all', parts: [], code: 1010101 },
    { name: 'only an empty file', parts: [{ name: 'a.txt', bytes: '' }], code: 1010101 },
    { name: 'a name without an extension', parts: [{ name: 'Makefile', bytes: 'x' }], code: -1 },
  ])('$name is $code', async ({ parts, code }) => {
    const { answer } = await upload(await startMock(), parts);
    expect(answer).toEqual({ resultCode: code, resultMsg: expect.any(String) });
  });

  const multipart = (body: string, boundary = 'b') => ({
    type: `multipart/form-data; boundary=${boundary}`,
    body,
  });
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx';
  test.each([
    { name: 'JSON', type: 'application/json', body: '{}' },
    { name: 'a plain form', type: 'application/x-www-form-urlencoded', body: 'file=x' },
    { name: 'no boundary', type: 'multipart/form-data', body: part },
    { name: 'a truncated form', ...multipart(part) },
    { name: 'another boundary', ...multipart(`${part}\r\n--b--`, 'c') },
    { name: 'garbage', ...multipart('garbage') },
    { name: 'nothing', ...multipart('') },
  ])('$name is 1020101', async ({ type, body }) => {
    const { base } = await startMock();
    const response = await fetch(base + path, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ resultCode: 1020101, resultMsg: expect.any(String) });
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s is 1020101', async method => {
    const { base } = await startMock();
    expect(await (await fetch(base + path, { method })).json()).toMatchObject({ resultCode: 1020101 });
  });

  test('a file over the limit is 413', async () => {
    const mock = await startMock({ uploadLimit: 1000 });
    const { response, answer } = await upload(mock, [{ name: 'big.zip', bytes: 'x'.repeat(1001) }]);
    expect(response.status).toBe(413);
    expect(answer).toEqual({ resultCode: -1, resultMsg: expect.any(String) });
    expect(resources(mock)).toHaveLength(demoFiles.length);
  });

  test('a caller who hangs up half-way leaves nothing behind', async () => {
    const mock = await startMock();
    const { port } = new URL(mock.base);
    await new Promise<void>(resolve => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n${part}`,
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('close', () => resolve());
    });
    expect(resources(mock)).toHaveLength(demoFiles.length);
    expect((await upload(mock, [{ name: 'a.txt', bytes: 'x' }])).answer.resultCode).toBe(1);
  });
});

test('the preflight allows what upload clients send', async () => {
  const { base } = await startMock();
  const response = await fetch(base + path, { method: 'OPTIONS' });
  expect([response.status, await response.text()]).toEqual([200, 'Success']);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(response.headers.get('access-control-allow-headers')).toContain('Authorization');
});

test('on ports of their own, the services point at each other', async () => {
  const mock = await startMock();
  const uploadPort = await mock.mock.listen('upload', { host: '127.0.0.1', port: 0 });
  const filesPort = await mock.mock.listen('files', { host: '127.0.0.1', port: 0 });
  const config = await mock.ok(100164, '/config');
  expect(config).toMatchObject({
    apiUrl: `${mock.base}/`,
    uploadUrl: `http://127.0.0.1:${uploadPort}/`,
    downloadUrl: `http://127.0.0.1:${filesPort}/`,
  });
  const { answer } = await upload({ ...mock, base: `http://127.0.0.1:${uploadPort}` }, [
    { name: 'a.txt', bytes: 'x' },
  ]);
  const [{ oUrl }] = answer.data.others;
  expect(oUrl.startsWith(`http://127.0.0.1:${filesPort}/0/0/`)).toBe(true);
  expect(await (await fetch(oUrl)).text()).toBe('x');
  expect((await fetch(`http://127.0.0.1:${uploadPort}/user/get`)).status).toBe(404);
});

test('a public URL is used where one is given', async () => {
  const mock = await startMock({
    publicUrl: 'https://im.example.test',
    publicFilesUrl: 'https://files.example.test',
  });
  const config = await mock.ok(100164, '/config');
  expect([config.apiUrl, config.uploadUrl, config.downloadUrl]).toEqual([
    'https://im.example.test/',
    'https://im.example.test/',
    'https://files.example.test/',
  ]);
  const { answer } = await upload(mock, [{ name: 'a.txt', bytes: 'x' }]);
  expect(answer.data.others[0].oUrl).toMatch(/^https:\/\/files\.example\.test\/0\/0\//);
});
