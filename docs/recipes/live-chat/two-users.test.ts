import { createMock } from 'imapi-mock';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const mock = await createMock();
let vite: ViteDevServer;
let browser: Browser;
beforeAll(async () => {
  process.env.IMAPI_URL = `http://127.0.0.1:${await mock.listen()}`;
  process.env.IMAPI_LIVE_URL = `ws://127.0.0.1:${await mock.listen('live')}`;
  vite = await createServer({ root: import.meta.dirname, server: { host: '127.0.0.1', port: 0 } });
  await vite.listen();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await vite?.close();
  await mock.close();
});

/** A user is a browser context: two of them share nothing but the server. */
async function logIn(phone: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: vite.resolvedUrls?.local[0] ?? '' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('手机号').fill(phone);
  await page.getByLabel('密码').fill('any');
  await page.getByRole('button', { name: '登录' }).click();
  return page;
}

test('what one user writes, the other has at once', async () => {
  const [one, other] = await Promise.all([logIn('18094152050'), logIn('13112345611')]);
  await one.locator('.chat', { hasText: '测试001' }).click();
  await other.locator('.chat', { hasText: '张益达' }).click();
  await one.getByRole('textbox', { name: '消息' }).fill('周五见');
  await one.getByRole('button', { name: '发送' }).click();
  await other.locator('.theirs .bubble', { hasText: '周五见' }).waitFor();
}, 60_000);

test('what is written by an app that is no page reaches the page, and what the page does can be waited for', async () => {
  const page = await logIn('18094152050');
  await page.locator('.chat', { hasText: '测试001' }).click();
  const friend = await mock.live('mock-100158');
  await friend.send({ to: 100164, content: '我到了' });
  await page.locator('.theirs .bubble', { hasText: '我到了' }).waitFor();
  const read = await friend.next({ type: 26 });
  expect(read.messageHead.from).toBe('100164/web');
}, 60_000);
