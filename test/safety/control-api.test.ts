import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noBrowser, useChromium } from '../console/browser.ts';
import { type Json, type StartedMock, startMock } from '../harness.ts';
import { hostileOrigin } from './hostile-page.ts';

const browser = useChromium();
const inBrowser = test.skipIf(noBrowser);

const inSession = (name: string) => ({ headers: { 'X-Mock-Session': name } });
const sessions = async ({ base }: StartedMock): Promise<string[]> =>
  ((await (await fetch(`${base}/__admin/sessions`)).json()) as Json).sessions.map((it: Json) => it.name);

/** Pages of other origins: another port of this machine is the same site, its other name is another. */
const origins = [
  ['of the same site', (origin: string) => origin],
  ['of another site', (origin: string) => origin.replace('127.0.0.1', 'localhost')],
] as const;

inBrowser.each(origins)(
  'a page %s opens nothing of the control API by its pictures, scripts, frames and forms',
  async (_, from) => {
    const mock = await startMock();
    await mock.admin('/reset', {}, { 'X-Mock-Session': 'mine' });
    const { origin } = await hostileOrigin();
    const context = await browser().newContext();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(from(origin));
    const statuses: number[] = [];
    page.on('response', response => {
      if (response.url().includes('/__admin/')) statuses.push(response.status());
    });
    const paths = ['/events?session=one', '/requests.har', '/users', '/state?full=1', '/openapi.json'];
    await page.evaluate(
      `Promise.all(${JSON.stringify(paths)}.flatMap(path => ['img', 'script', 'iframe'].map(tag => new Promise(done => {
      const element = document.createElement(tag);
      element.onload = element.onerror = done;
      element.src = '${mock.base}/__admin' + path;
      document.body.append(element);
    }))))`,
    );
    for (const method of ['get', 'post']) {
      const left = page.waitForURL('**/__admin/reset*');
      await page.evaluate(
        `Object.assign(document.body.appendChild(document.createElement('form')), { method: '${method}', action: '${mock.base}/__admin/reset' }).submit()`,
      );
      await left;
      await page.goto(from(origin));
    }
    // The browser keeps from the page, and from us, what pictures and scripts were answered.
    expect(statuses.length).toBeGreaterThanOrEqual(paths.length + 2);
    expect(new Set(statuses)).toEqual(new Set([403]));
    expect(await sessions(mock)).toEqual(['mine']);
  },
);

inBrowser('the console and its links work in the mock’s own pages', async () => {
  const { base } = await startMock();
  const context = await browser().newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  // A link from elsewhere may lead to the console, which holds nothing itself.
  await page.goto((await hostileOrigin()).origin);
  await Promise.all([
    page.waitForURL(`${base}/__admin/`),
    page.evaluate(`void (location.href = '${base}/__admin/')`),
  ]);
  await page.locator('.connection.live').waitFor();
  expect((await page.goto(`${base}/__admin/users`))?.status()).toBe(200);
});

describe('reading the control API', () => {
  test.each([
    '/state',
    '/users',
    '/requests',
    '/clock',
    '/faults',
    '/requests.har',
    '/snapshots',
    '/scenarios',
  ])('GET %s in a session that has not begun shows how it would begin, and does not begin it', async path => {
    const mock = await startMock();
    await mock.mock.world().store.clock.advance(0);
    const shared = await (await fetch(`${mock.base}/__admin${path}`)).json();
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(`${mock.base}/__admin${path}`, { method, ...inSession('new') });
      expect(response.status).toBe(200);
      if (method === 'GET')
        expect(Object.keys((await response.json()) as Json)).toEqual(Object.keys(shared as Json));
    }
    expect(await sessions(mock)).toEqual([]);
  });

  test('shows a session that has begun', async () => {
    const mock = await startMock({ now: 1_614_000_000_000 });
    await mock.admin('/clock/advance', { ms: 5000 }, { 'X-Mock-Session': 'mine' });
    const clock: Json = await (await fetch(`${mock.base}/__admin/clock`, inSession('mine'))).json();
    expect(clock.now).toBe(1_614_000_005_000);
  });

  test('whoever watches a session before it begins sees it from its first request on', async () => {
    const mock = await startMock();
    const { body } = await fetch(`${mock.base}/__admin/events?session=later`);
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    onTestFinished(async () => void (await reader?.cancel()));
    expect((await reader?.read())?.value).toMatch(/^: welcome/);
    expect(await sessions(mock)).toEqual([]);
    await mock.raw('/config', {}, inSession('other'));
    await mock.raw('/config', {}, inSession('later'));
    expect((await reader?.read())?.value).toMatch(/^event: request\ndata: \{"id":1,.*"session":"later"/);
  });
});

test.each([
  ['Host: evil.test@127.0.0.1', 403],
  ['Host: 127.0.0.1/__admin', 403],
  ['Host: 127.0.0.1#evil.test', 403],
  ['Host: evil.test', 403],
  ['Host: 127.0.0.1\r\nHost: evil.test', 403],
  ['Host: 127.0.0.1\r\nHost: 127.0.0.1', 403],
  ['Host:', 403],
  ['Host: localhost', 200],
  ['Host: 127.0.0.1', 200],
  ['Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site', 403],
  ['Host: 127.0.0.1\r\nSec-Fetch-Site: none', 200],
])('with %j the control API answers %i', async (headers, want) => {
  const { base } = await startMock();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => {
      socket.write(`GET /__admin/version HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket
      .on('data', chunk => (text += chunk))
      .on('end', () => resolve(text))
      .on('error', reject);
  });
  expect(Number(answer.split(' ')[1])).toBe(want);
});
