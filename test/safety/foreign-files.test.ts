import { createServer } from 'node:http';
import express from 'express';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../cli/harness.ts';
import { noBrowser, useChromium } from '../console/browser.ts';
import { startMock } from '../harness.ts';
import { sampleOf } from '../sample.ts';
import { disguises, hostileOrigin, leadTo, listening, uploadFrom } from './hostile-page.ts';

const browser = useChromium();
const inBrowser = test.skipIf(noBrowser);
type Method = 'get' | 'head' | 'post';

const demo = '/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png';

async function openPage() {
  const context = await browser().newContext();
  context.setDefaultTimeout(15_000);
  onTestFinished(() => context.close());
  return context.newPage();
}

/** Names of what could be taken for a document, in every spelling, and of what is none. */
const names = [
  ...[
    'a.svg',
    'a.svgz',
    'a.SVG',
    'a.xhtml',
    'a.xht',
    'a.xml',
    'a.XML',
    'a.xsl',
    'a.xslt',
    'a.shtml',
    'a.shtm',
  ],
  ...[
    'a.phtml',
    'a.html',
    'a.HtMl',
    'a.htm',
    'a.jsp',
    'a.mht',
    'a.mhtml',
    'a.pdf',
    'a.swf',
    'a.hta',
    'a.htc',
  ],
  ...['a.rss', 'a.atom', 'a.rdf', 'a.mathml', 'a.mml', 'a.xbl', 'a.smil', 'a.js', 'a.txt', 'a.webp', 'a.mp4'],
  ...['a.中文', 'a.png.svg', 'a.svg.html', 'a.html.svg', 'a.ht ml', 'a..xhtml', '.svg', 'a.svg;.xml'],
];
const tried = sampleOf(names);

describe('an uploaded file, led to from a page of another origin in the tab of the console', () => {
  inBrowser.each([
    ['svg', 'image/svg+xml'],
    ['xhtml', 'application/xhtml+xml'],
    ['html', 'text/html'],
    ['mht', 'multipart/related'],
    ['pdf', 'image/png'],
  ])(
    'that is %s inside, uploaded as %s, reads nothing of the mock, whatever its name',
    async (disguise, type) => {
      const { base, mock } = await startMock();
      const hostile = await hostileOrigin();
      const page = await openPage();
      await page.goto(`${base}/__admin/`);
      await page.evaluate(`sessionStorage.setItem('token', 'secret')`);
      const text = disguises[disguise]?.(hostile.origin) ?? '';
      for (const name of tried) {
        await page.goto(hostile.origin);
        const url = await uploadFrom(page, base, { name, type, text });
        await leadTo(page, url ?? `refused: ${name}`);
        expect(hostile.loot, name).toEqual([]);
      }
      const asked = mock
        .world()
        .journal.entries()
        .filter(entry => entry.operationId === 'getFile');
      expect(asked).toHaveLength(tried.length);
    },
    120_000,
  );

  inBrowser('would read all of it if files were served as pages', async () => {
    const hostile = await hostileOrigin();
    const app = express();
    app.get('/__admin/users', (_request, response) => void response.send('everybody'));
    app.get('/file/:name', (request, response) => {
      const [disguise = '', extension = ''] = request.params.name.split('.');
      response.type(extension).send(disguises[disguise]?.(hostile.origin));
    });
    const base = await listening(createServer(app));
    const page = await openPage();
    const stolen: string[] = [];
    for (const name of ['svg.svg', 'xhtml.xhtml', 'xhtml.xht', 'xhtml.xml', 'xhtml.xsl', 'html.shtml']) {
      await page.goto(`${base}/__admin/users`);
      await page.evaluate(`sessionStorage.setItem('token', 'secret')`);
      await page.goto(hostile.origin);
      await leadTo(page, `${base}/file/${name}`);
      if (hostile.loot.splice(0).join() === 'users everybody,token secret') stolen.push(name);
    }
    expect(stolen).toEqual(['svg.svg', 'xhtml.xhtml', 'xhtml.xht', 'xhtml.xml', 'xhtml.xsl', 'html.shtml']);
  });
});

inBrowser('a picture is still shown in a page of another origin, drawings too', async () => {
  const { base } = await startMock();
  const page = await openPage();
  await page.goto((await hostileOrigin()).origin);
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const url = await uploadFrom(page, base, { name: 'a.svg', type: 'image/svg+xml', text: drawing });
  const width = (src: string) =>
    page.evaluate<number>(
      `new Promise(done => Object.assign(new Image(), { src: '${src}', onload() { done(this.naturalWidth) } }))`,
    );
  expect([await width(base + demo), await width(url ?? '')]).toEqual([320, 9]);
});

describe.each(['memory', 'folder'])('every answer of the file service, kept in a %s', kind => {
  const start = () => startMock(kind === 'folder' ? { data: temporaryFolder() } : {});
  const upload = async (base: string, name: string) => {
    const form = new FormData();
    form.append('file', new Blob(['0123456789']), name);
    const response = await fetch(`${base}/upload/UploadServlet`, { method: 'POST', body: form });
    return new URL(/"oUrl":"([^"]+)"/.exec(await response.text())?.[1] ?? '').pathname;
  };

  test('says that it is foreign and not to be guessed at, on every port', async () => {
    const { base, mock } = await start();
    const ports = [base, `http://127.0.0.1:${await mock.listen('files')}`];
    const page = await upload(base, 'a.html');
    const text = await upload(base, 'a.txt');
    const later = new Date(Date.now() + 86_400_000).toUTCString();
    const requests: [path: string, status: number, headers?: Record<string, string>, method?: Method][] = [
      [demo, 200],
      [text, 200],
      [text, 200, {}, 'head'],
      [text, 206, { Range: 'bytes=2-4' }],
      [text, 304, { 'If-Modified-Since': later }],
      [text, 416, { Range: 'bytes=99-' }],
      [text, 405, {}, 'post'],
      [page, 403],
      ['/0/0/202103/o/none.svg', 404],
      ['/0/0/202103/o/none.svg', 404, {}, 'head'],
      ['/0/%ZZ', 400],
      ['/0/', 404],
      [text, 200, { Prefer: 'fault=files-type-unknown' }],
      [page, 200, { Prefer: 'fault=files-page-served' }],
    ];
    for (const port of ports) {
      for (const [path, status, sent = {}, method = 'get'] of requests) {
        // Not by fetch: it asks for a fresh copy as soon as a condition is given.
        const { headers, ...answer } = await request(port)[method](path).set(sent);
        expect([path, answer.status]).toEqual([path, status]);
        expect(headers, path).toMatchObject({
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
        });
      }
    }
  });

  test.each([
    ['a.webp', null],
    ['a.MP3', null],
    ['a.mp4', null],
    ['a.amr', null],
    ['a.svg', 'attachment'],
    ['a.SVGZ', 'attachment'],
    ['a.png.xml', 'attachment'],
    ['a.pdf', 'attachment'],
    ['a.txt', 'attachment'],
    ['a.js', 'attachment'],
    ['a.unheard', 'attachment'],
  ])('%s is saved and not shown unless it is a picture, a sound or a film', async (name, want) => {
    const { base } = await start();
    const path = await upload(base, name);
    for (const init of [{}, { method: 'HEAD' }, { headers: { Range: 'bytes=2-4' } }]) {
      const { headers } = await fetch(base + path, init);
      expect(headers.get('content-disposition')).toBe(want);
    }
  });
});
