import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { afterTheSamples, rooms, type StartedMock } from '../harness.ts';
import { useBrowser, type View, visit } from './browser.ts';

const folder = join(import.meta.dirname, '../../docs/images');

// The pictures of the README and the docs: only when asked for, so that tests leave the tree as it is.
const wanted = process.env.IMAPI_SCREENSHOTS !== undefined;
const openConsole = useBrowser();

async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.locator('.notice').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: join(folder, `console-${name}.png`) });
}

const chinese: View = { locale: 'zh-CN' };
const mock = { now: afterTheSamples };

/** Somebody uses the app. */
async function someTraffic({ call, admin }: StartedMock): Promise<void> {
  await call(100164, '/config');
  await call(100164, '/user/get');
  await call(100164, '/tigase/getLastChatList', { pageIndex: 0, pageSize: 20 });
  await call(100164, '/room/get', { roomId: '60332a72d656fd634b20f20a' });
  await call(100164, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid });
  await call(100164, '/room/get', { roomId: '000000000000000000000000' });
  await admin('/messages', { from: 100102, to: 100164, content: '晚上一起吃饭吗？' });
  await call(100164, '/tigase/dialog/add', { jid: '100102', isAdaptive: 1 });
  await call('mock-expired', '/user/get');
  await call(100164, '/friends/page', { userId: 100164, pageIndex: 0, pageSize: 50 });
  await call(100164, '/tigase/search', { content: '群聊' });
  await call(100164, '/room/update', { roomId: rooms.test.id, notice: '今晚八点开会' });
  await call(100164, '/user/gets');
}

test.skipIf(!wanted)(
  'traffic',
  async () => {
    const opened = await openConsole({ mock });
    await someTraffic(opened);
    await opened.page.getByRole('link', { name: 'updateRoom' }).click();
    await opened.page.locator('.diff').first().waitFor();
    await shoot(opened.page, 'traffic');
  },
  60_000,
);

test.skipIf(!wanted)(
  'traffic, dark and Chinese',
  async () => {
    const opened = await openConsole({ mock, ...chinese, colorScheme: 'dark' });
    await someTraffic(opened);
    await opened.page.getByRole('link', { name: 'updateRoom' }).waitFor();
    await shoot(opened.page, 'traffic-zh-dark');
  },
  60_000,
);

test.skipIf(!wanted)(
  'state',
  async () => {
    const { page } = await openConsole({ mock, hash: 'state/shiku_room' });
    await page.getByText('60332a72d656fd634b20f20a').first().waitFor();
    await shoot(page, 'state');
  },
  60_000,
);

test.skipIf(!wanted)(
  'users',
  async () => {
    const { page } = await openConsole({ mock, hash: 'users', ...chinese });
    await page.getByText('mock-100164').waitFor();
    await shoot(page, 'users-zh');
  },
  60_000,
);

test.skipIf(!wanted)(
  'chat',
  async () => {
    const opened = await openConsole({ mock, hash: `chat/${rooms.test.jid}`, ...chinese });
    const { page, admin } = opened;
    await admin('/messages', {
      from: 100164,
      room: rooms.test.jid,
      content: '新版本今晚发布，大家帮忙测一下',
    });
    await admin('/messages', { from: 100158, room: rooms.test.jid, content: '收到 👌' });
    await page.getByRole('textbox', { name: '消息内容' }).fill('图片也发一张');
    await page.getByText('收到 👌').first().waitFor();
    await shoot(page, 'chat-zh');
  },
  60_000,
);

test.skipIf(!wanted)(
  'faults and clock',
  async () => {
    const opened = await openConsole({ mock, hash: 'faults' });
    const { page } = opened;
    await page.getByRole('button', { name: 'Slow down…' }).click();
    await page.getByRole('button', { name: 'Switch on', exact: true }).last().click();
    await page.locator('.switched').waitFor();
    await shoot(page, 'faults');
  },
  60_000,
);

test.skipIf(!wanted)(
  'contract',
  async () => {
    const { page } = await openConsole({ mock, hash: 'contract/listGroupMessages' });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.answered').waitFor();
    await shoot(page, 'contract');
  },
  60_000,
);

test.skipIf(!wanted)(
  'a narrow page',
  async () => {
    const opened = await openConsole({ mock, viewport: { width: 360, height: 720 } });
    await someTraffic(opened);
    await visit(opened.page, `chat/${rooms.test.jid}`);
    await opened.page.locator('.bubble').first().waitFor();
    await shoot(opened.page, 'narrow-chat');
    await visit(opened.page, 'traffic');
    await shoot(opened.page, 'narrow');
  },
  60_000,
);
