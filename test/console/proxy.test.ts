import { expect, onTestFinished, test } from 'vitest';
import { startMock } from '../harness.ts';
import { startProxy } from '../proxy/harness.ts';
import { noBrowser, useChromium } from './browser.ts';

const browser = useChromium();

test.skipIf(noBrowser)('at a proxy the console shows nothing of a world beside the real one', async () => {
  const { base: target } = await startMock();
  const { base } = await startProxy(target);
  await (await fetch(`${base}/user/get?access_token=mock-100164&flag=rw`)).text();
  const context = await browser().newContext({ locale: 'en-US' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('response', response => {
    if (response.status() >= 400) refused.push(response.url());
  });
  await page.goto(`${base}/__admin/#/state`);
  await page.locator('.proxy-mark').waitFor();
  // A page that is not there leads to the first one that is.
  await page.locator('main.traffic').waitFor();
  expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
    'Traffic',
    'Faults',
    'Contract',
  ]);
  expect(await page.locator('.top > .me').count()).toBe(0);
  await page.getByRole('link', { name: 'Faults' }).click();
  await page.getByRole('heading', { level: 1, name: 'Faults' }).waitFor();
  expect(await page.getByText('Clock', { exact: true }).count()).toBe(0);
  // The token is sent again as it was: there is nobody to send as.
  await page.getByRole('link', { name: 'Traffic' }).click();
  await page.getByRole('link', { name: 'getUser' }).click();
  await page.getByRole('button', { name: 'Replay…' }).click();
  await page.getByRole('dialog').getByLabel('access_token').waitFor();
  expect(refused).toEqual([]);
});
