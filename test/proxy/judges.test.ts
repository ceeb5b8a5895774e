import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecording } from '../../src/observe/recording/read-recording.ts';
import { Traffic } from '../../src/observe/traffic.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { checked } from '../check/runs.ts';
import { temporaryFolder } from '../cli/harness.ts';
import { type Json, startMock } from '../harness.ts';
import { rawExchange, startProxy, startServer, until } from './harness.ts';

const me = 'access_token=mock-100164';

/** The requests that the control API of a proxy shows, newest first. */
async function journal(base: string): Promise<Json[]> {
  const answer: Json = await (await fetch(`${base}/__admin/requests`)).json();
  return answer.requests;
}

describe('answers are judged as the check does', () => {
  test.each([
    ['a wrong type', 'response-number-as-text-getUser-data.active', 'broken', 'violation'],
    ['a field that is not declared', 'response-undeclared-getUser-data', 'ok', 'drift'],
    ['an answer that is cut off', 'transport-page-getUser', 'broken', 'violation'],
  ])('%s', async (_what, fault, verdict, severity) => {
    const mock = await startMock();
    const { base, proxy } = await startProxy(mock.base);
    await fetch(`${base}/user/get?${me}`, { headers: { Prefer: `fault=${fault}` } });
    await until(async () => (await journal(base)).length === 1);
    expect((await journal(base))[0]).toMatchObject({ operationId: 'getUser', verdict });
    expect(proxy.report().findings.map(it => it.severity)).toContain(severity);
  });

  test('a right answer is none, packed or not, by GET or by form', async () => {
    const mock = await startMock();
    const { base, proxy } = await startProxy(mock.base);
    await fetch(`${base}/user/get?${me}`);
    await fetch(`${base}/user/get`, { method: 'POST', body: new URLSearchParams(me) });
    await fetch(`${base}/nowhere`);
    await until(async () => (await journal(base)).length === 3);
    expect((await journal(base)).map(({ verdict }) => verdict)).toEqual(['unknown path', 'ok', 'ok']);
    const { findings, verdict, undocumented } = proxy.report();
    expect(findings).toEqual([]);
    expect(verdict.exitCode).toBe(0);
    expect(undocumented).toMatchObject([{ kind: 'path', name: '/nowhere', count: 1 }]);
  });

  test('two sessions of one mock are two worlds, in which the same ids stand for other groups', async () => {
    const mock = await startMock({ now: 1_612_839_425_242 });
    const { base, proxy } = await startProxy(mock.base);
    const make = async (name: string, headers: Record<string, string>): Promise<Json> =>
      (
        await fetch(`${base}/room/add?${me}&flag=rw&name=${name}&desc=d&phones=[]&jid=${name}`, { headers })
      ).json();
    const one = await make('one', { 'X-Mock-Session': 'one' });
    const two = await make('two', { Cookie: 'mock-session=two' });
    expect(two.data.id).toBe(one.data.id);
    expect(two.data.jid).not.toBe(one.data.jid);
    expect(proxy.report().findings).toEqual([]);
  });

  test('whose rows an answer shows, once it is known who asks', async () => {
    const mock = await startMock();
    const others = await (
      await mock.raw('/friends/page', { access_token: 'mock-100174', userId: 100174 })
    ).text();
    const { base: liar } = await startServer(async (request, response) => {
      response.writeHead(200, {
        'Content-Type': 'application/json;charset=UTF-8',
        'Access-Control-Allow-Origin': '*',
      });
      response.end(request.url?.startsWith('/user') ? await (await mock.raw(request.url)).text() : others);
    });
    const { base, proxy } = await startProxy(liar);
    await fetch(`${base}/user/get?${me}`);
    await fetch(`${base}/friends/page?${me}&userId=100164`);
    await until(async () => (await journal(base)).length === 2);
    expect(proxy.report().findings).toMatchObject([
      { rule: 'own-rows', severity: 'violation', harm: 'identity' },
    ]);
  });
});

