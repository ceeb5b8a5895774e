import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { terminalReport } from '../../src/check/report/formats/terminal.ts';
import { trafficLines } from '../../src/check/report/formats/traffic-lines.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { createMock, type Mock } from '../../src/create-mock.ts';
import { driftReport } from '../../src/observe/drift-report.ts';
import { harEntry } from '../../src/observe/recording/har-entry.ts';
import { combinedLogLine, jsonLogLine } from '../../src/observe/recording/log-line.ts';
import { newmanExecution } from '../../src/observe/recording/newman-execution.ts';
import type { RecordedCall } from '../../src/observe/recording/recorded.ts';
import { Traffic } from '../../src/observe/traffic.ts';
import { loadContract, type OperationId } from '../../src/spec/contract.ts';
import type { Json } from '../harness.ts';

/** What the check finds in an answer, traffic that shows the same answer has to show as well. */

const contract = loadContract();
const base = 'https://im.example/api';
const me = 'access_token=mock-100164';
const headers = [
  { name: 'Content-Type', value: 'application/json;charset=UTF-8' },
  { name: 'Access-Control-Allow-Origin', value: '*' },
];
let mock: Mock;
beforeAll(async () => {
  mock = await createMock();
});
afterAll(() => mock.close());

const pathOf = (id: OperationId) => contract.operation(id).path;
const answerOf = async (id: OperationId, query = me) =>
  (await mock.fetch(`http://mock${pathOf(id)}?${query}`)).text();

function call(id: OperationId, query: string, text: string | undefined, more: Json = {}): Json {
  const { request = {}, response = {}, ...rest } = more;
  return {
    startedDateTime: '2026-03-04T05:06:07.000Z',
    time: 10,
    request: { method: 'GET', url: `${base}${pathOf(id)}${query === '' ? '' : `?${query}`}`, ...request },
    response: { status: 200, headers, content: text === undefined ? {} : { text }, ...response },
    ...rest,
  };
}

function drift(entries: readonly Json[], read: (entry: Json) => RecordedCall | undefined = harEntry) {
  const traffic = new Traffic(contract, base);
  for (const entry of entries) {
    const recorded = read(entry);
    if (recorded) traffic.see(recorded);
  }
  return driftReport(traffic, { contract, target: '', tool: '', started: new Date(), failOnDrift: false });
}

/** Operation, rule and severity of what was found. */
const foundIn = ({ findings }: ReturnType<typeof drift>) =>
  findings.map(({ operation, rule, severity }) => `${operation} ${rule} ${severity}`);
const resultOf = ({ results }: ReturnType<typeof drift>, id: OperationId) =>
  results.find(({ operation }) => operation === id);
const failed = (code: number) => JSON.stringify({ resultCode: code, resultMsg: 'x' });

