import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { createMock } from '../../src/create-mock.ts';
import { afterTheSamples, rooms } from '../harness.ts';
import { noBrowser, useBrowser, type View, visit } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);
const pages = ['traffic', 'state/users', 'users', 'chat/100102', 'faults', 'contract/getUser'];

inBrowser(
  'a message written as somebody else arrives in the chat, in the history and in the traffic',
  async () => {
    const { page, ok } = await openConsole({ hash: 'chat/100102' });
    await page.getByLabel('Write as').selectOption({ label: 'A9gz0' });
    await page.getByRole('textbox', { name: 'Message' }).fill('在吗？');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.bubble:not(.mine) .text', { hasText: '在吗？' }).waitFor();

    const [newest] = await ok(100164, '/tigase/shiku_msgs', { receiver: 100102, pageIndex: 0, pageSize: 1 });
    expect(newest).toMatchObject({ content: '在吗？', direction: 1 });

    await visit(page, 'traffic');
    await page.getByRole('link', { name: 'listMessages' }).click();
    await page.getByRole('region', { name: 'Answer' }).getByText('"在吗？"').waitFor();
  },
);

inBrowser('a message that comes in from elsewhere shows at once, in a group as well', async () => {
  const { page, admin } = await openConsole({ hash: `chat/${rooms.test.jid}` });
  await page.getByRole('heading', { name: '测试群' }).waitFor();
  await admin('/messages', { from: 100158, room: rooms.test.jid, content: '大家好' });
  await page.locator('.bubble .text', { hasText: '大家好' }).waitFor();
  await page.locator('.conversation .last', { hasText: '大家好' }).waitFor();
});

inBrowser('a picture is uploaded and sent', async () => {
  const { page, ok } = await openConsole({ hash: 'chat/100102' });
  const buffer = readFileSync(
    new URL('../../fixtures/demo/files/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png', import.meta.url),
  );
  await page
    .locator('.composer input[type=file]')
    .setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer });
  const picture = page.locator('.bubble.mine img');
  await picture.waitFor();
  await expect.poll(() => picture.evaluate(node => node.naturalWidth)).toBeGreaterThan(0);
  const [newest] = await ok(100102, '/tigase/shiku_msgs', { receiver: 100164, pageIndex: 0, pageSize: 1 });
  expect(newest.contentType).toBe(2);
});

inBrowser('requests come in while they are watched, can be filtered, held back and forgotten', async () => {
  const { page, call } = await openConsole();
  await call(100164, '/user/get');
  await call(100164, '/room/get', { roomId: '000000000000000000000000' });
  await page.getByRole('link', { name: 'getRoom' }).waitFor();
  await page.getByLabel('Result code').fill('100411');
  await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['getRoom']);
  await page.getByLabel('Result code').fill('');
  await page.getByLabel('Verdict').selectOption('ok');
  await expect.poll(() => page.locator('tbody a').allTextContents()).toEqual(['getUser']);
  await page.getByLabel('Verdict').selectOption('');

  await page.getByRole('button', { name: 'Pause' }).click();
  await call(100164, '/config');
  await page.getByText('1 newer held back').waitFor();
  expect(await page.locator('tbody a').count()).toBe(2);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('link', { name: 'getConfig' }).waitFor();

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No requests.').waitFor();
});

inBrowser('an opened request shows the rows it changed, before and after', async () => {
  const { page, ok } = await openConsole();
  await ok(100164, '/room/update', { roomId: rooms.test.id, roomName: '改名了' });
  await page.getByRole('link', { name: 'updateRoom' }).click();
  const diff = page.getByRole('region', { name: `shiku_room / ${rooms.test.id}` });
  await diff.locator('.removed', { hasText: '测试群' }).waitFor();
  await diff.locator('.added', { hasText: '改名了' }).waitFor();
  await page.getByRole('region', { name: 'curl' }).getByText('/room/update').waitFor();
});

inBrowser("a fault that is switched on makes the app's call fail, until it is switched off", async () => {
  const { page, base, mock } = await openConsole({ hash: 'faults' });
  const call = () => fetch(`${base}/config`, { signal: AbortSignal.timeout(300) });
  await page.getByRole('button', { name: 'Slow down…' }).click();
  await page.getByRole('dialog').getByLabel('Operation').selectOption('getConfig');
  await page.getByLabel('Milliseconds').fill('5000');
  await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
  await page.locator('.switched', { hasText: 'getConfig' }).waitFor();
  expect(mock.world().faults.size).toBe(1);
  await expect(call()).rejects.toThrow();

  await page.getByRole('button', { name: 'Switch off: getConfig' }).click();
  await page.getByText('Nothing: every operation').waitFor();
  expect((await call()).status).toBe(200);
});

