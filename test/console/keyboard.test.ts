import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noBrowser, useBrowser, visit } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);

/** The address of the link with the focus, or the name of what has it. */
const focused = `(() => {
  const { activeElement: element } = document;
  return element.getAttribute('href') ?? element.ariaLabel ?? element.textContent;
})()`;

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

const expectFocus = (page: Page, wanted: string) => expect.poll(() => page.evaluate(focused)).toBe(wanted);

async function withTraffic(width: number) {
  const opened = await openConsole({ viewport: { width, height: 720 }, mock: { journalSize: 300 } });
  for (let n = 0; n < 300; n++) await opened.mock.fetch('/user/get?flag=rw&access_token=mock-100164');
  await opened.page.getByText('300 of 300 requests').waitFor();
  return opened;
}

inBrowser('among 300 requests one is chosen, read and closed by keyboard', async () => {
  const { page } = await withTraffic(1280);
  await page.locator('.traffic-box').focus();
  await press(page, 'Tab');
  await expectFocus(page, '#/traffic/300');
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown');
  await expectFocus(page, '#/traffic/289');
  await press(page, 'Enter');
  await page.getByRole('heading', { name: '#289' }).waitFor();
  await press(page, 'Tab');
  await expectFocus(page, 'Close');
  await page.getByLabel('Compare with').focus();
  await press(page, 'Escape');
  await expectFocus(page, '#/traffic/289');
  expect(await page.locator('.detail').count()).toBe(0);
  await press(page, 'End');
  await expectFocus(page, '#/traffic/1');
  await press(page, 'Home');
  await expectFocus(page, '#/traffic/300');
});

inBrowser('Escape closes a dialog and leaves the request below it open', async () => {
  const { page } = await withTraffic(1280);
  await visit(page, 'traffic/290');
  await page.getByRole('button', { name: 'Replay…' }).click();
  await page.getByRole('dialog').waitFor();
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: '#290' }).waitFor();
  await press(page, 'Escape');
  await page.getByRole('heading', { name: '#290' }).waitFor({ state: 'detached' });
});

inBrowser('where a request hides the list, the focus goes into it and comes back to its row', async () => {
  const { page } = await withTraffic(360);
  await page.locator('.traffic-box').evaluate(box => box.scrollTo(0, 3000));
  const row = page.locator('a[href="#/traffic/238"]');
  await row.click();
  await expectFocus(page, 'getUser #238');
  await press(page, 'Escape');
  await expectFocus(page, '#/traffic/238');
});

inBrowser.each([
  ['contract/getRoom', '.contract-columns nav'],
  ['state/users', '.columns > nav'],
  ['chat/100102', '.columns nav'],
])('the links beside %s are one stop of the Tab key', async (hash, list) => {
  const { page } = await openConsole({ hash });
  const links = page.locator(`${list} a`);
  await expect.poll(() => links.count()).toBeGreaterThan(3);
  await expect.poll(() => page.locator(`${list} a[tabindex="0"]`).count()).toBe(1);
  const chosen = page.locator(`${list} a[aria-current]`);
  expect(await chosen.getAttribute('tabindex')).toBe('0');
  await chosen.focus();
  await press(page, 'Home');
  await expectFocus(page, String(await links.first().getAttribute('href')));
  await press(page, 'Tab');
  expect(await page.evaluate(`document.activeElement.closest('${list}')`)).toBeNull();
});
