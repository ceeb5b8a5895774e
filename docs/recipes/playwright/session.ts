import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';

/** A browser context whose requests, and nobody else's, meet in one world of the mock. */
export function openSession(browser: Browser, baseURL: string): Promise<BrowserContext> {
  return browser.newContext({ baseURL, extraHTTPHeaders: { 'X-Mock-Session': randomUUID() } });
}
