import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WriteStream } from 'node:tty';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { hasColours } from '../../src/cli/terminal/exit.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { type Json, rooms } from '../harness.ts';
import { finished, freePorts, imapi, serve, temporaryFolder } from './harness.ts';

/** Every command, and `imapi` itself. */
const commands = ['', ...createProgram().commands.map(command => command.name())];

const token = 'access_token=mock-100164&flag=rw';
const get = async (url: string): Promise<Json> => (await fetch(url)).json();
const rename = (url: string, name: string) =>
  get(`${url}/room/update?${token}&roomId=${rooms.six.id}&roomName=${name}`);
const nameOf = async (url: string) =>
  (await get(`${url}/room/get?${token}&roomId=${rooms.six.id}`)).data.name;

describe('imapi serve', () => {
  test('prints where it listens, as whom, and a request for every operation', async () => {
    const run = imapi(['serve', '--memory', ...freePorts]);
    while (!run.output().includes('getFile')) await new Promise(resolve => setTimeout(resolve, 20));
    expect(run.output()).toMatch(/API +http:\/\/127\.0\.0\.1:\d+/);
    expect(run.output()).toMatch(/100164 +mock-100164 +18094152050 +张益达/);
    const [, requests = ''] = run.output().split('One request per operation');
    const named = [...requests.matchAll(/^ {2}(\w+) +(?:http|curl)/gm)].map(([, id]) => id);
    expect(named.sort()).toEqual(
      loadContract()
        .operations.map(({ id }) => id as string)
        .sort(),
    );
    expect(run.output()).not.toContain('\u001b');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly on %s, and goes on where it was', async signal => {
    const data = temporaryFolder();
    const first = await serve(['--data', data]);
    expect((await rename(first.url, 'kept')).resultCode).toBe(1);
    first.child.kill(signal);
    expect(await first.ended).toBe(0);
    const second = await serve(['--data', data]);
    expect(await nameOf(second.url)).toBe('kept');
  });

  test('loses nothing that it answered when it is killed', async () => {
    const data = temporaryFolder();
    const first = await serve(['--data', data]);
    await rename(first.url, 'answered');
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await serve(['--data', data]);
    expect(await nameOf(second.url)).toBe('answered');
  });

  test('refuses a store that was edited by hand, with what to do, and takes it when that is said', async () => {
    const data = temporaryFolder();
    const first = await serve(['--data', data]);
    await rename(first.url, 'written');
    first.child.kill();
    await first.ended;
    const file = join(data, 'store.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('written', 'edited'));
    const refused = await finished(['serve', '--data', data]);
    expect(refused.output).toMatch(
      /^Failed to read the store .*store\.json: it was changed.*--accept-edited-store/,
    );
    expect(refused.code).toBe(2);
    const second = await serve(['--data', data, '--accept-edited-store']);
    expect(await nameOf(second.url)).toBe('edited');
    second.child.kill();
    await second.ended;
    const third = await serve(['--data', data]);
    expect(await nameOf(third.url)).toBe('edited');
  });

  test.runIf(existsSync('/proc/self')).each([
    ['serve', '--data'],
    ['generate', '--out'],
  ])('imapi %s %s comes back where no folder can be made', async (command, flag) => {
    const { code, output } = await finished([command, flag, '/proc/no-such-folder/data']);
    expect(output).toMatch(/^Failed to .* \/proc\/no-such-folder\/data: /);
    expect(code).toBe(2);
  });

  test.each(['pretty', 'json'])(
    'says a contract warning once for each operation, and how often it came (%s)',
    async format => {
      const log = imapi(['serve', '--memory', ...freePorts, '--log-format', format]);
      const address = /(?:API +|apiUrl":")(http:\/\/127\.0\.0\.1:\d+)/;
      while (!address.test(log.output())) await new Promise(resolve => setTimeout(resolve, 20));
      const url = address.exec(log.output())?.[1];
      for (let index = 0; index < 5; index++) {
        const { headers } = await fetch(`${url}/user/get?access_token=mock-100164`);
        expect(headers.get('X-Contract-Warning')).toContain('flag is missing');
      }
      await get(`${url}/room/list/his?access_token=mock-100164`);
      await expect.poll(() => log.output().match(/flag is missing/g)?.length).toBe(2);
      const { contractWarnings }: Json = await get(`${url}/__admin/health`);
      expect(contractWarnings[0]).toMatchObject({ operation: 'getUser', count: 5 });
      log.child.kill();
      expect(await log.ended).toBe(0);
      expect(log.output()).toMatch(
        format === 'json' ? /"getUser".*"count":5/ : /5 times {2}getUser: flag is/,
      );
    },
  );

  test('gives the fixed tokens back after a restart', async () => {
    const data = temporaryFolder();
    const first = await serve(['--data', data]);
    await get(`${first.url}/room/member/delete?${token}&roomId=${rooms.six.id}&userId=100164`);
    expect((await get(`${first.url}/user/get?${token}`)).resultCode).toBe(1030102);
    first.child.kill();
    await first.ended;
    const second = await serve(['--data', data]);
    expect((await get(`${second.url}/user/get?${token}`)).resultCode).toBe(1);
    expect((await get(`${second.url}/room/get?${token}&roomId=${rooms.six.id}`)).resultCode).toBe(100411);
  });

  test('keeps uploads in the data folder', async () => {
    const data = temporaryFolder();
    const first = await serve(['--data', data]);
    const form = new FormData();
    form.append('file', new Blob(['hello']), '你好.txt');
    const answer: Json = await (
      await fetch(`${first.url}/upload/UploadServlet`, { method: 'POST', body: form })
    ).json();
    const { pathname } = new URL(answer.data.others[0].oUrl);
    first.child.kill();
    await first.ended;
    expect(existsSync(join(data, 'files', pathname))).toBe(true);
    const second = await serve(['--data', data]);
    expect(await (await fetch(second.url + pathname)).text()).toBe('hello');
  });

  test('begins again with --reset, and refuses --scenario on a folder that has a store', async () => {
    const data = temporaryFolder();
    const first = await serve(['--data', data]);
    await rename(first.url, 'old');
    first.child.kill();
    await first.ended;
    const refused = await finished(['serve', '--data', data, '--scenario', 'demo', '--port', '0']);
    expect(refused).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^Failed to start the scenario demo.*--reset/s),
    });
    const second = await serve(['--data', data, '--scenario', 'demo', '--reset']);
    expect(await nameOf(second.url)).toBe('006');
  });

  test('begins with a folder that imapi generate made', async () => {
    const folder = join(temporaryFolder(), 'made');
    const made = await finished([
      'generate',
      '--users',
      '5',
      '--rooms',
      '1',
      '--messages',
      '20',
      '--out',
      folder,
    ]);
    expect(made).toMatchObject({ code: 0 });
    const run = await serve(['--memory', '--scenario', folder]);
    expect((await get(`${run.url}/user/get?access_token=mock-100000&flag=rw`)).data.userId).toBe(100000);
    await fetch(`${run.url}/__admin/reset`, { method: 'POST' });
    const friends = await get(`${run.url}/friends/page?access_token=mock-100000&flag=rw&userId=1`);
    expect(friends.data.total).toBeGreaterThan(0);
  });

  test.each([
    ['no-such-scenario', /no scenario or folder has this name\. Choose demo, empty, large/],
    ['decisions', /it has no JSON files/],
  ])('refuses to begin with %s', async (scenario, want) => {
    const { code, output } = await finished(['serve', '--memory', '--scenario', scenario, '--port', '0']);
    expect(code).toBe(2);
    expect(output).toMatch(/^Failed to /);
    expect(output).toMatch(want);
  });

  test('leaves nothing on disk with --memory', async () => {
    const folder = temporaryFolder();
    const run = await serve(['--memory'], { IMAPI_DATA: join(folder, 'data') });
    await rename(run.url, 'gone');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses a folder that another process uses', async () => {
    const data = temporaryFolder();
    await serve(['--data', data]);
    const second = await finished(['serve', '--data', data, '--port', '0']);
    expect(second.code).toBe(2);
    expect(second.output).toMatch(/^Failed to .*\n?$/);
    expect(second.output).toContain(data);
  });

  test('takes the next port when one is taken, and says so; fails with --strict-port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise(resolve => server.once('listening', resolve));
    const port = String((server.address() as AddressInfo).port);
    const strict = await finished(['serve', '--memory', '--strict-port', '--port', port]);
    expect(strict).toMatchObject({
      code: 2,
      output: expect.stringMatching(
        new RegExp(`^Failed to listen on 127.0.0.1:${port}: the port is taken. Choose another with --port`),
      ),
    });
    const run = imapi(['serve', '--memory', ...freePorts, '--port', port]);
    while (!run.output().includes('getFile')) await new Promise(resolve => setTimeout(resolve, 20));
    expect(run.output()).toContain(`port ${port} is taken: api listens on`);
  });

  test('takes flags from the environment, the command line first', async () => {
    const run = await serve(['--now', '2021-03-04T12:00:00Z'], {
      IMAPI_MEMORY: '1',
      IMAPI_NO_CORS: '1',
      IMAPI_NOW: '2020-01-01T00:00:00Z',
      IMAPI_STRICT: '0',
      IMAPI_PUBLIC_URL: '',
      IMAPI_NO_SELF_CHECK: 'Off',
    });
    const response = await fetch(`${run.url}/user/get?access_token=mock-100164`);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
    expect((await response.json()) as Json).toMatchObject({
      resultCode: 1,
      currentTime: Date.UTC(2021, 2, 4, 12),
    });
  });

  test.each([
    ['IMAPI_STRICT', 'maybe', 2, 'Failed to read IMAPI_STRICT: it is "maybe". It has to be true or false.'],
    ['IMAPI_PROT', '9000', 0, 'No command reads IMAPI_PROT. Did you mean IMAPI_PORT?'],
    ['IMAPI_OF_ANOTHER_PROGRAM', '1', 0, ''],
  ])('says what it makes of %s=%s', async (name, value, code, said) => {
    const run = imapi(['serve', '--memory', ...freePorts], { [name]: value });
    while (!run.output().includes('getFile') && run.child.exitCode === null)
      await new Promise(resolve => setTimeout(resolve, 20));
    expect(run.child.exitCode ?? 0).toBe(code);
    expect(run.output()).toContain(said);
    if (said === '') expect(run.output()).not.toContain(name);
  });

  test('logs each request with its verdict and warnings', async () => {
    const run = await serve(['--memory']);
    await fetch(`${run.url}/user/get?access_token=mock-100164`);
    while (!run.output().includes('"kind":"request"')) await new Promise(resolve => setTimeout(resolve, 20));
    const line =
      run
        .output()
        .split('\n')
        .find(text => text.includes('"kind":"request"')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      operationId: 'getUser',
      resultCode: 1,
      warnings: [expect.stringContaining('flag')],
    });
    expect(line).not.toContain('mock-100164');
  });
});