inBrowser(
  'a fault of the catalogue is found, breaks the answers of its operation, and shows in the traffic',
  async () => {
    const { page, call } = await openConsole({ hash: 'faults' });
    await page.getByLabel('Find a fault').fill('response-null getUser-data');
    await page.getByRole('button', { name: 'Switch on response-null-getUser-data', exact: true }).click();
    await page.getByLabel('Times (empty: always)').fill('1');
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await page.locator('.switched', { hasText: 'for 1 requests' }).waitFor();

    expect((await call(100164, '/user/get')).data).toBeNull();
    await page.getByText('Nothing: every operation').waitFor();
    expect((await call(100164, '/user/get')).data.userId).toBe(100164);

    await visit(page, 'traffic');
    await page.locator('tr.verdict-broken a', { hasText: 'getUser' }).click();
    await page.locator('.note.fault', { hasText: 'response-null-getUser-data' }).waitFor();
    await page.locator('.line.marked', { hasText: '"data"' }).waitFor();
  },
);

inBrowser('the clock is frozen, set, moved on and let go', async () => {
  const { page, mock } = await openConsole({ hash: 'faults' });
  const { clock } = mock.world().store;
  await page.getByRole('button', { name: 'Freeze' }).click();
  await page.getByText('frozen', { exact: true }).waitFor();
  const frozen = clock.now().ms;
  await page.getByRole('button', { name: '+1 h' }).click();
  await expect.poll(() => clock.now().ms).toBe(frozen + 3_600_000);
  await page.getByLabel('Freeze at').fill('2021-03-04T12:00:05');
  await page.getByRole('button', { name: 'Set' }).first().click();
  await expect.poll(() => clock.now().ms).toBe(new Date('2021-03-04T12:00:05').getTime());
  await page.getByText('2021-03-04 12:00:05').waitFor();
  await page.getByRole('button', { name: 'Real time' }).click();
  await expect.poll(() => clock.setting.mode).toBe('real');
});

