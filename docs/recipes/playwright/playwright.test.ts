import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMock } from './mock.ts';
import { openSession } from './session.ts';

// A browser that has just started takes its time for the first pages.
vi.setConfig({ testTimeout: 20_000 });

const roomId = '60332a72d656fd634b20f20a';
const mock = await startMock();
let baseURL: string;
let browser: Browser;
beforeAll(async () => {
  baseURL = `http://127.0.0.1:${await mock.listen()}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser?.close();
  await mock.close();
});

test.concurrent.each(['first', 'second', 'third'])('the %s test sees its own change only', async name => {
  const { context, close } = await openSession(browser, baseURL);
  const page = await context.newPage();
  await page.goto('/');
  const title = page.locator('h1');
  await title.filter({ hasText: '006' }).waitFor();
  await page.getByLabel('name').fill(name);
  await page.getByRole('button').click();
  await title.filter({ hasText: name }).waitFor();
  await page.reload();
  await title.filter({ hasText: name }).waitFor();
  await close();
});

test('waits for the request that the page sends, and looks at what came with it', async () => {
  const { context, admin, close } = await openSession(browser, baseURL);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('h1').filter({ hasText: '006' }).waitFor();
  await page.getByLabel('name').fill('new');
  await page.getByRole('button').click();
  const [sent] = await admin.requests.wait({ operationId: 'updateRoom' });
  expect(sent).toMatchObject({ resultCode: 1, parameters: { roomId, roomName: 'new' } });
  await close();
});

test('goes back to a snapshot, and stops the clock', async () => {
  const { context, admin, close } = await openSession(browser, baseURL);
  const page = await context.newPage();
  await admin.clock.freeze(Date.UTC(2026, 0, 1));
  await admin.snapshots.save('before');
  await page.goto('/');
  await page.getByLabel('name').fill('later');
  await page.getByRole('button').click();
  await page.locator('h1').filter({ hasText: 'later' }).waitFor();
  expect(await admin.state.row('shiku_room', roomId)).toMatchObject({ modifyTime: 1767225600 });
  await admin.snapshots.restore('before');
  await page.reload();
  await page.locator('h1').filter({ hasText: '006' }).waitFor();
  await close();
});
