import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rooms } from '../harness.ts';
import { noBrowser, useBrowser, visit } from './browser.ts';

const openConsole = useBrowser();
const inBrowser = test.skipIf(noBrowser);
const pages = [
  'traffic',
  'traffic/1',
  'traffic/120/2',
  'state/users',
  'state/shiku_msgs',
  'users',
  'chat',
  'chat/100102',
  'chat/100102/100102~100164',
  'faults',
  'contract',
  'contract/getUser',
  'contract/updateRoom',
];

/** What can be used and is not whole on the screen; what lies in a box that is made to scroll sideways can be reached. */
const cutOff = `(() => {
  const scrolls = node => node.closest('.table-box, .code, .windows') !== null;
  return [...document.querySelectorAll('a, button, input, select, textarea, summary, h1, h2, h3')]
    .filter(node => node.checkVisibility() && !node.matches('.skip'))
    .filter(node => {
      const { left, right } = node.getBoundingClientRect();
      return (left < 0 || right > innerWidth + 0.5) && !scrolls(node);
    })
    .map(node => node.outerHTML.slice(0, 120));
})()`;

/** The links of the navigation: their lines, and the names that do not fit. */
const navigation = `(() => {
  const links = [...document.querySelectorAll('.side a')];
  return {
    lines: new Set(links.map(link => link.getBoundingClientRect().top)).size,
    cut: links.map(link => link.querySelector('span')).filter(name => {
      const { left, right } = name.getBoundingClientRect();
      const link = name.closest('a').getBoundingClientRect();
      return left < link.left - 0.5 || right > link.right + 0.5;
    }).map(name => name.textContent),
  };
})()`;

inBrowser.each([
  ['en-US', 360],
  ['zh-CN', 360],
  ['en-US', 768],
])(
  'nothing is cut off, and the navigation is one line: %s at %d pixels',
  async (locale, width) => {
    const { page, call, ok } = await openConsole({ locale, viewport: { width, height: 720 } });
    await ok(100164, '/room/update', { roomId: rooms.test.id, notice: '今晚八点开会' });
    await call(100164, '/user/get');
    // The longest names there are, in more requests than can be chosen from.
    await call(100164, '/tigase/shiku_muc_msgs', { roomId: rooms.test.jid, pageIndex: 0 });
    for (let n = 0; n < 120; n++) await call(100164, `/an/address/of/some/depth/that/is/none/${n}`);
    for (const hash of pages) {
      await visit(page, hash);
      await page.evaluate('new Promise(resolve => setTimeout(resolve, 300))');
      expect(await page.evaluate(cutOff), hash).toEqual([]);
      // What is only for screen readers, far down in a box that scrolls, makes no empty page below.
      expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight'), hash).toBe(0);
      expect(await page.evaluate(navigation), hash).toEqual({ lines: 1, cut: [] });
    }
  },
  60_000,
);

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  return box ?? { x: 0, y: 0, width: 0, height: 0 };
}

inBrowser.each([360, 1280])('what was just done is said and covers nothing at %d pixels', async width => {
  const { page } = await openConsole({ hash: 'users', viewport: { width, height: 720 } });
  await page
    .getByRole('button', { name: /^Become/ })
    .first()
    .click();
  await page.locator('.notice').waitFor();
  const [main, notice] = [await boxOf(page, 'main'), await boxOf(page, '.notice')];
  expect(main.y + main.height).toBeLessThanOrEqual(notice.y + 0.5);
  expect(notice.y + notice.height).toBeLessThanOrEqual(720.5);
});

inBrowser('what went wrong in a dialog is said in the dialog', async () => {
  const { page } = await openConsole({ hash: 'chat' });
  await page.getByRole('button', { name: 'New conversation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the group').fill('x');
  await page.route('**/room/add*', route =>
    route.fulfill({ json: { resultCode: 1020101, resultMsg: '接口内部异常' } }),
  );
  await dialog.getByRole('button', { name: 'Make the group' }).click();
  await dialog.getByRole('alert').getByText('接口内部异常').waitFor();
});
