import { randomUUID } from 'node:crypto';
import { type AdminClient, createAdminClient } from 'imapi-mock/admin-client';
import type { Browser, BrowserContext } from 'playwright-core';

/** A browser context whose requests, and nobody else's, meet in one world of the mock. */
export interface Session {
  readonly context: BrowserContext;
  /** The control API of that world. */
  readonly admin: AdminClient;
  close(): Promise<void>;
}

export async function openSession(browser: Browser, baseURL: string): Promise<Session> {
  const session = randomUUID();
  const headers = { 'X-Mock-Session': session };
  const context = await browser.newContext({ baseURL, extraHTTPHeaders: headers });
  const admin = createAdminClient(baseURL, { session });
  const close = async () => {
    await context.close();
    await admin.sessions.end(session);
  };
  return { context, admin, close };
}
