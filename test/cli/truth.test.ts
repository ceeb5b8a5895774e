import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startMock } from '../harness.ts';
import { listening } from '../proxy/harness.ts';
import { finished, imapi, startedProxy, temporaryFolder } from './harness.ts';

const contract = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
const me = 'access_token=mock-100164&flag=rw';

describe('imapi proxy', () => {
  test.each([
    ['holds', 'violation', '', 0],
    ['drifts', 'violation', 'response-undeclared-getUser-data', 0],
    ['drifts', 'drift', 'response-undeclared-getUser-data', 1],
    ['is wrong', 'violation', 'response-number-as-text-getUser-data.active', 1],
  ])('of a server that %s, with --fail-on %s (%s), ends with %i', async (_what, failOn, fault, want) => {
    const { base } = await startMock();
    const folder = temporaryFolder();
    const run = await startedProxy(
      ['--target', base, '--port', '0', '--fail-on', failOn, '--har', 'x.har', '--report-dir', 'report'],
      folder,
    );
    await (
      await fetch(`${run.url}/user/get?${me}`, { headers: fault === '' ? {} : { Prefer: `fault=${fault}` } })
    ).text();
    run.child.kill('SIGINT');
    expect(await run.ended, run.output()).toBe(want);
    expect(JSON.parse(readFileSync(join(folder, 'x.har'), 'utf8')).log.entries).toHaveLength(1);
    expect(readFileSync(join(folder, 'report', 'report.md'), 'utf8')).toContain('Contract check');
    const drift = await finished(['drift', 'x.har', '--fail-on', failOn], {}, folder);
    expect(drift.code, drift.output).toBe(want);
  });

  test.each([
    ['no target', [], /--target <url> is required/],
    ['a target that is no address', ['--target', 'localhost:8094'], /It has to be an http or https URL/],
    ['a host that nobody named', ['--target', 'http://192.0.2.1'], /Add --allow-host 192\.0\.2\.1\./],
    [
      'a fault that there is none of',
      ['--target', 'http://127.0.0.1:1', '--faults', 'nothing'],
      /Failed to switch on nothing:/,
    ],
    [
      'a HAR that cannot be',
      ['--target', 'http://127.0.0.1:1', '--har', 'no/x.har'],
      /Name another file with --har\./,
    ],
    [
      'a live target that is no WebSocket',
      ['--target', 'http://127.0.0.1:1', '--live-target', 'http://x'],
      /It has to be a ws or wss URL/,
    ],
  ])('with %s ends with 2 and a sentence', async (_what, args, want) => {
    const { code, output } = await finished(['proxy', '--port', '0', ...args]);
    expect(code).toBe(2);
    expect(output).toMatch(want);
    expect(output).not.toMatch(/\n\s+at /);
  });

  test('says a port that is taken, and what to do', async () => {
    const port = await listening(createServer());
    const { code, output } = await finished([
      'proxy',
      '--target',
      'http://127.0.0.1:1',
      '--port',
      String(port),
    ]);
    expect(code).toBe(2);
    expect(output).toBe(
      `Failed to listen on 127.0.0.1:${port}: the port is taken. Choose another with --port, or --port 0 for any free one.\n`,
    );
  });
});

/** A HAR in which `/config` has a field more. */
function harWith(field: string): string {
  const texts = ['XMPPDomain', 'XMPPHost', 'apiUrl', 'downloadAvatarUrl', 'downloadUrl', 'uploadUrl'];
  const known = { ...Object.fromEntries(texts.map(name => [name, 'x'])), XMPPTimeout: 1, xmppPingTime: 1 };
  const text = JSON.stringify({ resultCode: 1, currentTime: 1612839425242, data: { ...known, [field]: 7 } });
  const request = { method: 'GET', url: 'http://im.example/config', headers: [], queryString: [] };
  const response = { status: 200, headers: [], content: { text } };
  return JSON.stringify({
    log: {
      version: '1.2',
      entries: [{ startedDateTime: '2026-11-30T00:00:00Z', time: 1, request, response }],
    },
  });
}

