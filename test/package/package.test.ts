import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { expect, inject, onTestFinished, test } from 'vitest';
import { loadContract } from '../../src/spec/contract.ts';

const run = promisify(execFile);
const installed = inject('installed');
const root = fileURLToPath(new URL('../../', import.meta.url));
const architecture = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');

/** Starts `npx imapi serve` where the package is installed, and gives its address. */
async function serve(): Promise<string> {
  const child = spawn('npx', ['imapi', 'serve', '--memory', '--port', '0', '--log-format', 'json'], {
    cwd: installed,
    detached: true,
  });
  onTestFinished(() => void (child.pid !== undefined && process.kill(-child.pid)));
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', chunk => {
      text += chunk;
      const url = /"apiUrl":"([^"]+)"/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.on('close', () => reject(new Error(`imapi serve ended: ${text}`)));
  });
}

/** What the compiler has to say of a project where the package is installed. */
async function compiled(options: readonly string[]): Promise<string> {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const said = await run(process.execPath, [tsc, '--strict', '--noEmit', ...options], {
    cwd: installed,
  }).catch((error: { stdout: string }) => error);
  return said.stdout;
}

test('ships what is needed to run it, and stays as small as the docs say', () => {
  const own = join(installed, 'node_modules', 'imapi-mock');
  const names = readdirSync(own).sort();
  for (const needed of ['dist', 'fixtures', 'openapi.yaml', 'package.json']) expect(names).toContain(needed);
  const shipped = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter(
    name => !name.startsWith('docs'),
  );
  expect(shipped.filter(name => /\.test(-d)?\.|spec\/lint\//.test(name))).toEqual([]);
  const [, kilobytes, direct, all] =
    /at most (\d+) KB packed,\s(\d+) dependencies, at most (\d+) packages/.exec(architecture) ?? [];
  expect(statSync(inject('tarball')).size / 1000).toBeLessThan(Number(kilobytes));
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(own, 'package.json'), 'utf8'),
  );
  expect(Object.keys(manifest.dependencies)).toHaveLength(Number(direct));
  const tree = execFileSync('npm', ['ls', '--all', '--parseable'], { cwd: installed, encoding: 'utf8' });
  expect(tree.trimEnd().split('\n').length - 1).toBeLessThanOrEqual(Number(all));
  for (const name of Object.keys(manifest.dependencies))
    expect(architecture, name).toMatch(new RegExp(`^\\| ${name} `, 'm'));
});

