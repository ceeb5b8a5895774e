import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// No container engine is asked for: the image's own steps, from the files themselves, in a folder that is read only, as
// another user and as process 1.

const root = join(import.meta.dirname, '..', '..');
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
const lines = (word: string) =>
  [...dockerfile.matchAll(new RegExp(`^${word} (.*)$`, 'gm'))].map(([, rest = '']) => rest);
const image = mkdtempSync(join(tmpdir(), 'imapi-image-'));
const app = join(image, 'app');
const data = join(image, 'data');
const nobody = '65534';

/** Whether this user may make namespaces of their own. */
const mayIsolate =
  spawnSync('unshare', ['--pid', '--fork', '--mount', '--mount-proc', 'true']).status === 0 &&
  spawnSync('setpriv', [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', 'true']).status === 0;

beforeAll(() => {
  mkdirSync(app);
  mkdirSync(data);
  chmodSync(image, 0o755);
  chmodSync(data, 0o777);
  for (const line of lines('COPY --from=build')) {
    const paths = line
      .split(' ')
      .slice(0, -1)
      .map(path => path.replace('/app/', ''));
    for (const path of paths)
      if (path !== 'node_modules') cpSync(join(root, path), join(app, path), { recursive: true });
  }
  cpSync(join(root, 'package-lock.json'), join(app, 'package-lock.json'));
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--silent'], { cwd: app });
});

afterAll(() => rmSync(image, { recursive: true, force: true }));

test('holds less than 100 MB beside the system and Node', () => {
  const [size] = execFileSync('du', ['-sm', app], { encoding: 'utf8' }).split('\t');
  expect(Number(size)).toBeLessThan(100);
});

test('serves as somebody else, on a read-only root, as process 1, and ends with SIGTERM', async ({
  skip,
}) => {
  if (!mayIsolate) return skip('this user may not make namespaces');
  const env = Object.fromEntries(lines('ENV').flatMap(line => line.split(' ').map(pair => pair.split('='))));
  const [, main = ''] = JSON.parse(lines('ENTRYPOINT')[0] ?? '[]');
  const [command = ''] = JSON.parse(lines('CMD')[0] ?? '[]');
  const start = [
    `mount --bind -o ro ${app} ${app}`,
    `mount -o remount,bind,ro ${app}`,
    `cd ${app}`,
    `exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups ${process.execPath} ${join(image, main)} ${command} --port 0 --upload-port 0 --files-port 0 --live-port 0 --log-format json`,
  ].join(' && ');
  const child = spawn(
    'unshare',
    ['--pid', '--fork', '--kill-child=SIGTERM', '--mount', '--mount-proc', 'sh', '-c', start],
    {
      env: { PATH: process.env.PATH, ...env, IMAPI_DATA: data },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  let port: string | undefined;
  while (port === undefined) {
    [, port] = /"apiUrl":"http:\/\/[^"]*:(\d+)"/.exec(output) ?? [];
    if (child.exitCode !== null) throw new Error(output);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  // As `-p 9000:8094` does: everything is given at the address that the client came by.
  const config = execFileSync(
    'curl',
    ['-sS', '-H', 'Host: localhost:9000', `http://127.0.0.1:${port}/config`],
    { encoding: 'utf8' },
  );
  for (const name of ['apiUrl', 'uploadUrl', 'downloadUrl'])
    expect(JSON.parse(config).data[name]).toMatch(/^http:\/\/localhost:9000\b/);
  expect(
    spawnSync('sh', [
      '-c',
      lines('HEALTHCHECK')[0]
        ?.replace(/^.*CMD wget -q -O \/dev\/null/, 'curl -sSf')
        .replace('8094', port) ?? 'false',
    ]).status,
  ).toBe(0);
  const [inside = ''] = execFileSync('pgrep', ['-f', join(image, main)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .slice(-1);
  const status = readFileSync(`/proc/${inside}/status`, 'utf8');
  expect(status).toMatch(/^NSpid:\s+\d+\s+1$/m);
  expect(status).toMatch(new RegExp(`^Uid:\\s+${nobody}`, 'm'));
  process.kill(Number(inside), 'SIGTERM');
  expect(await ended).toBe(0);
  expect(spawnSync('ls', [data], { encoding: 'utf8' }).stdout).toContain('store.json');
});

test('compose gives each port of the image to this machine alone, and takes every right away', () => {
  const compose = readFileSync(join(root, 'compose.yaml'), 'utf8');
  for (const port of lines('EXPOSE').flatMap(line => line.split(' ')))
    expect(compose).toContain(`- 127.0.0.1:${port}:${port}`);
  expect(compose).toContain('read_only: true');
});
