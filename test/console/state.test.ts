import { expect, test } from 'vitest';
import { rooms } from '../harness.ts';
import { noBrowser, useBrowser } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);

inBrowser(
  'rows are a table with names in place of ids, filtered, sorted, and lead to what they name',
  async () => {
    const { page } = await openConsole({ hash: 'state/shiku_room_member' });
    const rows = page.locator('.state-rows tbody tr');
    await rows.getByRole('link', { name: '测试群' }).first().waitFor();
    const all = await rows.count();
    await page.getByLabel('Filter').fill('张益达');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await expect
      .poll(async () => new Set(await rows.locator('td:nth-child(3)').allInnerTexts()))
      .toEqual(new Set(['张益达']));

    await page.getByLabel('Filter').fill('');
    await page.getByRole('button', { name: 'userId', exact: true }).click();
    await page.locator('th[aria-sort=ascending]', { hasText: 'userId' }).waitFor();
    await page.getByRole('button', { name: 'userId', exact: true }).click();
    await page.locator('th[aria-sort=descending]', { hasText: 'userId' }).waitFor();

    await rows.getByRole('link', { name: '测试群' }).first().click();
    const dialog = page.getByRole('dialog', { name: `shiku_room / ${rooms.test.id}` });
    expect(JSON.parse(await dialog.getByRole('textbox', { name: 'Row' }).inputValue()).name).toBe('测试群');
    await dialog.getByRole('link', { name: '张益达' }).click();
    await page.getByRole('dialog', { name: 'users / 100164' }).waitFor();
  },
);

inBrowser('the messages of a group are found by its name', async () => {
  const { page } = await openConsole({ hash: 'state' });
  await page.getByRole('link', { name: 'messages of 测试群' }).click();
  await page.getByRole('heading', { name: 'messages of 测试群' }).waitFor();
  await page.locator('.state-rows tbody tr').first().waitFor();
});