describe('what a lenient reader lets pass', () => {
  const base64 = (bytes: Buffer) => ({ content: { text: bytes.toString('base64'), encoding: 'base64' } });
  const packed = [...headers, { name: 'Content-Encoding', value: 'gzip' }];

  test.each<[string, (text: string) => Json, string[]]>([
    [
      'a key twice',
      text => call('getUser', me, text.replace('"data":{', '"data":{"userId":1,')),
      ['getUser wire-duplicate-key violation'],
    ],
    ['text behind the value', text => call('getUser', me, `${text} x`), ['getUser wire-trailing violation']],
    [
      'a number larger than a double holds',
      text => call('getUser', me, text.replace('"data":{', '"data":{"level":12345678901234567890,')),
      expect.arrayContaining(['getUser wire-precision violation']),
    ],
    [
      'bytes that are no UTF-8',
      text =>
        call('getUser', me, undefined, {
          response: base64(
            Buffer.from(text.replace(/"nickname":"[^"]+"/, '"nickname":"\xd5\xc5"'), 'latin1'),
          ),
        }),
      expect.arrayContaining(['getUser wire-utf-8 violation']),
    ],
    [
      'packed bytes that a recorder has kept as they were',
      text => call('getUser', me, undefined, { response: { headers: packed, ...base64(gzipSync(text)) } }),
      [],
    ],
    [
      'packed bytes that are cut',
      text =>
        call('getUser', me, undefined, {
          response: { headers: packed, ...base64(gzipSync(text).subarray(0, 99)) },
        }),
      ['getUser wire-packed violation'],
    ],
    [
      'an answer that a browser could not unpack',
      () =>
        call('getUser', me, undefined, {
          response: { status: -1, _failureText: 'net::ERR_CONTENT_DECODING_FAILED' },
        }),
      ['getUser wire-packed violation'],
    ],
    [
      'a header that tells how the text was packed',
      text => call('getUser', me, text, { response: { headers: packed } }),
      [],
    ],
  ])('%s', async (_what, made, found) => {
    expect(foundIn(drift([made(await answerOf('getUser'))]))).toEqual(found);
  });
});

describe('calls without an answer', () => {
  const lost = (id: OperationId, error?: string) =>
    call(id, me, undefined, { response: { status: 0, headers: [], ...(error && { _error: error }) } });

  test.each<[string, Json, (entry: Json) => RecordedCall | undefined, object]>([
    ['cut', lost('getUser', 'net::ERR_CONNECTION_RESET'), harEntry, { cut: 1 }],
    ['too late', lost('getUser', 'net::ERR_TIMED_OUT'), harEntry, { timeout: 1 }],
    ['refused', lost('getUser', 'NS_ERROR_CONNECTION_REFUSED'), harEntry, { unreachable: 1 }],
    ['that nobody waited for', lost('getUser', 'net::ERR_ABORTED'), harEntry, {}],
    ['nobody knows why', lost('getUser'), harEntry, {}],
    [
      'in the middle',
      call('getUser', me, undefined, { response: { _error: 'net::ERR_CONTENT_LENGTH_MISMATCH' } }),
      harEntry,
      { cut: 1 },
    ],
    [
      'as Newman tells it',
      {
        request: { url: `${base}/user/get` },
        requestError: { code: 'ECONNRESET', message: 'socket hang up' },
      },
      newmanExecution,
      { cut: 1 },
    ],
    ['as nginx tells it', { url: '/api/user/get', status: 499 }, jsonLogLine, {}],
  ])('%s', (_what, entry, read, counts) => {
    const report = drift([entry, entry], read);
    expect(report.findings).toEqual([]);
    expect(report.weather.counts).toEqual(
      Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, 2 * count])),
    );
    expect(resultOf(report, 'getUser')).toMatchObject({
      outcome: 'not exercised',
      reason: 'requested 2 times, and never answered',
    });
    expect(report.unjudged).toEqual([{ kind: 'answer', operation: 'getUser', count: 2, of: 2 }]);
    expect(report.verdict.exitCode).toBe(4);
  });

  test('of one operation alone, again and again, are its own fault', async () => {
    const text = await answerOf('listRooms', `${me}&pageIndex=0&pageSize=10`);
    const good = call('listRooms', `${me}&pageIndex=0&pageSize=10`, text);
    const bad = lost('getUser', 'net::ERR_EMPTY_RESPONSE');
    const times = (count: number) => Array.from({ length: count }, () => [good, bad]).flat();
    expect(foundIn(drift(times(2)))).toEqual([]);
    expect(foundIn(drift(times(6)))).toEqual(['getUser unsteady violation']);
  });
});