inBrowser('a state is kept, changed and brought back', async () => {
  const { page, ok } = await openConsole({ hash: 'state/users' });
  const nickname = async () => (await ok(100164, '/user/get')).nickname;
  await page.getByRole('button', { name: 'Snapshots' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('before');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('before', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Edit 100164' }).click();
  const editor = dialog.getByRole('textbox', { name: 'Row' });
  const row = JSON.parse(await editor.inputValue());
  await editor.fill(JSON.stringify({ ...row, nickname: '改了' }, null, 2));
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await nickname()).toBe('改了');

  await page.getByRole('button', { name: 'Snapshots' }).click();
  await page.getByRole('button', { name: 'Restore before' }).click();
  await page.getByText('Snapshot before restored').waitFor();
  expect(await nickname()).toBe('张益达');
});

inBrowser(
  'the whole state is saved as a file, changed there and read back; a scenario begins anew',
  async () => {
    const { page, ok } = await openConsole({ hash: 'state/users' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe('imapi-state.json');
    await page
      .locator('input[type=file][accept*=json]')
      .setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: renamed(text) });
    await page.getByText('changed.json imported').waitFor();
    expect((await ok(100164, '/user/get')).nickname).toBe('张三丰');

    await page.getByLabel('Scenario').selectOption('empty');
    await page.getByText('Scenario empty is active').waitFor();
    await page.getByRole('link', { name: 'shiku_msgs 0' }).waitFor();
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
    await page.getByText('The world was reset').waitFor();
  },
);

inBrowser('a row that is refused says why, at the place it is refused for', async () => {
  const { page, troubles } = await openConsole({ hash: 'state/users' });
  await page.getByRole('button', { name: 'Edit 100164' }).click();
  const editor = page.getByRole('textbox', { name: 'Row' });
  const row = JSON.parse(await editor.inputValue());
  await editor.fill(JSON.stringify({ ...row, nickname: 42 }, null, 2));
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('/nickname', { exact: true }).waitFor();
  const selected = await editor.evaluate(node => node.value.slice(node.selectionStart, node.selectionEnd));
  expect(selected).toBe('42');
  forgive(troubles);
});

inBrowser('a new user can be become, and the contract is tried as him', async () => {
  const { page } = await openConsole({ hash: 'users' });
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByLabel('Nickname').fill('新同事');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('button', { name: 'Become 新同事' }).click();
  await page.locator('.me', { hasText: '新同事' }).waitFor();
  await visit(page, 'contract/getUser');
  await page.getByText('as 新同事').waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('region', { name: 'Answer' }).getByText('"新同事"').first().waitFor();
});

inBrowser('a session is a world of its own', async () => {
  const { page, call, ok } = await openConsole({ hash: 'chat/100102' });
  await page.getByLabel('World').selectOption({ label: 'new session…' });
  await page.getByRole('dialog').getByLabel('Name').fill('worker-1');
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await page.locator('.connection.live').waitFor();
  await page.getByRole('textbox', { name: 'Message' }).fill('只在这里');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('.bubble .text', { hasText: '只在这里' }).waitFor();
  const [newest] = await ok(100164, '/tigase/shiku_msgs', { receiver: 100102, pageIndex: 0, pageSize: 1 });
  expect(newest.content).not.toBe('只在这里');
  await visit(page, 'traffic');
  await call(100164, '/config');
  await page.getByText('No requests.').waitFor();

  await page.getByLabel('World').selectOption({ label: 'end the session worker-1' });
  await page.getByRole('link', { name: 'getConfig' }).waitFor();
  expect(await page.getByLabel('World').inputValue()).toBe('');
});

inBrowser("the language is the browser's, and can be switched for good", async () => {
  const { page } = await openConsole({ locale: 'zh-CN' });
  await page.getByRole('heading', { name: '流量' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByRole('heading', { name: 'Traffic' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Traffic' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

inBrowser(
  'the errata of an operation are in the language of the page, and nobody loads the other one',
  async () => {
    const { page } = await openConsole({ locale: 'zh-CN' });
    const scripts: string[] = [];
    page.on('request', request => scripts.push(...(request.url().match(/[^/]+\.js$/) ?? [])));
    await page.goto(`${page.url().split('#')[0]}#contract/listMembers`);
    await page.getByText('文档勘误').click();
    await page.getByText('示例误贴了 2.0 的公告列表').waitFor();
    expect(scripts).toHaveLength(1);
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('Errata of the document').click();
    await page.getByText('the sample is the notices page of 2.0').waitFor();
    expect(scripts).toHaveLength(2);
  },
);

inBrowser('a token in the address is taken out of it and sent', async () => {
  const { page, base } = await openConsole();
  const asked = page.waitForRequest(request => request.headers().authorization === 'Bearer secret');
  await page.goto('about:blank');
  await page.goto(`${base}/__admin/#token=secret`);
  await asked;
  expect(page.url()).not.toContain('secret');
});

inBrowser('a mock that wants a token is asked for one', async () => {
  const { page, base, troubles } = await openConsole({
    mock: { adminToken: 'a-long-secret' },
    token: 'a-long-secret',
  });
  await page.evaluate('sessionStorage.clear()');
  await page.goto('about:blank');
  await page.goto(`${base}/__admin/`);
  await page.getByRole('dialog').getByLabel('Token').fill('a-long-secret');
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click();
  await page.locator('.connection.live').waitFor();
  forgive(troubles);
});

inBrowser('a mock that was started again is found again, and its requests are counted anew', async () => {
  const { page, base, mock, call, troubles } = await openConsole();
  await call(100164, '/config');
  await call(100164, '/user/get');
  await page.getByText('2 of 2 requests').waitFor();
  await mock.close();
  await page.locator('.connection.lost').waitFor();

  const again = await createMock();
  onTestFinished(() => again.close());
  await again.listen('api', { host: '127.0.0.1', port: Number(new URL(base).port) });
  await page.locator('.connection.live').waitFor();
  await page.getByText('0 of 0 requests').waitFor();
  await call(100164, '/config');
  await page.getByText('1 of 1 requests').waitFor();
  // A page that is left asks no more of a mock that ends before it.
  await page.goto('about:blank');
  forgive(troubles);
});

inBrowser(
  'ten thousand requests leave the page quick: only the rows in sight exist',
  async () => {
    const { page, base, mock, call } = await openConsole({ mock: { journalSize: 20_000 } });
    await call(100164, '/config');
    const { journal } = mock.world();
    const [first] = journal.entries();
    if (!first) throw new Error('Failed to find the request in the journal.');
    const { id: _, ...entry } = first;
    for (let count = 1000; count <= 10_000; count += 1000) {
      while (journal.newestId < count) journal.add(entry);
      await page.getByText(`${count.toLocaleString('en')} of`).waitFor();
    }
    expect(await page.locator('tbody tr').count()).toBeLessThan(80);

    // Far down the list, what is looked at stays where it is while newer requests come in.
    const box = page.locator('.table-box');
    await box.evaluate(node => node.scrollTo(0, 100_000));
    const seen = page.locator('tbody a').nth(20);
    await expect.poll(() => seen.getAttribute('href')).toMatch(/\/6\d{3}$/);
    const href = await seen.getAttribute('href');
    const place = await seen.boundingBox();
    await fetch(`${base}/user/get`);
    await page.locator(`tbody a[href="${href}"]`).waitFor();
    await expect
      .poll(async () => (await page.locator(`tbody a[href="${href}"]`).boundingBox())?.y)
      .toBe(place?.y);
  },
  60_000,
);

/** What opens a dialog, on which page. */
const dialogs = [
  ['state/users', '.rows button.link'],
  ['state/users', '.bar button:text-matches("Snapshots|快照")'],
  ['users', '.bar button.primary'],
  ['chat/100102', 'button.start'],
  [`chat/${rooms.test.jid}`, '.room button.small'],
  ['traffic/1', '.detail button.primary'],
  ['faults', '.catalogue .actions button'],
] as const;

inBrowser('the pages that these tests look at are all there are', async () => {
  const { page } = await openConsole();
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
  const hashes = await links.evaluateAll(found => found.map(link => link.getAttribute('href')));
  expect(pages.map(hash => `#/${hash.split('/')[0]}`)).toEqual(hashes);
});

/** A pipeline looks at each language and each theme, elsewhere at each language in each theme. */
const views: readonly View[] = (['light', 'dark'] as const).flatMap((colorScheme, at) =>
  ['en-US', 'zh-CN']
    .filter((_, index) => index === at || !process.env.CI)
    .map(locale => ({ colorScheme, locale })),
);
/** Beside the pages as they open: one request, two compared, messages as rows, two windows. */
const more = ['traffic/1', 'traffic/1/2', 'state/shiku_msgs', 'chat/100102/100102~100164'];
for (const view of views) {
  inBrowser(
    `nobody is shut out, ${view.colorScheme} and ${view.locale}`,
    async () => {
      const { page, call, mock } = await openConsole({ ...view, mock: { now: afterTheSamples } });
      await call(100164, '/room/update', { roomId: rooms.test.id, notice: '今晚八点开会' });
      await call('mock-expired', '/user/get');
      await mock.admin.holds.set('getConfig');
      const held = call(100164, '/config');
      // Not a script tag: the page's own policy forbids scripts from elsewhere, and is not to be lifted here.
      await page.evaluate(axe.source);
      // Dark is other colours and nothing else.
      const rules = view.colorScheme === 'dark' ? ['color-contrast'] : undefined;
      for (const hash of [...pages, ...more]) {
        await visit(page, hash);
        await settled(page);
        expect(await seriousFindings(page, rules), hash).toEqual([]);
      }
      for (const [hash, opener] of dialogs) {
        await visit(page, hash);
        await page.locator(opener).first().click();
        await page.getByRole('dialog').waitFor();
        expect(await seriousFindings(page, rules), opener).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      await mock.admin.holds.clear();
      await held;
    },
    90_000,
  );
}

inBrowser(
  'every page fits a screen of 360 pixels',
  async () => {
    const { page, call } = await openConsole({ viewport: { width: 360, height: 720 } });
    await call(100164, '/room/update', { roomId: rooms.test.id, notice: '今晚八点开会' });
    for (const hash of [...pages, 'traffic/1', 'chat', 'contract']) {
      await visit(page, hash);
      await settled(page);
      const wide = await page.evaluate(
        `[document.documentElement, document.querySelector('main')].map(box => box.scrollWidth - box.clientWidth)`,
      );
      expect(wide, hash).toEqual([0, 0]);
    }
  },
  60_000,
);

function renamed(state: string): Buffer {
  return Buffer.from(state.replaceAll('"nickname": "张益达"', '"nickname": "张三丰"'));
}

/** The browser itself reports every answer that is not 2xx, and none at all; where that was wanted, it is no trouble. */
function forgive(troubles: string[]): void {
  troubles.splice(
    0,
    troubles.length,
    ...troubles.filter(trouble => !/status of 4|ERR_CONNECTION|ERR_INCOMPLETE/.test(trouble)),
  );
}

/** Waits until nothing is asked for any more; the stream of events never ends, so the network never idles. */
async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise(resolve => setTimeout(resolve, 300))');
}

/** What axe finds that shuts people out. */
/** @param rules those of axe that are asked for; default: all */
async function seriousFindings(page: Page, rules?: readonly string[]): Promise<unknown> {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  return page.evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, ...nodes.map(node => node.html.slice(0, 160) + ' ' + node.any.map(check => check.message).join())]))`);
}
