import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { noBrowser, useChromium } from '../console/browser.ts';
import { type Json, startMock } from '../harness.ts';
import { savePicture } from '../save-picture.ts';
import { startVite } from './vite.ts';

const root = join(import.meta.dirname, '..', '..');
const picture = readFileSync(
  join(root, 'fixtures/demo/files/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png'),
);
const browser = useChromium();

/** The recipe in front of a mock, and a window of it for each user. */
async function startChat() {
  const started = await startMock();
  const live = `ws://127.0.0.1:${await started.mock.listen('live')}`;
  const origin = await startVite('live-chat', { IMAPI_URL: started.base, IMAPI_LIVE_URL: live });
  const openWindow = async (phone: string, size = { width: 1280, height: 800 }): Promise<Page> => {
    const context = await browser().newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: size,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    onTestFinished(async () => {
      await context.close();
      expect(errors).toEqual([]);
    });
    await page.goto(origin);
    await page.getByLabel('手机号').fill(phone);
    await page.getByLabel('密码').fill('whatever');
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('.chat').first().waitFor();
    return page;
  };
  return { ...started, openWindow };
}

const [mine, theirs] = ['18094152050', '13112345611'];
const open = (page: Page, name: string) => page.locator('.chat', { hasText: name }).click();
const bubble = (page: Page, text: string) => page.locator('.bubble', { hasText: text });
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '消息' }).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
}

/** The pictures of the docs are taken again only when asked for, so that tests leave the tree as it is. */
async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.IMAPI_SCREENSHOTS === undefined) return;
  await savePicture(page, join(root, 'docs', 'images'), name);
}

test.skipIf(noBrowser)('two users log in, write to each other, and see what the other has read', async () => {
  const { openWindow } = await startChat();
  const [one, other] = [await openWindow(mine), await openWindow(theirs)];
  await open(one, '测试001');
  await write(one, '在吗');
  await other.locator('.chat', { hasText: '在吗' }).locator('.unread', { hasText: '1' }).waitFor();
  await open(other, '张益达');
  await bubble(other, '在吗').waitFor();
  await write(other, '在的');
  await bubble(one, '在的').waitFor();
  await one.locator('.mine[data-mark=已送达]', { hasText: '在吗' }).waitFor();
  await other.locator('.mine[data-mark=已读]', { hasText: '在的' }).waitFor();
  await one
    .locator('input[type=file]')
    .setInputFiles({ name: '首页.png', mimeType: 'image/png', buffer: picture });
  const shown = other.locator('.theirs .bubble img').last();
  await shown.waitFor();
  await expect
    .poll(() => shown.evaluate(image => (image as unknown as Json).naturalWidth))
    .toBeGreaterThan(0);
  await shoot(other, 'live-chat');
});

test.skipIf(noBrowser)(
  'the history of the friends is loaded page by page, with everything in it',
  async () => {
    const { openWindow } = await startChat();
    const page = await openWindow(mine, { width: 360, height: 720 });
    await open(page, '测试001');
    const count = () => page.locator('.messages li').count();
    await expect.poll(count).toBe(20);
    await expect
      .poll(
        async () => {
          await page.locator('.messages').evaluate(list => list.scrollTo(0, 0));
          return count();
        },
        { timeout: 60_000 },
      )
      .toBe(200);
    for (const kind of ['img[alt="聊天列表.png"]', 'audio', 'a[href$=".txt"]', 'figure'])
      await page.locator(`.bubble ${kind}`).waitFor({ state: 'attached' });
    await bubble(page, '名片：朋友001').waitFor();
    await page.locator('.bubble img[alt="聊天列表.png"]').scrollIntoViewIfNeeded();
    await shoot(page, 'live-chat-narrow');
  },
);

test.skipIf(noBrowser)('a group that is made and dissolved shows in both windows as it happens', async () => {
  const { openWindow, call } = await startChat();
  const [one, other] = [await openWindow(mine), await openWindow(theirs)];
  await one.getByRole('button', { name: '建群' }).click();
  await one.getByLabel('群名').fill('周五聚餐');
  await one.getByLabel('测试001').check();
  await one.getByRole('button', { name: '创建' }).click();
  await open(other, '周五聚餐');
  await write(one, '六点半见');
  await bubble(other, '六点半见').waitFor();
  await write(other, '好');
  await bubble(one, '好').waitFor();
  await one.getByRole('button', { name: '解散群' }).click();
  for (const page of [one, other])
    await page.locator('.chat', { hasText: '周五聚餐' }).waitFor({ state: 'detached' });
  expect((await call(100164, '/user/get')).resultCode).toBe(1);
});

test.skipIf(noBrowser)(
  'where somebody else logs in as the same user, the first window asks to log in again',
  async () => {
    const { openWindow, raw } = await startChat();
    const fault = { fault: 'live-logged-in-elsewhere' };
    await raw('/__admin/faults/live', {}, { method: 'PUT', body: JSON.stringify(fault) });
    const first = await openWindow(mine);
    await openWindow(mine);
    await first.getByRole('alert').filter({ hasText: '别处登录' }).waitFor();
  },
);