describe('who is let in', () => {
  const rooms = 'pageIndex=0&pageSize=50';
  const granted = async (query: string, more?: Json) =>
    call('listRooms', query, await answerOf('listRooms', `${me}&${rooms}`), more);
  const good = async () => call('getUser', me, await answerOf('getUser'));
  const letIn = 'listRooms result-code-1030101 violation';

  test.each<[string, () => Promise<Json[]>, string[]]>([
    [
      'nobody without a token, where others have one',
      async () => [await good(), await granted(rooms)],
      [letIn],
    ],
    [
      'nobody with an empty one',
      async () => [await granted(`${rooms}&access_token=`), await good()],
      [letIn],
    ],
    ['whoever is refused', async () => [await good(), call('listRooms', rooms, failed(1030101))], []],
    [
      'whoever needs none',
      async () => [await good(), call('getConfig', '', await answerOf('getConfig'))],
      [],
    ],
    [
      'whoever may have a login elsewhere',
      async () => [
        await good(),
        await granted(rooms, { request: { headers: [{ name: 'access_token', value: 'x' }] } }),
        await granted(rooms, { request: { method: 'POST' } }),
      ],
      [],
    ],
    [
      'whose recording leaves queries out',
      async () => {
        const form = (text: string) => ({
          request: { method: 'POST', postData: { mimeType: 'application/x-www-form-urlencoded', text } },
        });
        const bare = call('listRooms', '', await answerOf('listRooms', `${me}&${rooms}`));
        return [bare, await granted('', form(me)), await granted('', form(rooms))];
      },
      [],
    ],
    [
      'whose recording leaves tokens out of forms',
      async () => {
        const postData = { mimeType: 'application/x-www-form-urlencoded', text: rooms };
        return [await good(), await granted('', { request: { method: 'POST', postData } })];
      },
      [],
    ],
  ])('%s', async (_what, entries, found) => {
    expect(foundIn(drift(await entries()))).toEqual(found);
  });

  test('a recording without any token says that once', async () => {
    const report = drift([
      await granted(rooms),
      await granted(rooms),
      call('getUser', '', await answerOf('getUser')),
    ]);
    expect(report.findings).toEqual([]);
    expect(report.unjudged).toEqual([{ kind: 'login', count: 3 }]);
  });

  const at = (second: number) => ({ startedDateTime: `2026-03-04T05:06:0${second}.000Z` });
  const refused = (second: number, token = 'mock-100164') =>
    call('getUser', `access_token=${token}`, failed(1030102), at(second));
  const shown = async (second: number, token = 'mock-100164') =>
    granted(`access_token=${token}&${rooms}`, at(second));
  const login = (second: number): Json => ({
    ...call('getUser', '', '{}', at(second)),
    request: { method: 'GET', url: `${base}/user/login` },
  });

  const chats = (second: number, text = failed(1030102)) => call('listLastChats', me, text, at(second));
  const own = async (second: number) => call('getUser', me, await answerOf('getUser'), at(second));

  test.each<[string, () => Promise<Json[]>, string[]]>([
    [
      'a token that others refuse before and afterwards',
      async () => [refused(1), chats(1), await shown(2), refused(3)],
      ['listRooms result-code-1030102 violation'],
    ],
    [
      'one that one operation alone refuses, again and again',
      async () => [chats(1), await own(2), await shown(2), chats(3), await own(4)],
      ['listLastChats result-code-1 violation'],
    ],
    ['one that one refuses and one grants', async () => [refused(1), await shown(2), refused(3)], []],
    [
      'one that only the back office may use for something',
      async () => {
        const push = (second: number) => call('pushMessage', me, failed(1030102), at(second));
        return [push(1), await own(2), await shown(2), push(3)];
      },
      [],
    ],
    ['one that was good before', async () => [await shown(1), refused(2), chats(2), refused(3)], []],
    ['one that is good afterwards', async () => [refused(1), chats(1), await shown(2)], []],
    [
      'one that was asked for at the same time',
      async () => [refused(2), chats(2), await shown(1), refused(3)],
      [],
    ],
    [
      'one that is good again for the same operation',
      async () => [refused(1), chats(1), await own(2), await shown(2), refused(3)],
      [],
    ],
    [
      'one between two logins',
      async () => [refused(1), chats(1), login(2), await shown(3), login(3), refused(4)],
      [],
    ],
    [
      'one that a recorder has masked',
      async () => {
        const refusedChats = call('listLastChats', 'access_token=REDACTED', failed(1030102), at(1));
        return [refused(1, 'REDACTED'), refusedChats, await shown(2, 'REDACTED'), refused(3, 'REDACTED')];
      },
      [],
    ],
  ])('%s', async (_what, entries, found) => {
    expect(foundIn(drift(await entries()))).toEqual(found);
  });
});

describe('what was asked for', () => {
  const list = (query: string) => async () => [
    call('listRooms', `${me}&${query}`, await answerOf('listRooms', `${me}&pageIndex=0&pageSize=50`)),
  ];

  test.each<[string, () => Promise<Json[]>, string[]]>([
    ['a page longer than that', list('pageIndex=0&pageSize=2'), ['listRooms page-too-long violation']],
    ['a page without a limit', list('pageIndex=0&pageSize=0'), []],
    ['a page of the usual size', list('pageIndex=0&pageSize='), []],
    ['a page of a size below nothing', list('pageSize=-1'), []],
    [
      'chats, of which both kinds may be so many',
      async () => {
        const all = await answerOf('listLastChats', `${me}&pageSize=0`);
        return [call('listLastChats', `${me}&pageIndex=0&pageSize=1`, all)];
      },
      [],
    ],
    [
      'a call without what it needs, granted',
      async () => [
        call(
          'listFriends',
          `${me}&pageIndex=0&pageSize=50`,
          await answerOf('listFriends', `${me}&userId=100164&pageSize=50`),
        ),
      ],
      ['listFriends result-code-1010101 drift'],
    ],
    [
      'a call without what it needs, refused',
      async () => [call('listFriends', me, await answerOf('listFriends'))],
      [],
    ],
    [
      'one that needs nothing because of something else',
      async () => [
        call(
          'addMembers',
          `${me}&roomId=5f8d0d55b54764421b7156d9&userId=1&role=2`,
          '{"currentTime":1612839425242,"resultCode":1}',
        ),
      ],
      [],
    ],
    [
      'one without content, which other servers grant',
      async () => [call('search', me, await answerOf('search', `${me}&content=`))],
      [],
    ],
    [
      'one whose recording left everything out',
      async () => [call('listFriends', '', await answerOf('listFriends', `${me}&userId=100164`))],
      [],
    ],
  ])('%s', async (_what, entries, found) => {
    expect(foundIn(drift(await entries()))).toEqual(found);
  });
});

