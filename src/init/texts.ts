/** The texts that `imapi init` writes; every one is meant to be read and changed. */

export const config = `import { defineConfig } from 'imapi-mock/config';

export default defineConfig({
  serve: { data: '.imapi' },
  // Only reads. IMAPI_TARGET and IMAPI_TOKEN name the server and who asks: npm run check:api
  check: { reportDir: 'report' },
});
`;

/** @param pattern source of a regular expression */
export const viteProxy = (
  pattern: string,
  typed: boolean,
) => `/** What belongs to the API, by its exact paths; everything else is the app's. */
const paths = ${JSON.stringify(pattern)};

/** For vite.config: server: { proxy: imapiProxy }. IMAPI_URL names another server. */
export const imapiProxy = {
  [paths]: {
    target: process.env.IMAPI_URL ?? 'http://127.0.0.1:8094',
    changeOrigin: false,
    // A page that a browser opens is the app's, whatever its path; the console is the mock's.
    bypass: (request${typed ? ': { url?: string; headers: { accept?: string } }' : ''}) =>
      request.headers.accept?.includes('text/html') && !request.url?.startsWith('/__admin/') ? request.url : undefined,
  },
};
`;

export const viteConfig = (from: string) => `import { defineConfig } from 'vite';
import { imapiProxy } from './${from}';

export default defineConfig({ server: { proxy: imapiProxy } });
`;

/** Rules of webpack-dev-server, which Angular reads too. */
export const proxyConf = (paths: readonly string[]) =>
  `${JSON.stringify([{ context: paths, target: 'http://127.0.0.1:8094', secure: false }], undefined, 2)}\n`;

export const vitestFixture = `import { createMock } from 'imapi-mock';
import { afterAll, beforeEach } from 'vitest';

const mock = await createMock();

/** Where this file's mock answers; its state is its own. */
export const apiUrl = \`http://127.0.0.1:\${await mock.listen()}\`;

/** State, messages, faults, time and requests of this file's mock. */
export const { admin } = mock;

beforeEach(() => mock.reset());
afterAll(() => mock.close());
`;

export const jestFixture = `/** A mock for one test file: const imapi = mockForTests(); then imapi.apiUrl and imapi.admin in the tests. */
module.exports.mockForTests = function mockForTests() {
  const imapi = {};
  let mock;
  beforeAll(async () => {
    const { createMock } = await import('imapi-mock');
    mock = await createMock();
    imapi.apiUrl = \`http://127.0.0.1:\${await mock.listen()}\`;
    imapi.admin = mock.admin;
  });
  beforeEach(() => mock.reset());
  afterAll(() => mock.close());
  return imapi;
};
`;

export const playwrightFixture = (typed: boolean) => `import { randomUUID } from 'node:crypto';
import { test as base } from '@playwright/test';
import { ${typed ? 'type AdminClient, ' : ''}createAdminClient } from 'imapi-mock/admin-client';

/** Tests whose pages meet in a world of their own; \`admin\` is its control API. */
export const test = base.extend${typed ? '<{ admin: AdminClient; session: string }>' : ''}({
  session: async ({}, use) => use(randomUUID()),
  extraHTTPHeaders: async ({ session }, use) => use({ 'X-Mock-Session': session }),
  admin: async ({ session }, use) => {
    const admin = createAdminClient(process.env.IMAPI_URL ?? 'http://127.0.0.1:8094', { session });
    await use(admin);
    await admin.sessions.end(session);
  },
});
export { expect } from '@playwright/test';
`;