describe('imapi', () => {
  test.each([
    [['serv'], /Did you mean serve\?/],
    [['serve', '--prot', '1'], /Did you mean --port\?/],
    [['serve', '--port', 'abc'], /It has to be a port/],
    [['serve', '--delay', 'slow'], /It has to be milliseconds/],
    [['serve', '--public-url', 'nowhere'], /It has to be an http/],
    [['serve', '--log-format', 'xml'], /Allowed choices are pretty, json, none/],
    [['serve', '--host', '192.0.2.1', '--memory'], /Is 192\.0\.2\.1 an address of this machine/],
  ])('%j is answered with what to do, and exit code 2', async (args, want) => {
    const { code, output } = await finished(args);
    expect(code).toBe(2);
    expect(output).toMatch(/^Failed to /);
    expect(output).toMatch(want);
    expect(output).not.toMatch(/ at .*:\d+:\d+/);
  });

  test.each(commands)('%s has examples in its help, and names the nearest flag', async command => {
    const help = await finished([...command.split(' '), '--help'].filter(Boolean));
    expect(help).toMatchObject({ code: 0, output: expect.stringContaining('Examples:') });
    const wrong = await finished([...command.split(' '), '--hepl'].filter(Boolean));
    expect(wrong).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^Failed to .*\(Did you mean --help\?\)/s),
    });
  });

  test('serve loads nothing of the check', async () => {
    const data = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`;
    const hook =
      'export const load = (url, context, next) => { process._rawDebug("loads " + url); return next(url, context); }';
    const register = `import { register } from 'node:module'; register(${JSON.stringify(data(hook))});`;
    const run = await serve(['--memory'], {
      NODE_OPTIONS: `--import "${data(register)}"`,
    });
    const loaded = [...run.output().matchAll(/loads (file:\S+)/g)].map(([, url = '']) => url);
    // The build names each module above its code.
    const modules = loaded
      .filter(url => url.includes('/dist/'))
      .flatMap(url => readFileSync(new URL(url), 'utf8').match(/^\/\/ src\/\S+$/gm) ?? []);
    expect(modules).toContain('// src/create-mock.ts');
    expect(modules.join('\n')).not.toMatch(/^\/\/ src\/(check|mutate|generate\/generate)\b/m);
    expect(loaded.join('\n')).not.toMatch(/\/node_modules\/(yaml|supertest|sharp)\//);
  });

  test('says which Node it needs before it loads anything', async () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})`;
    const { code, output } = await finished(['serve'], { NODE_OPTIONS: `--import "${old}"` });
    expect(code).toBe(2);
    expect(output).toBe('Failed to start imapi: Node 18.20.0 is too old. Install Node 20.19 or newer.\n');
  });

  test('stops in a sentence where a folder cannot be made', async () => {
    const { code, output } = await finished(['serve', '--data', '/dev/null/data', '--port', '0']);
    expect(code).toBe(2);
    expect(output).toMatch(/^Failed to .*\/dev\/null\/data[^\n]*\n$/);
  });

  test('has colours on a terminal only, and not where NO_COLOR is set', () => {
    const terminal = Object.assign(Object.create(WriteStream.prototype) as WriteStream, { isTTY: true });
    const piped = Object.assign(Object.create(WriteStream.prototype) as WriteStream, { isTTY: false });
    vi.stubEnv('TERM', 'xterm-256color');
    // Node knows pipelines by their variables, and gives them no colours of its own.
    for (const name of ['FORCE_COLOR', 'NO_COLOR', 'CI']) vi.stubEnv(name, undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect([hasColours(terminal), hasColours(piped)]).toEqual([true, false]);
    vi.stubEnv('NO_COLOR', '1');
    expect(hasColours(terminal)).toBe(false);
  });
});
