import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMock } from './mock.ts';
import { openSession } from './session.ts';

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
  const context = await openSession(browser, baseURL);
  const page = await context.newPage();
  await page.goto('/');
  const title = page.locator('h1');
  await title.filter({ hasText: '006' }).waitFor();
  await page.getByLabel('name').fill(name);
  await page.getByRole('button').click();
  await title.filter({ hasText: name }).waitFor();
  await page.reload();
  await title.filter({ hasText: name }).waitFor();
  await context.close();
});

test('another session still sees the beginning', async () => {
  const context = await openSession(browser, baseURL);
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('h1').filter({ hasText: '006' }).waitFor();
  expect(await page.title()).toBe('Rooms');
  await context.close();
});
