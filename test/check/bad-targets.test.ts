import { createServer as createTlsServer } from 'node:https';
import { describe, expect, test } from 'vitest';
import { checked } from './runs.ts';
import { mockTarget, recordingProxy, rowsOf, serving } from './targets.ts';

void createTlsServer;
const tokens = { owner: 'abc', peer: 'def' };
const mockTokens = { owner: 'mock-100164', peer: 'mock-100158' };

describe('a target that is no API ends with 3 and says what to do', () => {
  test.each<[string, Parameters<typeof serving>[0], RegExp]>([
    [
      'a page',
      (_, response) => void response.setHeader('Content-Type', 'text/html').end('<html>login</html>'),
      /answers a page instead of JSON.*login/,
    ],
    [
      'a redirect',
      (_, response) => void response.writeHead(302, { Location: 'https://login.example/' }).end(),
      /redirects \(302\) to https:\/\/login\.example/,
    ],
    [
      'a proxy without an API',
      (_, response) => void response.writeHead(502).end('<html>Bad Gateway</html>'),
      /answers 502.*the API behind it is not/,
    ],
    ['silence', () => {}, /no complete answer within 300 ms.*--timeout/],
    [
      'a closed connection',
      (_, response) => void response.destroy(),
      /closed before the answer was complete/,
    ],
    [
      'half an answer',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
        response.write('{"resultCode":');
        setTimeout(() => response.destroy(), 20);
      },
      /closed before the answer was complete/,
    ],
    [
      '21 MB',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(Buffer.alloc(21_000_000, 0x20));
      },
      /more than 20000000 bytes/,
    ],
  ])('%s', async (what, listener, sentence) => {
    // 21 MB may take a while on a busy machine.
    const timeoutMs = what === 'silence' ? 300 : 20_000;
    const report = await checked(await serving(listener), { tokens, timeoutMs, mode: 'full' });
    expect(report.verdict.exitCode).toBe(3);
    expect(report.verdict.sentence).toMatch(/^Exit 3, unreachable: Failed to reach the API/);
    expect(report.verdict.sentence).toMatch(sentence);
  });

  test('nobody listens', async () => {
    const { verdict } = await checked('http://127.0.0.1:1', { tokens });
    expect(verdict).toMatchObject({
      exitCode: 3,
      sentence: expect.stringContaining('Check that it is running'),
    });
  });
});