test('every page that is packed links to what is packed', () => {
  const own = join(installed, 'node_modules', 'imapi-mock');
  const pages = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(50);
  const lost = pages.flatMap(page => {
    const text = readFileSync(join(own, page), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
    const links = [...text.matchAll(/\]\(([^):#\s]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
    return links.filter(path => !existsSync(join(own, dirname(page), path))).map(path => `${page}: ${path}`);
  });
  expect(lost).toEqual([]);
});

test('serves, checks and makes a report where nothing else is installed', async () => {
  const url = await serve();
  const answer = await (await fetch(`${url}/user/get?access_token=mock-100164&flag=rw`)).json();
  expect(answer).toMatchObject({ resultCode: 1, data: { nickname: '张益达' } });
  const check = [
    'imapi',
    'check',
    '--target',
    url,
    '--mode',
    'full',
    '--fail-on',
    'drift',
    '--report-dir',
    'report',
  ];
  const { stdout } = await run('npx', check, { cwd: installed });
  expect(stdout.trimEnd()).toMatch(/Exit 0, [^\n]*$/);
  const again = await run('npx', ['imapi', 'report', 'report/report.json'], { cwd: installed });
  expect(again.stdout.trimEnd()).toMatch(/Exit 0, [^\n]*$/);
});

test('makes up a store, as imapi.config.ts says', async () => {
  const cwd = join(installed, 'configured');
  mkdirSync(cwd);
  writeFileSync(
    join(cwd, 'imapi.config.ts'),
    `import { defineConfig } from 'imapi-mock/config';
     const users: number = 3;
     export default defineConfig({ generate: { users, rooms: 1, messages: 10, out: 'store', json: true } });`,
  );
  const { stdout } = await run('npx', ['imapi', 'generate'], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ folder: 'store', rows: { users: 4, shiku_room: 1 } });
});

test('every entry can be imported, and does what its name says', async () => {
  const script = `
    import { createMock, defineConfig, loadContract } from 'imapi-mock';
    import { createImapiClient } from 'imapi-mock/client';
    import { createAdminClient } from 'imapi-mock/admin-client';
    import * as config from 'imapi-mock/config';
    import manifest from 'imapi-mock/package.json' with { type: 'json' };
    import { readFileSync } from 'node:fs';
    import { fileURLToPath } from 'node:url';
    const mock = await createMock();
    const client = createImapiClient({ baseUrl: 'http://mock', token: 'mock-100164', fetch: mock.fetch });
    const { data } = await client.GET('/user/get');
    const admin = createAdminClient('http://127.0.0.1:' + (await mock.listen()));
    await admin.reset();
    const { name } = await admin.version();
    await mock.close();
    const yaml = readFileSync(fileURLToPath(import.meta.resolve('imapi-mock/openapi.yaml')), 'utf8');
    console.log(JSON.stringify([data.resultCode, config.defineConfig === defineConfig, manifest.name,
      yaml.startsWith('openapi: 3.1'), loadContract().operations.length, name]));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: installed,
  });
  const { operations } = loadContract();
  expect(JSON.parse(stdout)).toEqual([1, true, 'imapi-mock', true, operations.length, 'imapi-mock']);
});

test.each([
  { resolution: '--module nodenext' },
  { resolution: '--module esnext --moduleResolution bundler' },
  { resolution: '--module esnext --moduleResolution node10' },
])('compiles in a strict project that checks its libraries, $resolution', async ({ resolution }) => {
  for (const name of ['@types/node', 'undici-types']) {
    const link = join(installed, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    rmSync(link, { recursive: true, force: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
  writeFileSync(
    join(installed, 'consumer.ts'),
    `import { createMock, defineConfig, type Mock, type components } from 'imapi-mock';
     import { type AdminClient, createAdminClient } from 'imapi-mock/admin-client';
     import { createImapiClient, type paths } from 'imapi-mock/client';
     const mock: Mock = await createMock({ extraRoutes: (_request, response) => response.end('hello') });
     const admin: AdminClient = createAdminClient('http://127.0.0.1:8094');
     await admin.reset();
     const client = createImapiClient({ fetch: mock.fetch });
     const { data } = await client.GET('/room/get', { params: { query: { roomId: 'x' } } });
     if (data?.resultCode === 1) data.data.name satisfies string;
     // @ts-expect-error there is no such parameter
     await client.GET('/user/get', { params: { query: { user: '1' } } });
     // @ts-expect-error there is no such flag
     defineConfig({ serve: { prot: 1 } });
     export type Used = paths | components;`,
  );
  const options = ['--target', 'es2023', '--types', 'node', ...resolution.split(' ')];
  expect(await compiled([...options, 'consumer.ts'])).toBe('');
});

test('compiles in a page that knows nothing of Node, and checks its libraries', async () => {
  const folder = join(installed, 'page');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'page.ts'),
    `import { type BrowserMock, createBrowserMock, type LiveClient, scenario } from 'imapi-mock/browser';
     import { createAdminClient } from 'imapi-mock/admin-client';
     import { createImapiClient } from 'imapi-mock/client';
     const told = scenario(s => {
       const [li, han] = [s.user('李雷'), s.user('韩梅梅')];
       s.friends(li, han).room('周报', [li, han]).text(han, '写完了', { ago: '2h' });
     });
     const mock: BrowserMock = await createBrowserMock({ scenario: told, log: line => console.log(line.kind) });
     const client = createImapiClient({ fetch: mock.as(100164) });
     const live: LiveClient = await mock.live('mock-100164');
     console.log(client, live.userId, await mock.admin.version(), createAdminClient('/'));`,
  );
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    module: 'esnext',
    moduleResolution: 'bundler',
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.ts'] }));
  expect(await compiled(['-p', folder])).toBe('');
});

test('is what publint and arethetypeswrong want, as ESM', async () => {
  const tarball = readFileSync(inject('tarball'));
  const { messages } = await publint({
    pkgDir: join(installed, 'node_modules', 'imapi-mock'),
    strict: true,
    pack: false,
  });
  expect(messages).toEqual([]);
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (analysis.types === false) throw new Error('the package has no types');
  // By require() there is an ES module, which Node takes; the contract is no module.
  const problems = analysis.problems.filter(
    problem =>
      problem.kind !== 'CJSResolvesToESM' &&
      !('entrypoint' in problem && problem.entrypoint === './openapi.yaml'),
  );
  expect(problems).toEqual([]);
});
