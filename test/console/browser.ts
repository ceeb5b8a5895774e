import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { MockOptions } from '../../src/mock-options.ts';
import { startMock } from '../harness.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
const executablePath = names
  .flatMap(name => folders.map(folder => join(folder, name)))
  .find(path => existsSync(path));

/** In CI a browser is installed; elsewhere its absence is no failure. */
export const noBrowser = executablePath === undefined && process.env.CI === undefined;

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How a test wants the page to be. */
export interface View extends Pick<BrowserContextOptions, 'locale' | 'colorScheme' | 'viewport'> {
  /** What stands after the `#`. */
  readonly hash?: string;
  readonly mock?: MockOptions;
  /** The token of the control API, where it has one. */
  readonly token?: string;
}

/** One browser for all tests of a file, with a profile of its own. */
export function useChromium(): () => Browser {
  let profile: string;
  let context: BrowserContext;
  beforeAll(async () => {
    if (noBrowser) return;
    profile = mkdtempSync(join(tmpdir(), 'imapi-console-'));
    context = await chromium.launchPersistentContext(profile, {
      ...(executablePath !== undefined && { executablePath }),
      args,
    });
  }, 60_000);
  afterAll(async () => {
    await context?.close();
    if (profile) rmSync(profile, { recursive: true, force: true });
  }, 60_000);

  return function browser() {
    const launched = context.browser();
    if (!launched) throw new Error('Failed to open a page: the browser is gone.');
    return launched;
  };
}

/** The console of a mock, in one browser for all tests of a file. */
export function useBrowser() {
  const browser = useChromium();

  /** A mock and the console of it; when the test ends, nothing may have gone wrong in the page. */
  return async function openConsole({ hash = '', mock: options = {}, token, ...view }: View = {}) {
    const mock = await startMock(options);
    const opened = await browser().newContext({
      locale: 'en-US',
      colorScheme: 'light',
      viewport: { width: 1280, height: 800 },
      ...view,
    });
    opened.setDefaultTimeout(15_000);
    const page = await opened.newPage();
    const troubles = watch(page, mock.base);
    onTestFinished(async () => {
      await opened.close();
      expect(troubles).toEqual([]);
    });
    await page.goto(`${mock.base}/__admin/${token === undefined ? '' : `#token=${token}`}`);
    if (hash !== '') await visit(page, hash);
    await page.locator('.connection.live').waitFor();
    return { ...mock, page, troubles, context: opened };
  };
}

/** Collects what must not happen: errors in the page, requests to another host. */
function watch(page: Page, base: string): string[] {
  const troubles: string[] = [];
  page.on('pageerror', error => troubles.push(`error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(`${base}/`) && !url.startsWith('blob:')) troubles.push(`elsewhere: ${url}`);
  });
  return troubles;
}

/** Goes to a page of the console. */
export async function visit(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${hash}'`);
  await page.locator(`main.${hash.split('/')[0]}`).waitFor();
}
