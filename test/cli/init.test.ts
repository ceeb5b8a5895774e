import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as viteServer } from 'vite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { apiPattern } from '../../src/init/proxy-rules.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { shell } from '../recipes/shell.ts';
import { imapi, temporaryFolder } from './harness.ts';

const root = join(import.meta.dirname, '..', '..');

/** A project with these packages. */
function projectWith(packages: readonly string[], others: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  const devDependencies = Object.fromEntries(packages.map(name => [name, '*']));
  const manifest = { name: 'app', type: 'module', scripts: { test: 'vitest' }, devDependencies };
  for (const [name, text] of Object.entries({
    'package.json': `${JSON.stringify(manifest, undefined, 4)}\n`,
    ...others,
  }))
    writeFileSync(join(folder, name), text);
  return folder;
}

/** Runs `imapi init` in a folder. */
async function init(folder: string, ...flags: readonly string[]) {
  const run = imapi(['init', ...flags], {}, folder);
  return { code: await run.ended, output: run.output() };
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('imapi init', () => {
  test.each([
    [
      ['typescript', 'vite', 'vitest'],
      ['imapi.config.ts', 'imapi.proxy.ts', 'vite.config.ts', 'test/imapi.ts'],
    ],
    [
      ['vite', '@playwright/test'],
      ['imapi.config.mjs', 'imapi.proxy.mjs', 'vite.config.mjs', 'e2e/imapi.mjs'],
    ],
    [
      ['@angular/cli', 'typescript', 'jest'],
      ['imapi.config.ts', 'proxy.conf.json', 'test/imapi.cjs'],
    ],
    [['webpack-dev-server'], ['imapi.config.mjs', 'proxy.conf.json']],
    [[], ['imapi.config.mjs']],
  ])('writes what a project with %j needs, once', async (packages, want) => {
    const folder = projectWith(packages, { '.gitignore': 'node_modules\n' });
    const first = await init(folder);
    expect(first.code).toBe(0);
    const wrote = [...first.output.matchAll(/^Wrote (.*)$/gm)].map(([, path]) => path);
    expect(wrote).toEqual([...want, 'package.json', '.gitignore']);
    for (const path of want) expect(existsSync(join(folder, path))).toBe(true);
    expect(JSON.parse(read(folder, 'package.json')).scripts).toMatchObject({
      test: 'vitest',
      mock: 'imapi serve',
    });
    expect(read(folder, 'package.json')).toContain('\n    "scripts"');
    expect(read(folder, '.gitignore')).toContain('node_modules\n\n.imapi/\n');
    const mine = `${read(folder, want[0] ?? '')}// mine`;
    writeFileSync(join(folder, want[0] ?? ''), mine);
    const second = await init(folder);
    expect(second.output).not.toMatch(/^Wrote /m);
    expect(second.output).toContain(`${want[0]} is there already and stays as it is.`);
    expect(second.output).not.toContain('Add to vite.config');
    expect(read(folder, want[0] ?? '')).toBe(mine);
  });

  test('says what goes into a configuration that is there', async () => {
    const folder = projectWith(['vite'], { 'vite.config.js': 'export default {};' });
    const { output } = await init(folder);
    expect(output).toMatch(/^Add to vite\.config\.js: .*imapiProxy/m);
    expect(read(folder, 'vite.config.js')).toBe('export default {};');
  });

  test('writes nothing with --dry-run', async () => {
    const folder = projectWith(['vite']);
    const before = read(folder, 'package.json');
    expect((await init(folder, '--dry-run')).output).toContain('Would write imapi.config.mjs');
    expect(existsSync(join(folder, 'imapi.config.mjs'))).toBe(false);
    expect(read(folder, 'package.json')).toBe(before);
  });

  test.each([
    ['no package.json', {}, /^Failed to set up: there is no package\.json here\./],
    ['a broken one', { 'package.json': '{' }, /^Failed to read package\.json: /],
  ])('ends in a sentence where there is %s', async (_what, files, want) => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { code, output } = await init(folder);
    expect(code).toBe(2);
    expect(output).toMatch(want);
  });
});

describe('the proxy rule', () => {
  const rule = new RegExp(apiPattern(loadContract()));
  test.each([
    ['/user/get', true],
    ['/user/get?access_token=x', true],
    ['/config', true],
    ['/0/0/202103/o/a.png', true],
    ['/__admin/', true],
    ['/user/login', true],
    ['/room/getRoom?roomId=1', true],
    ['//user/get?flag=rw', true],
    ['/user/login/page', false],
    ['/user/settings', false],
    ['/user/getter', false],
    ['/config.js', false],
    ['/configuration', false],
    ['/room', false],
    ['/', false],
    ['/src/room/get.ts', false],
  ])('takes %s: %s', (path, want) => {
    expect(rule.test(path)).toBe(want);
  });

  test('passes calls on to the mock, and leaves pages to the app', async () => {
    const folder = projectWith(['vite', 'typescript'], { 'index.html': '<title>the app</title>' });
    const mock = createServer((request, response) => response.end(`mock ${request.url}`)).listen(
      0,
      '127.0.0.1',
    );
    await new Promise(resolve => mock.once('listening', resolve));
    onTestFinished(() => void mock.close());
    await init(folder);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(root, 'node_modules', 'vite'), join(folder, 'node_modules', 'vite'));
    process.env.IMAPI_URL = `http://127.0.0.1:${(mock.address() as AddressInfo).port}`;
    const vite = await viteServer({
      root: folder,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1' },
    });
    onTestFinished(async () => {
      delete process.env.IMAPI_URL;
      await vite.close();
    });
    await vite.listen();
    const [url = ''] = vite.resolvedUrls?.local ?? [];
    const get = async (path: string, accept: string) =>
      (await fetch(new URL(path, url), { headers: { accept } })).text();
    expect(await get('/user/get?flag=rw', 'application/json')).toBe('mock /user/get?flag=rw');
    expect(await get('/user/get', 'text/html')).toContain('the app');
    expect(await get('/user/settings', 'text/html')).toContain('the app');
    expect(await get('/__admin/', 'text/html')).toBe('mock /__admin/');
  });
});

test('the fixture for vitest runs', async () => {
  const folder = projectWith(['vitest', 'typescript']);
  await init(folder);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules', 'imapi-mock'));
  symlinkSync(join(root, 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'));
  writeFileSync(
    join(folder, 'test', 'one.test.ts'),
    `import { expect, test } from 'vitest';
    import { admin, apiUrl } from './imapi.ts';
    test('answers', async () => {
      expect((await (await fetch(apiUrl + '/config')).json()).resultCode).toBe(1);
      expect(await admin.requests.count({ path: '/config' })).toBe(1);
    });`,
  );
  const { code, output } = await shell('node node_modules/vitest/vitest.mjs run', folder, {});
  expect(code, output).toBe(0);
});