describe('imapi learn', () => {
  function place() {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'openapi.yaml'), contract);
    writeFileSync(join(folder, 'x.har'), harWith('brandNew'));
    return { folder, text: () => readFileSync(join(folder, 'openapi.yaml'), 'utf8') };
  }

  test('prints a patch that git takes, with the evidence, and changes nothing', async () => {
    const { folder, text } = place();
    const { code, output } = await finished(['learn', 'x.har'], {}, folder);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^--- a\/openapi\.yaml\n\+\+\+ b\/openapi\.yaml\n@@ -\d+,\d+ \+\d+,\d+ @@ .*brandNew: seen 1 of 1 times, last on 2026-11-30/,
    );
    expect(output).toContain('x-source: observed');
    expect(text()).toBe(contract);
    const { spawnSync } = await import('node:child_process');
    const patch = output.slice(0, output.search(/^(?:Left to you|Then): /m) >>> 0);
    const applied = spawnSync('git', ['apply', '-'], { cwd: folder, input: patch, encoding: 'utf8' });
    expect(applied.stderr).toBe('');
    expect(text()).toContain('brandNew: { type: integer');
    expect(
      text()
        .split('\n')
        .filter(line => !line.includes('brandNew')).length,
    ).toBeGreaterThan(2000);
  });

  test.each([
    ['an answer and then nothing more', 'y\n'],
    ['an answer and a word to stop', 'y\nq\n'],
  ])('makes what was accepted before the input ended: %s', async (_what, answers) => {
    const { folder, text } = place();
    const two = JSON.parse(harWith('brandNew'));
    two.log.entries.push(...JSON.parse(harWith('newerStill')).log.entries);
    writeFileSync(join(folder, 'x.har'), JSON.stringify(two));
    const run = imapi(['learn', 'x.har', '--interactive'], {}, folder);
    run.child.stdin?.end(answers);
    expect(await run.ended, run.output()).toBe(0);
    expect(['brandNew', 'newerStill'].filter(name => text().includes(name))).toHaveLength(1);
  });

  test('writes it, and then has nothing more to say', async () => {
    const { folder, text } = place();
    expect((await finished(['learn', 'x.har', '--write'], {}, folder)).code).toBe(0);
    expect(text()).toContain('brandNew: { type: integer');
    const again = await finished(['learn', 'x.har'], {}, folder);
    expect(again.output).not.toContain('brandNew');
  });

  test.each([
    ['a recording that is cut off', 'x.har', (text: string) => text.slice(0, 100), /it ends in the middle/],
    [
      'a recording in another encoding',
      'x.har',
      (text: string) => Buffer.from(text, 'utf16le'),
      /it is not in UTF-8/,
    ],
    [
      'a contract that does not parse',
      'openapi.yaml',
      () => 'openapi: [',
      /^Failed to read the contract: line \d+/,
    ],
    ['a contract that is a list', 'openapi.yaml', () => '- a', /holds no mapping/],
  ])('of %s says a sentence and writes nothing', async (_what, file, broken, want) => {
    const { folder } = place();
    const path = join(folder, file);
    writeFileSync(path, broken(readFileSync(path, 'utf8')));
    const before = readFileSync(join(folder, 'openapi.yaml'), 'utf8');
    const { code, output } = await finished(['learn', 'x.har', '--write'], {}, folder);
    expect(code, output).toBe(2);
    expect(output).toMatch(want);
    expect(readFileSync(join(folder, 'openapi.yaml'), 'utf8')).toBe(before);
  });

  test('of a file that is no contract of this API names the file', async () => {
    const { folder } = place();
    writeFileSync(join(folder, 'other.yaml'), 'hello');
    const { code, output } = await finished(['learn', 'x.har', '--contract', 'other.yaml'], {}, folder);
    expect(code).toBe(2);
    expect(output).toMatch(/^Failed to read other\.yaml: it holds no mapping/);
  });

  test.each([
    ['traffic of other hosts alone', harWith('x').replace('im.example/config', 'cdn.example/picture')],
    ['another contract', harWith('x')],
  ])('of %s ends with 4', async (what, har) => {
    const { folder, text } = place();
    writeFileSync(join(folder, 'x.har'), har);
    if (what === 'another contract')
      writeFileSync(
        join(folder, 'openapi.yaml'),
        'openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n',
      );
    const before = text();
    const { code, output } = await finished(['learn', 'x.har', '--write'], {}, folder);
    expect(code, output).toBe(4);
    expect(text()).toBe(before);
  });
});
