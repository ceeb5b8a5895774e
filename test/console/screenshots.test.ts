import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { afterTheSamples, rooms, type StartedMock } from '../harness.ts';
import { startProxy } from '../proxy/harness.ts';
import { savePicture } from '../save-picture.ts';
import { useBrowser, type View } from './browser.ts';

const folder = join(import.meta.dirname, '../../docs/images');

// The pictures of the README and the docs: only when asked for, so that tests leave the tree as it is.
const wanted = process.env.IMAPI_SCREENSHOTS !== undefined;
const openConsole = useBrowser();

async function shoot(page: Page, name: string): Promise<void> {
  await page.locator('.notice').first().waitFor({ state: 'detached' });
  await savePicture(page, folder, `console-${name}`);
}

const chinese: View = { locale: 'zh-CN' };
const mock = { now: afterTheSamples };
const picture = 'http://127.0.0.1:8089/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png';

async function switchOn(raw: StartedMock['raw'], operation: string, setting: object): Promise<void> {
  await raw(`/__admin/faults/${operation}`, {}, { method: 'PUT', body: JSON.stringify(setting) });
}

/** Somebody uses the app, and time goes by. */
async function someTraffic({ call, admin, raw, mock }: StartedMock): Promise<void> {
  const { clock } = mock.world().store;
  const ask = async (
    user: number | string,
    path: string,
    parameters: Record<string, string | number> = {},
  ) => {
    await call(user, path, parameters);
    clock.advance(1370);
  };
  await ask(100164, '/config');
  await switchOn(raw, 'getUser', { fault: 'response-null-getUser-data', times: 1 });
  await ask(100164, '/user/get');
  await ask(100164, '/tigase/getLastChatList', { pageIndex: 0, pageSize: 20 });
  await ask(100164, '/room/get', { roomId: rooms.six.id });
  await ask(100164, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid });
  await ask(100164, '/room/get', { roomId: '000000000000000000000000' });
  await admin('/messages', { from: 100102, to: 100164, content: '晚上一起吃饭吗？' });
  await ask(100164, '/tigase/dialog/add', { jid: '100102', isAdaptive: 1 });
  await ask('mock-expired', '/user/get');
  await ask(100164, '/friends/page', { userId: 100164, pageIndex: 0, pageSize: 50 });
  await ask(100164, '/tigase/search', { content: '群聊' });
  await ask(100164, '/room/update', { roomId: rooms.test.id, notice: '今晚八点开会' });
  await ask(100164, '/user/gets');
}

const shot = test.skipIf(!wanted);

shot('traffic', async () => {
  const opened = await openConsole({ mock });
  await someTraffic(opened);
  await opened.page.getByRole('link', { name: 'updateRoom' }).click();
  await opened.page.locator('.diff').first().waitFor();
  await shoot(opened.page, 'traffic');
});

shot('two requests compared, and one held', async () => {
  const opened = await openConsole({ mock, viewport: { width: 1440, height: 900 } });
  await someTraffic(opened);
  await opened.call(100158, '/room/get', { roomId: rooms.test.id });
  await opened.mock.admin.holds.set('listMessages');
  const held = opened.call(100158, '/tigase/shiku_msgs', { receiver: 100164, pageIndex: 0, pageSize: 20 });
  await opened.page.locator('.held-request').waitFor();
  await opened.page.locator('.traffic-rows a', { hasText: 'getRoom' }).first().click();
  await opened.page.getByLabel('Compare with').selectOption({ index: 1 });
  await opened.page.locator('.compared .added').first().waitFor();
  await shoot(opened.page, 'compare');
  await opened.mock.admin.holds.clear();
  await held;
});

shot('traffic, dark and Chinese', async () => {
  const opened = await openConsole({ mock, ...chinese, colorScheme: 'dark' });
  await someTraffic(opened);
  await opened.page.getByRole('link', { name: 'updateRoom' }).waitFor();
  await shoot(opened.page, 'traffic-zh-dark');
});