describe('the HAR', () => {
  test('can be read while it is written, hides secrets, and drift finds the same in it', async () => {
    const mock = await startMock();
    const har = join(temporaryFolder(), 'session.har');
    const { base, proxy, close } = await startProxy(mock.base, { har });
    const id = 'response-number-as-text-getUser-data.active';
    await fetch(`${base}/user/get?${me}`, { headers: { Prefer: `fault=${id}`, Cookie: 'login=me' } });
    await until(() => readFileSync(har, 'utf8').includes('/user/get'));
    const early: Json = JSON.parse(readFileSync(har, 'utf8'));
    expect(early.log.entries).toHaveLength(1);
    await fetch(`${base}/friends/page`, { method: 'POST', body: new URLSearchParams(me) });
    await until(async () => (await journal(base)).length === 2);
    const findings = proxy
      .report()
      .findings.map(({ fingerprint }) => fingerprint)
      .sort();
    await close();
    const text = readFileSync(har, 'utf8');
    expect(JSON.parse(text).log.entries).toHaveLength(2);
    expect(text).not.toContain('mock-100164');
    expect(text).not.toContain('login=me');
    const traffic = new Traffic(loadContract());
    for (const recorded of readRecording(har)) traffic.see(recorded);
    expect(findings.length).toBeGreaterThan(0);
    expect(
      traffic
        .conclude()
        .all.map(({ fingerprint }) => fingerprint)
        .sort(),
    ).toEqual(findings);
  });

  test('has what is no address too', async () => {
    const { base: target } = await startServer((_request, response) => response.end('{}'));
    const har = join(temporaryFolder(), 'session.har');
    const { port, close } = await startProxy(target, { har });
    for (const what of ['OPTIONS *', 'GET //', 'GET /user/get?__proto__=1&a', 'GET http://other/x'])
      await rawExchange(port, `${what} HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n`);
    await close();
    const { log }: Json = JSON.parse(readFileSync(har, 'utf8'));
    expect(log.entries.map(({ request }: Json) => request.url.slice(target.length))).toEqual([
      '*',
      '//',
      '/user/get?__proto__=1&a',
      '/x',
    ]);
  });

  test('keeps secrets where that is asked for', async () => {
    const mock = await startMock();
    const har = join(temporaryFolder(), 'session.har');
    const { base, close } = await startProxy(mock.base, { har, masks: false });
    await fetch(`${base}/user/get?${me}`);
    await until(async () => (await journal(base)).length === 1);
    await close();
    expect(readFileSync(har, 'utf8')).toContain('mock-100164');
  });

  test.each([
    ['is there already', (folder: string) => folder],
    ['stands in no folder', (folder: string) => join(folder, 'none', 'x.har')],
  ])('that %s is refused', async (_what, name) => {
    const har = name(temporaryFolder());
    await expect(startProxy('http://127.0.0.1:1', { har })).rejects.toThrow(
      /^Failed to write .*\. Name another file with --har\.$/,
    );
    expect(har.endsWith('x.har') && existsSync(har)).toBe(false);
  });
});

describe('faults in front of a right server', () => {
  test('of the answer reach the app, and are not held against the server', async () => {
    const mock = await startMock();
    const { base, proxy } = await startProxy(mock.base);
    const fault =
      proxy
        .catalogue()
        .of('getUser')
        .find(({ stage }) => stage === 'answer')?.id ?? '';
    proxy.switchOn([fault]);
    const right = await (await fetch(`${mock.base}/user/get?${me}`)).text();
    const wrong = await (await fetch(`${base}/user/get?${me}`)).text();
    const withoutTime = (text: string) => text.replace(/"currentTime":\d+/, '');
    expect(withoutTime(wrong)).not.toBe(withoutTime(right));
    await until(async () => (await journal(base)).length === 1);
    expect((await journal(base))[0]).toMatchObject({ fault });
    expect(proxy.report().findings).toEqual([]);
  });

  test('of the request change what the server gets, in the query and in a form', async () => {
    const mock = await startMock();
    const { base, proxy } = await startProxy(mock.base);
    const fault = 'input-not-required-listFriends-userId';
    proxy.switchOn([fault]);
    const parameters = me;
    const answers = [
      await fetch(`${base}/friends/page?${parameters}`),
      await fetch(`${base}/friends/page`, { method: 'POST', body: new URLSearchParams(parameters) }),
    ];
    const got = await Promise.all(answers.map(answer => answer.text()));
    const direct = await (await fetch(`${mock.base}/friends/page?${parameters}`)).text();
    expect(direct).toContain('1010101');
    const withoutTime = (text: string) => text.replace(/"currentTime":\d+/, '');
    expect(withoutTime(got[0] ?? '')).toBe(withoutTime(got[1] ?? ''));
    expect(withoutTime(got[0] ?? '')).not.toBe(withoutTime(direct));
  });

  test.each([
    ['none at all', 'transport-nothing'],
    ['one that needs the server’s rows', 'rows'],
  ])('%s is refused in a sentence', async (_what, name) => {
    const mock = await startMock();
    const { proxy } = await startProxy(mock.base);
    const id = mock.mock.faults().all.find(({ stage }) => stage === name)?.id ?? name;
    expect(() => proxy.switchOn([id])).toThrow(`Failed to switch on ${id}: the proxy has no such fault.`);
  });

  test('can be switched on by the control API, which offers no others', async () => {
    const mock = await startMock();
    const { base } = await startProxy(mock.base);
    const { faults }: Json = await (await fetch(`${base}/__admin/faults/catalogue`)).json();
    const stages = new Set(faults.map(({ stage }: Json) => stage));
    expect([...stages].sort()).toEqual(['answer', 'bytes', 'request']);
    const put = await fetch(`${base}/__admin/faults/getUser`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ fixedDelay: 80 }),
    });
    expect(put.status).toBe(200);
    const begun = performance.now();
    await (await fetch(`${base}/user/get?${me}`)).text();
    expect(performance.now() - begun).toBeGreaterThan(75);
  });
});

