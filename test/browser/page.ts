import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { useChromium } from '../console/browser.ts';

/** The build, as it is shipped. */
export const browserBuild = join(import.meta.dirname, '../../dist/browser.js');

const html = `<!doctype html><script type="module">
  import * as build from '/browser.js';
  globalThis.build = build;
</script>`;

declare global {
  /** The build, in the page. */
  var build: typeof import('../../src/browser/index.ts');
}

/** Opens a page that has the build as `build`; nothing else of the network is there. */
export async function openPage(browser: ReturnType<ReturnType<typeof useChromium>>): Promise<Page> {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.route('**', route => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    if (pathname !== '/browser.js') return route.abort();
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(browserBuild) });
  });
  await page.goto('http://mock.test/');
  await page.waitForFunction('globalThis.build');
  return page;
}
