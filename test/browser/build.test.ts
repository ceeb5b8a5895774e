import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { noBrowser, useChromium } from '../console/browser.ts';
import type { Json } from '../harness.ts';
import { browserBuild, openPage } from './page.ts';

const root = join(import.meta.dirname, '../..');
const build = readFileSync(browserBuild);
const chromium = useChromium();

test('the build asks nothing of Node: it imports nothing at all', () => {
  const text = build.toString('utf8');
  const { importedFiles } = ts.preProcessFile(text, true, true);
  expect(importedFiles.map(({ fileName }) => fileName)).toEqual([]);
  // What stands in quotes is ajv's note of where a function is from.
  expect(text).not.toMatch(/["'`]node:|(?<!`)\brequire\(|\bprocess\./);
});

test.each(['docs/library.md', 'docs/zh/library.md'])('the build is as small as %s says', page => {
  const [, raw, zipped] = /(\d+) KB[^\d]+(\d+) KB gzip/.exec(readFileSync(join(root, page), 'utf8')) ?? [];
  expect(Math.abs(build.length / 1000 - Number(raw))).toBeLessThan(15);
  expect(Math.abs(gzipSync(build).length / 1000 - Number(zipped))).toBeLessThan(5);
});

test('the build stays below its budget', () => {
  expect(build.length).toBeLessThan(1_450_000);
  expect(gzipSync(build).length).toBeLessThan(225_000);
});

test.skipIf(noBrowser)(
  'a page has everything: users, writes, uploads, faults, clock, live messages',
  async () => {
    const page = await openPage(chromium());
    const seen = await page.evaluate(async () => {
      const { createBrowserMock, scenario } = globalThis.build;
      const mock = await createBrowserMock({ now: 1_777_636_800_000 });
      const asked: unknown[] = [];
      const json = async (answer: Promise<Response>): Promise<Json> => (await answer).json();
      const me = mock.as(100164);
      asked.push((await json(me('/user/get'))).data.nickname);
      // A picture with a thumbnail that the page has drawn.
      const canvas = new (Reflect.get(globalThis, 'OffscreenCanvas'))(300, 150);
      canvas.getContext('2d').fillRect(0, 0, 300, 150);
      const body = new FormData();
      body.append('file', new File([await canvas.convertToBlob()], 'p.png'));
      const [image] = (await json(mock.fetch('/upload/UploadServlet', { method: 'POST', body }))).data.images;
      const thumbnail = await (await mock.fetch(image.tUrl)).blob();
      const { width, height } = await Reflect.get(globalThis, 'createImageBitmap')(thumbnail);
      asked.push([width, height]);
      await mock.admin.faults.set('getUser', { fault: 'transport-closed-getUser' });
      asked.push(await me('/user/get').catch((error: Error) => error.name));
      await mock.admin.faults.set('getUser', { fault: 'transport-truncated-getUser' });
      asked.push(await json(me('/user/get')).catch((error: Error) => error.name));
      const left = AbortSignal.timeout(20);
      await mock.admin.faults.set('getUser', { fixedDelay: 5000 });
      asked.push(await me('/user/get', { signal: left }).catch((error: Error) => error.name));
      await mock.admin.clock.advance(1000);
      asked.push((await mock.admin.clock.get()).now - 1_777_636_800_000);
      await mock.reset();
      const app = await mock.live('mock-100158');
      await mock.admin.messages.send({ from: 100164, to: 100158, content: '在吗' });
      asked.push((await app.next()).content);
      const refused = await mock.admin.faults.set('getUser', { fault: 'none' }).catch(error => error.code);
      asked.push(refused);
      const weekly = scenario(s => void s.room('周报', [s.user('李雷'), s.user('韩梅梅')]));
      const own = await createBrowserMock({ scenario: weekly });
      asked.push((await json(own.as(200001)('/room/list/his?pageSize=5'))).data[0].name);
      asked.push(await createBrowserMock(JSON.parse('{"scenari":"demo"}')).catch(error => error.message));
      asked.push(['/user/get?x=1', '/main.ts', '/0/0/202102/o/a.png'].map(path => mock.serves(path)));
      return asked;
    });
    expect(seen).toEqual([
      '张益达',
      [100, 50],
      'TypeError',
      'TypeError',
      'TimeoutError',
      1000,
      '在吗',
      'unknown-fault',
      '周报',
      'Failed to make a mock: there is no option scenari. Did you mean scenario?',
      [true, false, true],
    ]);
  },
);