describe('addresses that answers hand out', () => {
  test('lead through the proxy with --rewrite, uploads and files on ports of their own', async () => {
    const { mock, base: target } = await startMock();
    const upload = await mock.listen('upload');
    await mock.listen('files');
    const { base } = await startProxy(target, { rewrite: true });
    const { data }: Json = await (await fetch(`${base}/config`)).json();
    expect(data).toMatchObject({
      apiUrl: `${base}/`,
      uploadUrl: `${base}/`,
      downloadUrl: `${base}/`,
      downloadAvatarUrl: `${base}/`,
      XMPPHost: '127.0.0.1',
    });
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'hello.txt');
    form.append('validTime', '1');
    const sent: Json = await (
      await fetch(`${data.uploadUrl}upload/UploadServlet`, { method: 'POST', body: form })
    ).json();
    const [item] = sent.data.others;
    expect(item.oUrl.startsWith(`${base}/0/0/`)).toBe(true);
    expect(await (await fetch(item.oUrl)).text()).toBe('hello');
    await until(async () => (await journal(base)).length === 3);
    expect((await journal(base)).map(({ operationId, verdict }) => `${operationId} ${verdict}`)).toEqual([
      'getFile ok',
      'uploadFile ok',
      'getConfig ok',
    ]);
    expect(upload).toBeGreaterThan(0);
  });

  test.each([
    ['in a folder of its own', '/group1/M00/00/file'],
    ['by its ending', '/avatar/o/64/100164.jpg'],
  ])('a file %s is fetched where files are', async (_what, path) => {
    const { base: files } = await startServer((request, response) => response.end(`file ${request.url}`));
    const { base: target } = await startServer((request, response) =>
      response.end(
        request.url?.startsWith('/config')
          ? JSON.stringify({ resultCode: 1, data: { downloadUrl: `${files}/` } })
          : JSON.stringify({ resultCode: 1, data: { others: [{ oUrl: `${files}/group1/M00/00/file` }] } }),
      ),
    );
    const { base } = await startProxy(target, { rewrite: true });
    await (await fetch(`${base}/config`)).text();
    const sent: Json = await (await fetch(`${base}/upload/UploadServlet`, { method: 'POST' })).json();
    expect(sent.data.others[0].oUrl).toBe(`${base}/group1/M00/00/file`);
    expect(await (await fetch(base + path)).text()).toBe(`file ${path}`);
  });

  test('stay where the proxy may not send to, and every other byte stays too', async () => {
    const text =
      '{ "resultCode" : 1, "data" : { "uploadUrl" : "http:\\/\\/upload.example\\/", "apiUrl":"http://127.0.0.1:9/", "distance": 20.0, "x": ["uploadUrl", ":"] } }';
    const { base: target } = await startServer((_request, response) => response.end(text));
    const { base } = await startProxy(target, { rewrite: true });
    expect(await (await fetch(`${base}/config`)).text()).toBe(
      text.replace('http://127.0.0.1:9/', `${base}/`),
    );
  });
});

describe('hosts other than this machine', () => {
  test.each([
    ['target', { target: 'https://staging.example/im' }],
    ['upload service', { uploadTarget: 'http://upload.example' }],
    ['live connection', { liveTarget: 'ws://live.example:5260' }],
  ])('are refused as %s unless they are named', async (_what, given) => {
    const host = new URL(Object.values(given)[0] ?? '').hostname;
    const { target = 'http://127.0.0.1:1', ...rest } = given as { target?: string };
    await expect(startProxy(target, rest)).rejects.toThrow(
      `Failed to start: requests would go to ${host}, which is not allowed. Add --allow-host ${host}.`,
    );
    await startProxy(target, { ...rest, allowHosts: [host] });
  });
});

test('the console is told what is behind it', async () => {
  const { base } = await startProxy('http://127.0.0.1:1');
  expect(await (await fetch(`${base}/__admin/health`)).json()).toMatchObject({
    proxyOf: 'http://127.0.0.1:1',
  });
});

test('a check through the proxy is one of the server behind it, whose rows the proxy does not have', async () => {
  const { base: server } = await startMock();
  const { base } = await startProxy(server);
  const report = await checked(base, { only: ['getUser'], tokens: { owner: 'mock-100164' } });
  expect(report.isMock).toBe(false);
  expect(report.verdict).toMatchObject({ exitCode: 0 });
});
