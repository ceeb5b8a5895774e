import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noBrowser, useBrowser, visit } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);

inBrowser('a group is made with members, and gets more of them', async () => {
  const { page, mock, ok } = await openConsole({ hash: 'chat' });
  await page.getByRole('button', { name: 'New conversation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the group').fill('周报');
  await dialog.getByLabel('Add a person').fill('测试');
  await dialog.getByLabel('Add a person').fill('100158 测试001');
  await dialog.getByRole('button', { name: 'Take out 测试001' }).waitFor();
  await dialog.getByRole('button', { name: 'Make the group' }).click();
  await page.getByRole('heading', { name: '周报' }).waitFor();

  await page.getByRole('button', { name: 'Members' }).click();
  await dialog.locator('.members li', { hasText: '测试001' }).waitFor();
  await dialog.getByLabel('Add a person').fill('朋友');
  await dialog.getByLabel('Add a person').fill('100159 朋友001');
  await dialog.getByRole('button', { name: 'Add to the group' }).click();
  await dialog.locator('.members li', { hasText: '朋友001' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  const { rows } = await mock.admin.state.rows('shiku_room', { query: '周报' });
  const members = await ok(100158, '/room/member/list', { roomId: rows[0]?.key ?? '' });
  expect(members).toHaveLength(3);
  // Done as an app does it, so it is in the traffic.
  expect(await mock.admin.requests.count({ operationId: 'addRoom', resultCode: 1 })).toBe(1);
});

inBrowser('two users write to each other side by side, with pictures, and who types is seen', async () => {
  const { page, mock } = await openConsole({ hash: 'chat/100158', viewport: { width: 1440, height: 800 } });
  await mock.listen('live');
  await page.reload();
  await page.getByRole('button', { name: 'Beside' }).click();
  const theirs = page.getByRole('region', { name: 'Window of 测试001' });
  const mine = page.locator('.windows > .room');
  const write = theirs.getByRole('textbox', { name: 'Message' });
  await write.waitFor();
  await write.pressSequentially('在');
  await mine.getByText('测试001 is typing…').waitFor();
  await write.fill('在吗');
  await theirs.getByRole('button', { name: 'Send' }).click();
  await mine.locator('.bubble:not(.mine) .text', { hasText: '在吗' }).waitFor();
  await mine.getByRole('textbox', { name: 'Message' }).fill('在的');
  await mine.getByRole('button', { name: 'Send' }).click();
  await theirs.locator('.bubble:not(.mine) .text', { hasText: '在的' }).waitFor();

  const buffer = readFileSync(
    new URL('../../fixtures/demo/files/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png', import.meta.url),
  );
  const before = await mine.locator('.bubble:not(.mine) img').count();
  await theirs.locator('input[type=file]').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer });
  await expect.poll(() => mine.locator('.bubble:not(.mine) img').count()).toBe(before + 1);

  // A third window, of anybody; the address keeps them all.
  await page.getByRole('button', { name: 'Beside' }).first().click();
  await expect.poll(() => page.locator('.side-window').count()).toBe(2);
  await page.reload();
  await expect.poll(() => page.locator('.side-window').count()).toBe(2);
  await page.locator('.side-window').last().getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => page.locator('.side-window').count()).toBe(1);
});

inBrowser('what came in elsewhere is marked as unread, with its number, until it is looked at', async () => {
  const { page, admin } = await openConsole({ hash: 'chat' });
  const chat = page.locator('.conversation', { hasText: '朋友001' });
  await chat.waitFor();
  expect(await page.locator('.badge.unread').count()).toBe(0);
  for (const content of ['一', '二']) await admin('/messages', { from: 100159, to: 100164, content });
  await admin('/messages', { from: 100164, to: 100159, content: '我的' });
  await expect.poll(() => chat.locator('.badge.unread').innerText()).toMatch(/^2/);
  await chat.click();
  await chat.locator('.badge.unread').waitFor({ state: 'detached' });
  await visit(page, 'chat');
  expect(await page.locator('.badge.unread').count()).toBe(0);
});
