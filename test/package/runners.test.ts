import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';

// What else than Node and vitest runs the packed package. `npm run tools:install` installs them; CI does.
const installed = inject('installed');
const tools = join(import.meta.dirname, '../tools/node_modules');
const jest = join(tools, 'jest/bin/jest.js');
const bun = join(tools, `@oven/bun-${process.platform}-${process.arch}/bin/bun`);
const run = promisify(execFile);

/** A folder with files beside the installed package. */
function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(installed, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** Runs Jest and returns what it says, also where a test fails. */
async function jestIn(folder: string, options = ''): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: options };
  const said = (result: { stderr: string }) => result.stderr;
  return run(process.execPath, [jest], { cwd: folder, env }).then(said, said);
}

describe.skipIf(!existsSync(jest))('Jest', () => {
  test('takes the clients by require, the mock from its global set-up', async () => {
    const folder = folderOf('jest-common', {
      'package.json': `{ "jest": { "globalSetup": "./setup.mjs", "globalTeardown": "./teardown.mjs" } }`,
      'setup.mjs': `import { createMock } from 'imapi-mock';
        export default async function () {
          globalThis.mock = await createMock();
          process.env.MOCK_URL = 'http://127.0.0.1:' + (await globalThis.mock.listen());
        }`,
      'teardown.mjs': 'export default () => globalThis.mock.close();',
      'chat.test.js': `const { createImapiClient } = require('imapi-mock/client');
        const { createAdminClient, AdminError } = require('imapi-mock/admin-client');
        const baseUrl = process.env.MOCK_URL;
        const admin = createAdminClient(baseUrl);
        beforeEach(() => admin.reset());
        test('reads and refuses', async () => {
          const { data } = await createImapiClient({ baseUrl, token: 'mock-100164' }).GET('/user/get');
          expect(data.data.nickname).toBe('张益达');
          await expect(admin.faults.set('getUser', { fault: 'none' })).rejects.toThrow(AdminError);
        });`,
    });
    expect(await jestIn(folder)).toMatch(/Tests: +1 passed, 1 total/);
  });

  test('takes the whole package as ES modules', async () => {
    const folder = folderOf('jest-modules', {
      'package.json': `{ "type": "module", "jest": { "transform": {} } }`,
      'chat.test.js': `import { createMock } from 'imapi-mock';
        import { createBrowserMock } from 'imapi-mock/browser';
        test('two mocks', async () => {
          const mock = await createMock();
          const query = '/user/get?access_token=mock-100164';
          const answers = [mock, await createBrowserMock()].map(async it => (await it.fetch(query)).json());
          for (const { data } of await Promise.all(answers)) expect(data.nickname).toBe('张益达');
          await mock.close();
        });`,
    });
    expect(await jestIn(folder, '--experimental-vm-modules')).toMatch(/Tests: +1 passed, 1 total/);
  });
});

describe.skipIf(!existsSync(bun))('Bun', () => {
  test('runs the mock, over sockets and without, with forms, uploads and live messages', async () => {
    const folder = folderOf('bun', {
      'mock.ts': `import { createMock } from 'imapi-mock';
        import { createAdminClient } from 'imapi-mock/admin-client';
        const mock = await createMock();
        const base: string = 'http://127.0.0.1:' + (await mock.listen());
        const query = '/user/get?access_token=mock-100164';
        const json = async (answer: Promise<Response>) => (await answer).json();
        const form = new URLSearchParams({ userId: '100102' });
        const body = new FormData();
        body.append('file', new Blob(['hello']), 'a.txt');
        const app = await mock.live('mock-100158');
        await createAdminClient(base).messages.send({ from: 100164, to: 100158, content: '在吗' });
        console.log(JSON.stringify([
          (await json(fetch(base + query))).data.nickname,
          (await json(mock.fetch(query))).data.nickname,
          (await json(fetch(base + query, { method: 'POST', body: form }))).data.userId,
          (await json(fetch(base + '/upload/UploadServlet', { method: 'POST', body }))).success,
          (await app.next()).content,
        ]));
        await mock.close();`,
    });
    const { stdout } = await run(bun, ['mock.ts'], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual(['张益达', '张益达', 100102, 1, '在吗']);
  });
});