test('what is private is private whoever asks', async () => {
  const text = await answerOf('listRooms', `${me}&pageIndex=0&pageSize=50`);
  const odd = text.replace('"member":{', '"member":{"password":"e10adc3949ba59abbe56e057f20f883e",');
  const found = foundIn(drift([call('listRooms', 'access_token=***&pageIndex=0&pageSize=50', odd)]));
  expect(found).toContain('listRooms private-field violation');
});

test('answers without content are counted, where others of the operation have one', async () => {
  const text = await answerOf('getUser');
  const report = drift([
    call('getUser', me, text),
    call('getUser', me, undefined),
    call('getConfig', '', undefined),
  ]);
  expect(report.unjudged).toEqual([
    { kind: 'content', operation: 'getConfig', count: 1, of: 1 },
    { kind: 'content', operation: 'getUser', count: 1, of: 2 },
  ]);
  expect(resultOf(report, 'getUser')?.outcome).toBe('held');
});

test('a command that repeats a request has the address that it went to', async () => {
  const odd = (await answerOf('getUser')).replace(/"userId":(\d+)/, '"userId":"$1"');
  const [finding] = drift([call('getUser', me, odd)]).findings;
  expect(finding?.evidence?.curl).toContain('https://im.example/api/user/get?');
});

test('a line of an access log without its query says nothing of who is let in', async () => {
  const text = await answerOf('getUser');
  const line = (url: string): Json => ({
    line: `1 - - [x] "GET ${url} HTTP/1.1" 200 9 "${text.replace(/"/g, '\\"')}"`,
  });
  const report = drift([line('/api/user/get')], ({ line: it }) => combinedLogLine(it));
  expect(report.findings).toEqual([]);
  expect(report.unjudged).toEqual([{ kind: 'login', count: 1 }]);
});

test('a report in Chinese has no English prose, however much is wrong', async () => {
  const odd = (await answerOf('listRooms', `${me}&pageIndex=0&pageSize=50`)).replace(
    /"member":\{"/,
    '"member":{"userId":1,"',
  );
  const own = (await answerOf('getUser')).replace(/"userId":(\d+)/, '"userId":"$1"');
  const report = drift([
    call('getUser', me, await answerOf('getUser')),
    call('getUser', me, own),
    call('listRooms', `${me}&pageIndex=0&pageSize=2`, odd),
    call('listRooms', 'pageIndex=0', odd),
    call('search', me, undefined),
    call('listFriends', me, undefined, {
      response: {
        status: 302,
        headers: [...headers, { name: 'Location', value: '/login' }],
        content: { text: '<p>' },
      },
    }),
    call('listMembers', me, undefined, { response: { status: 0, _error: 'net::ERR_TIMED_OUT' } }),
  ]);
  const { 'report.md': summary = '', 'junit.xml': junit = '' } = renderReports(report, contract, 'zh').files;
  const unmarked = junit.replace(/<\?.*\?>|<\/?\w+|\w+="|imapi check/g, '|');
  const texts = [...trafficLines(report, 'zh'), terminalReport(report, 'zh'), summary, unmarked];
  const lines = texts
    .join('\n')
    .split('\n')
    .filter(line => !/curl|<testsuite|契约 IM HTTP API/.test(line));
  expect(lines.length).toBeGreaterThan(50);
  // Names, values and addresses are no prose: that has words with spaces between them.
  expect(lines.filter(line => /[a-z]{2,} [a-z]{2,}/.test(line))).toEqual([]);
});
