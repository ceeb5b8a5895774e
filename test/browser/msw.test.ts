import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { noBrowser, useChromium } from '../console/browser.ts';
import { browserBuild } from './page.ts';

const root = join(import.meta.dirname, '../..');
const chromium = useChromium();

const docs = readFileSync(join(root, 'docs/library.md'), 'utf8');
/** The program of the docs that sets up the worker. */
const [, setUp = ''] = /```js\n([\s\S]*?setupWorker[\s\S]*?)```/.exec(docs) ?? [];

/** A page on this machine with the program and MSW's worker; anything else is the page's own. */
async function serve(): Promise<string> {
  const [bundle] = (
    await build({
      stdin: { contents: `${setUp}\nglobalThis.ready = true;`, resolveDir: root, loader: 'js' },
      alias: { 'imapi-mock/browser': browserBuild },
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'silent',
    })
  ).outputFiles;
  const files = new Map<string, readonly [type: string, body: string | Uint8Array]>([
    ['/', ['text/html', '<!doctype html><script type="module" src="/page.js"></script>']],
    ['/page.js', ['text/javascript', bundle?.contents ?? '']],
    [
      '/mockServiceWorker.js',
      ['text/javascript', readFileSync(join(root, 'node_modules/msw/lib/mockServiceWorker.js'))],
    ],
    ['/own.txt', ['text/plain', 'the page’s own']],
  ]);
  const server = createServer(({ url = '/' }, response) => {
    const [type, body] = files.get(url) ?? ['text/plain', 'not found'];
    response.writeHead(files.has(url) ? 200 : 404, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.skipIf(noBrowser)(
  'the worker of the docs answers the API and leaves the page its own files',
  async () => {
    const base = await serve();
    const context = await chromium().newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(base);
    await page.waitForFunction('globalThis.ready');
    const seen = await page.evaluate(async () => {
      const query = 'access_token=mock-100164&flag=rw';
      const form = new URLSearchParams({ roomId: '60332a72d656fd634b20f20a', roomName: '周报' });
      const changed = await fetch(`/room/update?${query}`, { method: 'POST', body: form });
      const body = new FormData();
      body.append('file', new File(['hello'], 'a.txt'));
      const upload = await fetch('/upload/UploadServlet', { method: 'POST', body });
      const uploaded = JSON.parse(await upload.text());
      return [
        JSON.parse(await changed.text()).resultCode,
        JSON.parse(await (await fetch(`/room/get?${query}&roomId=60332a72d656fd634b20f20a`)).text()).data
          .name,
        await (await fetch(uploaded.data.others[0].oUrl)).text(),
        await (await fetch('/own.txt')).text(),
        await new Promise(resolve => {
          const image = new (Reflect.get(globalThis, 'Image'))();
          image.onload = () => resolve(image.naturalWidth > 0);
          image.onerror = () => resolve(false);
          image.src = '/0/0/202102/o/2aaadb36a65b8d704fc9f1fe6128dddc.png';
        }),
      ];
    });
    expect(seen).toEqual([1, '周报', 'hello', 'the page’s own', true]);
  },
);