describe('a target that answers, but wrongly', () => {
  test('{} to everything is a violation', async () => {
    const url = await serving(
      (_, response) => void response.setHeader('Content-Type', 'application/json;charset=UTF-8').end('{}'),
    );
    for (const mode of ['probe', 'full'] as const) {
      const report = await checked(url, { tokens, mode });
      expect(report.verdict).toMatchObject({ exitCode: 1, name: 'violated' });
      expect(report.findings.some(({ pointer }) => pointer === '/resultCode')).toBe(true);
    }
  });

  test('answers without end to all but the first questions end in a report', async () => {
    const { url } = await mockTarget();
    const proxy = await recordingProxy(url, ({ path }, response) => {
      if (path === '/config' || path === '/user/get' || path.startsWith('/__admin')) return false;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(' '.repeat(20_000));
      return true;
    });
    const { verdict } = await checked(proxy.url, {
      mode: 'full',
      tokens: { owner: 'mock-100164', peer: 'mock-100158', outsider: 'mock-100102' },
      only: ['addRoom', 'listRooms'],
      maxBytes: 10_000,
    });
    expect(verdict.sentence).toMatch(/the answer has more than 10000 bytes/);
    expect(verdict.exitCode).not.toBe(2);
  });

  test('a token that is refused ends with 3 and names the flag', async () => {
    const { url } = await mockTarget();
    const { verdict } = await checked(url, { tokens: { owner: 'mock-100164', peer: 'nobody' } });
    expect(verdict).toMatchObject({
      exitCode: 3,
      sentence: expect.stringMatching(/as the peer.*1030102.*--peer-token/),
    });
  });

  test('no token ends with 2', async () => {
    const proxy = await recordingProxy((await mockTarget()).url, (passed, response) => {
      if (!passed.path.startsWith('/__admin')) return false;
      response.writeHead(404).end('nothing');
      return true;
    });
    expect((await checked(proxy.url)).verdict).toMatchObject({
      exitCode: 2,
      sentence: expect.stringContaining('--token'),
    });
  });

  test('the same account twice ends with 2', async () => {
    const { url } = await mockTarget();
    const twice = { owner: 'mock-100164', peer: 'mock-100164' };
    expect((await checked(url, { tokens: twice })).verdict).toMatchObject({
      exitCode: 2,
      sentence: expect.stringContaining('same account'),
    });
  });

  test('accounts that the server mixes up end with 1, though both tokens are told the same account', async () => {
    const { url } = await mockTarget();
    const profile = await (await fetch(`${url}/user/get?access_token=mock-100158`)).text();
    const proxy = await recordingProxy(url, ({ path }, response) => {
      if (path !== '/user/get') return false;
      response.writeHead(200, { 'Content-Type': 'application/json;charset=UTF-8' }).end(profile);
      return true;
    });
    const tokens = { owner: 'mock-100164', peer: 'mock-100102' };
    const { verdict, findings } = await checked(proxy.url, { tokens });
    expect(verdict.exitCode).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({
        harm: 'identity',
        got: expect.stringContaining('two tokens whose rows in /friends/page are of two users'),
      }),
    );
  });

  test('a target that reads no form is one cause, which says so', async () => {
    const { url } = await mockTarget();
    const unread = { currentTime: Date.now(), resultCode: 1030101, resultMsg: 'no token' };
    const proxy = await recordingProxy(url, ({ method, path }, response) => {
      // What needs no parameter needs no form.
      if (method !== 'POST' || path === '/config') return false;
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Content-Type', 'application/json;charset=UTF-8');
      response.end(JSON.stringify(unread));
      return true;
    });
    const { verdict, causes } = await checked(proxy.url, { tokens: mockTokens });
    expect(verdict.exitCode).toBe(1);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({
      wide: true,
      headline: expect.stringMatching(/^All operations alike: form bodies are not read/),
    });
  });

  test('answers that say gzip and are not packed end with 1: the target answers', async () => {
    const { url } = await mockTarget();
    const lie = JSON.stringify({ resultCode: 1 });
    const proxy = await recordingProxy(url, ({ path }, response) => {
      if (path.startsWith('/__admin')) return false;
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(lie);
      return true;
    });
    const { verdict, findings } = await checked(proxy.url, { tokens: { owner: 'mock-100164' } });
    expect(verdict.exitCode).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'wire-packed', got: expect.stringContaining('cannot be unpacked') }),
    );
  });

  test('an operation that closes mid-body, or is silent, is a finding of that operation alone', async () => {
    const { url } = await mockTarget();
    const proxy = await recordingProxy(url, (passed, response) => {
      if (passed.path !== '/tigase/search') return false;
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '99' });
      response.write('{');
      setTimeout(() => response.destroy(), 5);
      return true;
    });
    const report = await checked(proxy.url, { concurrency: 1 });
    expect(report.verdict.exitCode).toBe(1);
    const { operation, rule } = report.findings.find(({ severity }) => severity === 'violation') ?? {};
    expect({ operation, rule }).toEqual({ operation: 'search', rule: 'wire-closed' });
  });

  test('a target that goes away ends with 3, and says what is left', async () => {
    const { url } = await mockTarget();
    const proxy = await recordingProxy(url, (_, response, index) => {
      if (index < 200) return false;
      response.destroy();
      return true;
    });
    const { verdict } = await checked(proxy.url, { mode: 'full' });
    expect(verdict.exitCode).toBe(3);
    expect(verdict.sentence).toMatch(/no longer answers.*Also left behind: .*imapi sweep/);
  });

  test('a token that ends halfway ends with 3 where there is no other', async () => {
    const { url } = await mockTarget();
    const proxy = await recordingProxy(url, (passed, response, index) => {
      if (index < 150 || !passed.text.includes('mock-100164')) {
        if (!passed.path.startsWith('/__admin')) return false;
        response.writeHead(404).end('none');
        return true;
      }
      response
        .setHeader('Content-Type', 'application/json;charset=UTF-8')
        .end('{"resultCode":1030102,"resultMsg":"访问令牌过期或无效"}');
      return true;
    });
    const report = await checked(proxy.url, {
      tokens: { owner: 'mock-100164', peer: 'mock-100158' },
      mode: 'full',
    });
    expect(report.verdict).toMatchObject({
      exitCode: 3,
      sentence: expect.stringMatching(/token of the owner is no longer accepted/),
    });
  });

  test('a token that ends halfway is asked for again with --token-command', async () => {
    const { mock, url } = await mockTarget();
    const before = rowsOf(mock);
    const proxy = await recordingProxy(url, (passed, response) => {
      if (!passed.path.startsWith('/__admin')) return false;
      response.writeHead(404).end('none');
      return true;
    });
    // What ends the login is dissolving a group; the command opens it again.
    const command = `node -e "const id={owner:100164,peer:100158,outsider:100102}[process.env.IMAPI_ROLE];fetch('${url}/__admin/tokens',{method:'POST',body:JSON.stringify({userId:id})}).then(r=>r.json()).then(t=>console.log(t.token))"`;
    const report = await checked(proxy.url, { tokenCommand: command, mode: 'full', settleMs: 0 });
    expect(report.verdict).toMatchObject({ exitCode: 0 });
    expect(report.isMock).toBe(false);
    expect(report.floors.filter(({ excuse }) => excuse === undefined)).toEqual([]);
    expect(rowsOf(mock)).toEqual(before);
    // A program is started for each login that a dissolved group ends.
  }, 120_000);
});

describe('safety', () => {
  test('full refuses a host that is not allowed before anything is sent', async () => {
    const report = await checked('http://staging.example', { tokens, mode: 'full' });
    expect(report.verdict).toMatchObject({
      exitCode: 2,
      sentence: expect.stringContaining('--allow-host staging.example'),
    });
    expect(report.requests).toBe(0);
  });

  test('--only that names nothing names the nearest', async () => {
    await expect(checked('http://127.0.0.1:1', { only: ['deletoin'] })).rejects.toThrow(
      /--only deletoin.*Did you mean deletion\?/,
    );
  });

  test('a part of the suite has no floors, and one that cannot run is inconclusive', async () => {
    const { url } = await mockTarget();
    expect((await checked(url, { only: ['schema'] })).verdict).toMatchObject({ exitCode: 0 });
    expect((await checked(url, { only: ['deletion'] })).verdict).toMatchObject({ exitCode: 4 });
  });
});
