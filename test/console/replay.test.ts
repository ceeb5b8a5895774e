import { expect, test } from 'vitest';
import { rooms } from '../harness.ts';
import { noBrowser, useBrowser, visit } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);

inBrowser(
  'a request is sent again changed and as somebody else, and laid beside the first answer',
  async () => {
    const { page, mock, ok } = await openConsole();
    await ok(100164, '/user/get', { userId: 100102 });
    await page.getByRole('link', { name: 'getUser' }).click();
    await page.getByRole('button', { name: 'Replay…' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByLabel('Send as').inputValue()).toBe('100164 张益达');
    expect(await dialog.getByLabel('userId').inputValue()).toBe('100102');
    await dialog.getByLabel('userId').fill('100159');
    await dialog.getByLabel('Send as').fill('测试');
    await dialog.getByLabel('Send as').fill('100158 测试001');
    await dialog.getByRole('button', { name: 'Send' }).click();
    const difference = dialog.getByRole('region', { name: 'Compared with the first answer' });
    await difference.locator('.removed', { hasText: 'A9gz0' }).waitFor();
    await difference.locator('.added', { hasText: '朋友001' }).waitFor();
    const [sent] = (await mock.admin.requests.list()).requests;
    expect(sent).toMatchObject({
      method: 'GET',
      caller: { userId: 100158 },
      parameters: { userId: '100159', flag: 'rw' },
    });
  },
);

inBrowser('a POST is sent again as a form, with its rows changed once more', async () => {
  const { page, mock, base } = await openConsole();
  const body = new URLSearchParams({
    access_token: 'mock-100164',
    roomId: rooms.test.id,
    notice: '今晚八点',
  });
  await fetch(`${base}/room/update`, { method: 'POST', body });
  await page.getByRole('link', { name: 'updateRoom' }).click();
  await page.getByRole('button', { name: 'Replay…' }).click();
  await page.getByRole('dialog').getByLabel('notice', { exact: true }).fill('改到九点');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => mock.admin.requests.count({ method: 'POST', operationId: 'updateRoom' })).toBe(2);
  const [sent] = (await mock.admin.requests.list()).requests;
  expect(sent).toMatchObject({ method: 'POST', resultCode: 1, parameters: { notice: '改到九点' } });
});

inBrowser('two requests are compared, by what was sent and by what came', async () => {
  const { page, ok } = await openConsole();
  await ok(100164, '/tigase/shiku_msgs', { receiver: 100102, pageIndex: 0, pageSize: 1 });
  await ok(100164, '/tigase/shiku_msgs', { receiver: 100102, pageIndex: 1, pageSize: 1 });
  // The newest stands first, once it is there.
  const shown = page.getByRole('link', { name: 'listMessages' });
  await expect.poll(() => shown.count()).toBe(2);
  await shown.first().click();
  await page.getByLabel('Compare with').selectOption('1');
  const compared = page.getByRole('region', { name: 'Compared with request 1' });
  await compared.locator('.removed', { hasText: 'pageIndex = 0' }).waitFor();
  await compared.locator('.added', { hasText: 'pageIndex = 1' }).waitFor();
  await compared
    .getByRole('region', { name: 'Answers compared' })
    .locator('.removed', { hasText: '"messageId"' })
    .waitFor();
  expect(page.url()).toMatch(/traffic\/2\/1$/);
});

inBrowser(
  'requests of an operation wait until they are let go, as they came, changed or refused',
  async () => {
    const { page, mock, ok, call } = await openConsole();
    await page.getByLabel('Hold…').selectOption('getUser');
    const held = page.getByRole('region', { name: 'Held requests' });
    await held.getByText('No request is waiting.').waitFor();

    const first = ok(100164, '/user/get', { userId: 100102 });
    await held.getByRole('button', { name: 'Release', exact: true }).click();
    expect((await first).userId).toBe(100102);

    const second = ok(100164, '/user/get', { userId: 100102 });
    await held.getByLabel('userId').fill('100158');
    await held.getByRole('button', { name: 'Release changed' }).click();
    expect((await second).userId).toBe(100158);

    const third = call(100164, '/user/get');
    await held.getByLabel('Result code to fail with').fill('1030102');
    await held.getByRole('button', { name: 'Answer failure' }).click();
    expect((await third).resultCode).toBe(1030102);

    await held.getByRole('button', { name: 'Stop holding getUser' }).click();
    await held.waitFor({ state: 'detached' });
    expect((await ok(100164, '/user/get')).userId).toBe(100164);
    expect(mock.contract.operations.length).toBeGreaterThan(20);
  },
);

inBrowser('a request is copied as curl, fetch, typed client and Playwright test', async () => {
  const { page, ok } = await openConsole();
  await ok(100164, '/user/get', { userId: 100102 });
  await visit(page, 'traffic/1');
  for (const [name, part] of [
    ['curl', 'curl -sS -G'],
    ['fetch', 'new URLSearchParams({'],
    ['typed client', "client.GET('/user/get'"],
    ['Playwright', 'toMatchObject({ resultCode: 1 })'],
  ] as const) {
    await page.locator('.copy-as').getByRole('button', { name, exact: true }).click();
    await page.getByRole('region', { name, exact: true }).getByText(part).waitFor();
  }
});
