import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// npm run smoke: the packed package on every Node that is supported, from the binaries of the npm registry. Serves,
// calls, uses it as a library, and checks; stops at the first Node on which something fails.

const majors = ['20', '22', '24'];
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'imapi-smoke-'));
const npm = (cwd: string, ...args: string[]) =>
  execFileSync('npm', [...args, '--silent', '--no-audit', '--no-fund', '--prefer-offline'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const library = `
  import { createMock } from 'imapi-mock';
  import { createImapiClient } from 'imapi-mock/client';
  const mock = await createMock();
  const baseUrl = 'http://127.0.0.1:' + (await mock.listen());
  for (const options of [{ baseUrl }, { baseUrl: 'http://mock', fetch: mock.fetch }]) {
    const { data } = await createImapiClient({ ...options, token: 'mock-100164' }).GET('/user/get');
    if (data?.resultCode !== 1) throw new Error('the profile is refused');
  }
  await mock.close();`;

try {
  npm(folder, 'pack', root, '--ignore-scripts', '--pack-destination', folder);
  const [tarball = ''] = readdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(join(folder, 'imapi.config.ts'), 'export default { serve: { memory: true as boolean } };');
  npm(folder, 'install', `./${tarball}`);
  for (const major of majors) await smoke(await nodeOf(major));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The binary of a Node: the one that runs this, or the newest of that major. */
async function nodeOf(major: string): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const home = mkdtempSync(join(folder, `node-${major}-`));
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  // What the package `node` fetches in a script of its own, which not every npm lets run.
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  npm(home, 'install', `${name}@${major}`);
  return join(home, 'node_modules', name, 'bin', 'node');
}

async function smoke(node: string): Promise<void> {
  const run = async (...args: string[]) => promisify(execFile)(node, args, { cwd: folder });
  const imapi = join(folder, 'node_modules', 'imapi-mock', 'dist', 'cli', 'main.js');
  const { stdout: version } = await run('--version');
  await run('--input-type=module', '--eval', library);
  const ports = ['--port', '0', '--upload-port', '0', '--files-port', '0', '--live-port', '0'];
  const server = spawn(node, [imapi, 'serve', ...ports, '--log-format', 'json'], { cwd: folder });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let text = '';
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', chunk => {
          text += chunk;
          const found = /"apiUrl":"([^"]+)"/.exec(text)?.[1];
          if (found !== undefined) resolve(found);
        });
      server.on('close', () => reject(new Error(`Failed to serve on Node ${version.trim()}: ${text}`)));
    });
    const response = await fetch(`${url}/user/get?access_token=mock-100164&flag=rw`);
    const { resultCode } = (await response.json()) as { resultCode: number };
    if (resultCode !== 1) throw new Error(`Failed on Node ${version.trim()}: /user/get gives ${resultCode}.`);
    const { stdout } = await run(imapi, 'check', '--target', url, '--mode', 'probe');
    process.stdout.write(`Node ${version.trim()}: ${stdout.trimEnd().split('\n').at(-1)}\n`);
  } finally {
    server.kill();
  }
}
