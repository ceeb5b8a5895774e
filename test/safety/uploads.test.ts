import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import { request as send } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../cli/harness.ts';
import { type Json, startMock } from '../harness.ts';

const path = '/upload/UploadServlet';
const megabyte = 1024 * 1024;

/** The files of a data folder, with what is hidden. */
const filesIn = (folder: string) =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name);

const partHead = (name: string) =>
  `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
const form = (bytes: Buffer, name: string, times: number) =>
  Buffer.concat([
    ...Array.from({ length: times }, () => [Buffer.from(partHead(name)), bytes, Buffer.from('\r\n')]).flat(),
    Buffer.from('--b--\r\n'),
  ]);

/** Begins an upload and leaves it to the test how it goes on. */
function begin(base: string) {
  const request = send(`${base}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  });
  // Who hangs up gets an error for it.
  request.on('error', () => {});
  return request;
}

describe('a client that leaves', () => {
  test.each([
    ['while a file comes in', partHead('a.bin'), 3 * megabyte],
    ['between two files', `${partHead('a.bin')}x\r\n${partHead('b.bin')}`, megabyte],
    ['in the middle of a picture', partHead('a.png'), megabyte],
    ['before the first byte', partHead('a.bin'), 0],
  ])('%s leaves no file', async (_, head, size) => {
    const data = temporaryFolder();
    const mock = await startMock({ data });
    const before = filesIn(data);
    const request = begin(mock.base);
    request.write(head);
    await new Promise(resolve => request.write(Buffer.alloc(size, 'x'), resolve));
    if (size > 0) await expect.poll(() => filesIn(data).length).toBeGreaterThan(before.length);
    request.destroy();
    await expect.poll(() => filesIn(data)).toEqual(before);
  });

  test('while pictures are decoded leaves neither file nor row', async () => {
    const data = temporaryFolder();
    const mock = await startMock({ data });
    const before = filesIn(data);
    const rows = () => [...mock.mock.world().store.view.resources.all].length;
    const rowsBefore = rows();
    const large = await sharp({ create: { width: 6000, height: 6000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const request = begin(mock.base);
    request.end(form(large, 'a.png', 20));
    // The first thumbnail is there, nineteen are to come.
    await expect.poll(() => filesIn(data).length, { timeout: 20_000 }).toBeGreaterThan(before.length + 20);
    request.destroy();
    await expect.poll(() => filesIn(data), { timeout: 20_000 }).toEqual(before);
    expect(rows()).toBe(rowsBefore);
  });
});

test('what a killed process left half done goes at the next start', async () => {
  const data = temporaryFolder();
  const first = await startMock({ data });
  const request = begin(first.base);
  request.write(partHead('a.bin'));
  request.write(Buffer.alloc(megabyte));
  await expect.poll(() => readdirSync(join(data, 'files', '.incoming'))).toHaveLength(1);
  const folder = temporaryFolder();
  cpSync(data, folder, { recursive: true, filter: source => !source.endsWith('.lock') });
  request.destroy();
  await startMock({ data: folder });
  expect(readdirSync(join(folder, 'files', '.incoming'))).toEqual([]);
});

test('a form whose fields or files are without end is refused, and nothing of it is kept', async () => {
  const data = temporaryFolder();
  const { base } = await startMock({ data });
  const before = filesIn(data);
  for (const fill of [
    (body: FormData) => body.append('file', new Blob(['x']), 'a.txt'),
    (body: FormData) => body.append(`field${Math.random()}`, 'x'),
    (body: FormData) => body.append('validTime', 'x'.repeat(megabyte)),
  ]) {
    const body = new FormData();
    body.append('file', new Blob(['x']), 'a.txt');
    for (let times = 0; times < 101; times++) fill(body);
    const response = await fetch(base + path, { method: 'POST', body });
    expect([response.status, ((await response.json()) as Json).resultCode]).toEqual([413, -1]);
  }
  expect(filesIn(data)).toEqual(before);
});

describe('twenty files in one form', () => {
  const size = 16 * megabyte;

  /** A mock in a process of its own, which tells how much memory it ever had. */
  async function startApart(data: string): Promise<{ base: string; most(): Promise<number> }> {
    const script = `
      import { createMock } from ${JSON.stringify(new URL('../../src/create-mock.ts', import.meta.url).href)};
      const extraRoutes = (request, response, next) =>
        request.url === '/memory' ? response.end(String(process.resourceUsage().maxRSS * 1024)) : next();
      const mock = await createMock({ data: ${JSON.stringify(data)}, extraRoutes });
      console.log('http://127.0.0.1:' + (await mock.listen()));`;
    const process_: ChildProcess = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void process_.kill());
    const [line]: unknown[] = process_.stdout ? await once(process_.stdout, 'data') : [];
    const base = String(line).trim();
    return { base, most: async () => Number(await (await fetch(`${base}/memory`)).text()) };
  }

  test('go to the disk as they come in', async () => {
    const { base, most } = await startApart(temporaryFolder());
    await most();
    const before = await most();
    const request = begin(base);
    const answered = once(request, 'response');
    for (let times = 0; times < 20; times++) {
      request.write(partHead(`a${times}.bin`));
      for (let sent = 0; sent < size; sent += megabyte)
        await new Promise(resolve => request.write(Buffer.alloc(megabyte), resolve));
      request.write('\r\n');
    }
    request.end('--b--\r\n');
    const [response] = await answered;
    let text = '';
    for await (const chunk of response) text += chunk;
    expect(JSON.parse(text)).toMatchObject({ total: 20, success: 20, resultCode: 1 });
    expect((await most()) - before).toBeLessThan((20 * size) / 3);
  });
});
