import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rooms } from '../harness.ts';
import { noBrowser, useBrowser, visit } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);

/** Calls whose operations have short and long names. */
const calls = [
  '/tigase/shiku_msgs?receiver=100102&pageIndex=0&pageSize=20',
  `/tigase/shiku_muc_msgs?roomId=${rooms.test.jid}&pageIndex=1`,
  `/room/member/setOfflineNoPushMsg?roomId=${rooms.test.id}&userId=100164&offlineNoPushMsg=0`,
  '/user/get?userId=100102',
];

/** The names of operations in sight: all of them, and those that are cut off or hidden behind something else. */
const namesInSight = `(() => {
  const box = document.querySelector('.traffic-box').getBoundingClientRect();
  const head = document.querySelector('.traffic-rows th.verdict').getBoundingClientRect();
  const shown = [...document.querySelectorAll('.traffic-rows tbody a')].filter(link => {
    const { top, bottom } = link.getBoundingClientRect();
    return top >= head.bottom && bottom <= box.bottom;
  });
  const unreadable = shown.filter(link => {
    const { left, right, top, bottom } = link.getBoundingClientRect();
    const cell = link.closest('td').getBoundingClientRect();
    const ends = [left + 1, right - 2].map(x => document.elementFromPoint(x, (top + bottom) / 2));
    return left < cell.left || right > cell.right || ends.some(end => end !== link);
  });
  return { shown: shown.length, unreadable: unreadable.map(link => link.textContent) };
})()`;

async function expectNamesReadable(page: Page): Promise<void> {
  const found = () => page.evaluate<{ shown: number; unreadable: string[] }>(namesInSight);
  await expect.poll(async () => (await found()).shown).toBeGreaterThan(5);
  await expect.poll(found).toMatchObject({ unreadable: [] });
}

inBrowser(
  'of 5,000 requests the operation can be read at every width, with one opened and without',
  async () => {
    const { page, mock } = await openConsole({ mock: { journalSize: 5000 } });
    for (let n = 0; n < 5000; n++) await mock.fetch(`${calls[n % 4]}&flag=rw&access_token=mock-100164`);
    await page.getByText('5,000 of 5,000 requests').waitFor();
    for (const width of [1440, 1024, 768, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await visit(page, 'traffic');
      await page.locator('.traffic-box').evaluate(box => box.scrollTo(0, box.scrollHeight / 2));
      await page.getByRole('link', { name: 'setMemberNotification' }).first().waitFor();
      await expectNamesReadable(page);

      await visit(page, 'traffic/2499');
      const opened = page.getByRole('region', { name: 'Request 2499' });
      const heading = opened.getByRole('heading', { name: 'setMemberNotification' });
      await heading.waitFor();
      expect((await heading.boundingBox())?.width, `${width}`).toBeGreaterThan(180);
      // Where there is no room for both, the request has the page for itself.
      if (width > 1000) await expectNamesReadable(page);
      else expect(await page.locator('.traffic-box').isVisible()).toBe(false);
    }
  },
  60_000,
);

inBrowser('calls of one operation are told apart by who called and with what', async () => {
  const { page, call } = await openConsole({ viewport: { width: 1440, height: 800 } });
  await call(100164, '/tigase/shiku_msgs', { receiver: 100102, pageIndex: 0, pageSize: 20 });
  await call(100158, '/tigase/shiku_msgs', { receiver: 100164, pageIndex: 3, pageSize: 20 });
  await call('mock-expired', '/tigase/shiku_msgs', { receiver: 100102 });
  const rows = page.locator('.traffic-rows tbody tr');
  await expect.poll(() => rows.count()).toBe(3);
  const cells = (name: string) => rows.locator(`.${name}`).allInnerTexts();
  expect(await cells('who')).toEqual(['', '测试001', '张益达']);
  expect(await cells('given')).toEqual([
    'receiver=100102',
    'receiver=100164 pageIndex=3 pageSize=20',
    'receiver=100102 pageIndex=0 pageSize=20',
  ]);
  await page.setViewportSize({ width: 360, height: 720 });
  await expect
    .poll(() => rows.nth(1).locator('.second-line').innerText())
    .toMatch(/:\d\d · 测试001 · .* ms$/);
  await page.getByLabel('Filter').fill('测试001');
  await expect.poll(() => rows.count()).toBe(1);
});