shot('the proxy before a server with a new release', async () => {
  const opened = await openConsole({ mock });
  const { mock: server, base: target, context } = opened;
  // A page of its own: what is watched may ask the mock alone.
  const page = await context.newPage();
  const fault = server.faults().get('response-undeclared-getUser-data');
  server.world().faults.set('getUser', { fault });
  const { base } = await startProxy(target);
  await page.goto(`${base}/__admin/#traffic`);
  const asked = ['/config?', '/user/get?', '/tigase/getLastChatList?pageIndex=0&pageSize=20&', '/user/gets?'];
  for (const path of asked) await (await fetch(`${base}${path}access_token=mock-100164&flag=rw`)).text();
  await page.locator('.proxy-mark').waitFor();
  await page.getByRole('link', { name: 'getUser' }).click();
  await shoot(page, 'proxy');
});

shot('state', async () => {
  const { page, troubles } = await openConsole({ mock, hash: 'state/shiku_room' });
  await page.getByRole('button', { name: `Edit ${rooms.six.id}` }).click();
  const editor = page.getByRole('textbox', { name: 'Row' });
  await editor.fill((await editor.inputValue()).replace('"userSize": 3', '"userSize": "three"'));
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  await shoot(page, 'state');
  // The browser reports the refusal, which is what the picture shows.
  troubles.length = 0;
});

shot(
  'users',
  async () => {
    // The large scenario takes its time.
    const { page } = await openConsole({ mock: { ...mock, scenario: 'large' }, hash: 'users', ...chinese });
    await page.getByText('mock-10000').first().waitFor();
    await shoot(page, 'users-zh');
  },
  120_000,
);

shot('chat', async () => {
  const { page, admin } = await openConsole({
    mock,
    hash: `chat/${rooms.test.jid}/100158~${rooms.test.jid}`,
    ...chinese,
  });
  await admin('/messages', { from: 100164, room: rooms.test.jid, content: '新版本今晚发布，大家帮忙测一下' });
  await admin('/messages', { from: 100158, room: rooms.test.jid, content: '收到，我看看登录和群聊' });
  await admin('/messages', { from: 100159, room: rooms.test.jid, content: picture, type: 2 });
  await page.getByRole('textbox', { name: '消息内容' }).first().fill('这张截图很清楚，谢谢');
  await expect.poll(() => page.locator('.bubble img').count()).toBe(2);
  await page.waitForFunction('document.querySelector(".bubble img").naturalWidth > 0');
  for (const box of await page.locator('.messages').all())
    await box.evaluate(node => node.scrollTo(0, node.scrollHeight));
  await shoot(page, 'chat-zh');
});

shot('faults and clock', async () => {
  const { page, raw, call, mock: started } = await openConsole({ mock, hash: 'faults' });
  await switchOn(raw, 'getUser', { fault: 'response-null-getUser-data', probability: 0.25 });
  await switchOn(raw, '*', { delayDistribution: { type: 'uniform', lower: 100, upper: 300 } });
  await call(100164, '/config');
  started.world().store.clock.advance(86_400_000);
  await page.getByLabel('Find a fault').fill('member');
  await page.locator('.switched', { hasText: 'applied: 1' }).waitFor();
  await shoot(page, 'faults');
});

shot('faults, dark and Chinese', async () => {
  const { page, raw } = await openConsole({ mock, hash: 'faults', ...chinese, colorScheme: 'dark' });
  await switchOn(raw, 'getUser', { fault: 'response-null-getUser-data', times: 3 });
  await page.getByRole('combobox', { name: '类别' }).selectOption({ label: '数据状态' });
  await page.locator('.switched').waitFor();
  await shoot(page, 'faults-zh-dark');
});

shot('contract', async () => {
  const { page } = await openConsole({ mock, hash: 'contract/listMessages' });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('.answered').waitFor();
  await shoot(page, 'contract');
});

shot('a narrow page', async () => {
  const opened = await openConsole({ mock, ...chinese, viewport: { width: 360, height: 720 } });
  await someTraffic(opened);
  await shoot(opened.page, 'narrow-zh');
});
