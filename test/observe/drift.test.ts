import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock } from '../../src/create-mock.ts';
import { driftReport } from '../../src/observe/drift-report.ts';
import { readRecording } from '../../src/observe/recording/read-recording.ts';
import { Traffic } from '../../src/observe/traffic.ts';
import { loadContract } from '../../src/spec/contract.ts';
import type { Json } from '../harness.ts';

const contract = loadContract();
const api = contract.operations.filter(({ service }) => service === 'api');
const base = 'http://im.example:8094';
/** One answer of the mock for each operation. */
const answers = new Map<string, { url: string; text: string }>();
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'imapi-drift-'));
  const mock = await createMock();
  for (const { id, path, example } of api) {
    const url = `${base}${path}?${encodeURI(example)}`;
    answers.set(id, { url, text: await (await mock.fetch(url)).text() });
  }
  await mock.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = '2026-03-04T05:06:07.000Z';
const headers = [
  { name: 'Content-Type', value: 'application/json;charset=UTF-8' },
  { name: 'Access-Control-Allow-Origin', value: '*' },
];
const entryOf = (url: string, text: string, more: object = {}): Json => ({
  startedDateTime: at,
  time: 12,
  request: { method: 'GET', url },
  response: { status: 200, headers, content: { text } },
  ...more,
});
const entries = () => [...answers.values()].map(({ url, text }) => entryOf(url, text));
const har = (list: readonly unknown[]) =>
  JSON.stringify({ log: { version: '1.2', pages: [{ id: '[{' }], entries: list } });

function fileOf(content: string | Buffer): string {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.txt`);
  writeFileSync(file, content);
  return file;
}

function drift(content: string | Buffer, target?: string, failOnDrift = false) {
  const traffic = new Traffic(contract, target);
  for (const recorded of readRecording(fileOf(content))) traffic.see(recorded);
  return driftReport(traffic, { contract, target: 'a file', tool: 'test', started: new Date(), failOnDrift });
}

const newman = (list: readonly { url: string; text: string }[]) =>
  JSON.stringify({
    collection: { item: [{ name: 'x' }] },
    run: {
      executions: list.map(({ url, text }) => {
        const { protocol, hostname, port, pathname, searchParams } = new URL(url);
        const query = [...searchParams].map(([key, value]) => ({ key, value }));
        return {
          request: {
            method: 'GET',
            url: {
              protocol: protocol.replace(':', ''),
              host: hostname.split('.'),
              port,
              path: pathname.slice(1).split('/'),
              query,
            },
          },
          response: {
            code: 200,
            header: headers.map(({ name, value }) => ({ key: name, value })),
            stream: { type: 'Buffer', data: [...Buffer.from(text)] },
          },
        };
      }),
    },
  });
const escaped = (text: string) =>
  text.replace(/[^ -~]|["\\]/g, character =>
    [...Buffer.from(character)]
      .map(byte => `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join(''),
  );

describe('good traffic holds, whoever recorded it', () => {
  const all = () => [...answers.values()];
  test.each<[string, () => string | Buffer]>([
    ['a HAR', () => har(entries())],
    [
      'a HAR with a byte order mark and space in it',
      () => `\ufeff${JSON.stringify(JSON.parse(har(entries())), undefined, 2)}`,
    ],
    [
      'a HAR whose bodies are in Base64',
      () =>
        har(
          all().map(({ url, text }) =>
            entryOf(url, '', {
              response: {
                status: 200,
                headers,
                content: { text: Buffer.from(text).toString('base64'), encoding: 'base64' },
              },
            }),
          ),
        ),
    ],
    ['a list of entries', () => JSON.stringify(entries())],
    [
      'a line for each entry',
      () =>
        entries()
          .map(entry => JSON.stringify(entry))
          .join('\n'),
    ],
    [
      'a trace of Playwright',
      () =>
        entries()
          .map(snapshot => JSON.stringify({ type: 'resource-snapshot', snapshot }))
          .join('\n'),
    ],
    ['a report of Newman', () => newman(all())],
    [
      'a log of nginx in JSON',
      () =>
        all()
          .map(({ url, text }) =>
            JSON.stringify({
              time_iso8601: at,
              request_method: 'GET',
              request_uri: url.slice(base.length),
              status: '200',
              resp_body: text,
            }),
          )
          .join('\n'),
    ],
    [
      'a log in the combined format',
      () =>
        all()
          .map(
            ({ url, text }) =>
              `10.0.0.1 - - [04/Mar/2026:05:06:07 +0000] "GET ${url.slice(base.length)} HTTP/1.1" 200 99 "-" "curl" "${escaped(text)}"`,
          )
          .join('\n'),
    ],
  ])('%s', (_, content) => {
    const report = drift(content());
    expect(report.findings).toEqual([]);
    expect(report.undocumented).toEqual([]);
    expect(report.requests).toBe(api.length);
    expect(report.verdict.exitCode).toBe(0);
    expect(report.results.filter(({ outcome }) => outcome === 'held')).toHaveLength(api.length);
  });

  test('a form that is posted counts as a query does', () => {
    const { text } = answers.get('getUser') ?? { text: '' };
    const request = {
      method: 'POST',
      url: `${base}/user/get`,
      postData: { mimeType: 'application/x-www-form-urlencoded', text: 'access_token=mock-100164&flag=rw' },
    };
    const [, user] = drift(har([entryOf('', text, { request })])).operations;
    expect(user?.parameters.unseen).toEqual(['userId']);
  });
});

describe('drift is seen', () => {
  const changed = (id: string, change: (answer: Json) => void, url = (text: string) => text) => {
    const { url: address = '', text = '{}' } = answers.get(id) ?? {};
    const answer = JSON.parse(text);
    change(answer);
    return har([...entries(), entryOf(url(address), JSON.stringify(answer))]);
  };

  test.each<[string, string, (answer: Json) => void, object]>([
    [
      'a field of another type',
      'getUser',
      answer => {
        answer.data.userId = 'x';
      },
      { rule: 'type', pointer: '/data/userId', severity: 'violation' },
    ],
    [
      'a time in another unit',
      'getUser',
      answer => {
        answer.data.createTime *= 1000;
      },
      { rule: 'x-unit', severity: 'violation' },
    ],
    [
      'rows in another order',
      'listGroupMessages',
      answer => {
        answer.data.reverse();
      },
      { rule: 'x-sorted-by' },
    ],
    [
      'a row twice',
      'listRooms',
      answer => {
        answer.data.push(answer.data[0]);
      },
      { rule: 'x-unique-by' },
    ],
    [
      'a key that a page lacks',
      'listFriends',
      answer => {
        delete answer.data.total;
      },
      { rule: 'required', pointer: '/data/total', severity: 'violation' },
    ],
    [
      'a key that only some rows lack',
      'listRooms',
      answer => {
        delete answer.data[0].name;
      },
      {
        rule: 'absent-in-some',
        severity: 'note',
        message: expect.stringMatching(/is absent in 1 rows, last on 2026-03-04/),
      },
    ],
    [
      'a code that no operation declares',
      'getUser',
      answer => {
        answer.resultCode = 4711;
      },
      { rule: 'result-code', severity: 'drift' },
    ],
    [
      'JSON in a text that is broken',
      'listMessages',
      answer => {
        answer.data[0].message = '{';
      },
      { rule: 'contentSchema' },
    ],
    [
      'a page that does not echo',
      'listNotices',
      answer => {
        answer.data.pageIndex = 7;
      },
      { rule: 'x-echo' },
    ],
  ])('%s', (_, id, change, finding) => {
    const { findings } = drift(changed(id, change));
    expect(findings).toContainEqual(expect.objectContaining({ operation: id, ...finding }));
  });

  test('undocumented fields, codes, parameters and paths, with counts and dates', () => {
    const { url = '' } = answers.get('getUser') ?? {};
    const odd = changed(
      'getUser',
      answer => {
        answer.data.mood = 1;
      },
      address => `${address}&colour=red`,
    );
    const list = [
      ...JSON.parse(odd).log.entries,
      entryOf(url, JSON.stringify({ currentTime: 1612839425242, resultCode: 100411 })),
      entryOf(`${base}/user/100164/mood`, '{}'),
      entryOf(`${base}/user/100158/mood`, '{}', { startedDateTime: '2026-03-05T00:00:00.000Z' }),
      entryOf('http://cdn.example/user/1/mood', '{}'),
    ];
    expect(drift(har(list)).undocumented).toEqual([
      {
        kind: 'path',
        of: 'im.example:8094',
        name: '/user/*/mood',
        count: 2,
        first: at,
        last: '2026-03-05T00:00:00.000Z',
      },
      { kind: 'parameter', of: 'getUser', name: 'colour', count: 1, first: at, last: at },
      { kind: 'field', of: 'getUser', name: '/data/mood', count: 1, first: at, last: at },
      { kind: 'code', of: 'getUser', name: '100411', count: 1, first: at, last: at },
    ]);
  });

  test('what of the contract was never seen is named', () => {
    const [{ url, text } = { url: '', text: '' }] = answers.values();
    const { results, operations } = drift(har([entryOf(url, text)]));
    expect(results.filter(({ outcome }) => outcome === 'not exercised')).toHaveLength(
      contract.operations.length - 1,
    );
    expect(operations[1]?.properties.unseen).toContain('/data/nickname');
  });

  test('drift alone fails where that is asked for', () => {
    const odd = changed('getUser', answer => {
      answer.data.mood = 1;
    });
    expect([drift(odd).verdict.exitCode, drift(odd, undefined, true).verdict.exitCode]).toEqual([0, 1]);
  });

  test('no secret is in the report', () => {
    const report = drift(
      changed('getUser', answer => {
        answer.data.userKey = 12;
        answer.data.nickname = 'mock-100164';
      }),
    );
    const { text = '{}' } = answers.get('getUser') ?? {};
    expect(JSON.stringify(report)).not.toContain(JSON.parse(text).data.password);
    expect(JSON.stringify(report)).not.toContain('access_token=mock-100164');
  });

  test('answers that browsers did not get are passed over', () => {
    const { url = '' } = answers.get('getUser') ?? {};
    const odd = [{ status: 0 }, { status: -1 }, { status: 304 }].map(response =>
      entryOf(url, '', { response: { ...response, headers, content: {} } }),
    );
    const asked = entryOf(url, '', { request: { method: 'OPTIONS', url } });
    expect(drift(har([...entries(), ...odd, asked])).findings).toEqual([]);
  });

  test('only the traffic of a target counts, below its path', () => {
    const { text = '' } = answers.get('getUser') ?? {};
    const list = [
      entryOf('http://one.example/im/user/get?access_token=a&flag=rw', text),
      entryOf('http://two.example/im/user/get', '{}'),
    ];
    const report = drift(har(list), 'http://one.example/im');
    expect([report.requests, report.findings]).toEqual([1, []]);
  });
});

describe('what cannot be read is refused with what to do', () => {
  test.each<[string, () => string | Buffer, RegExp]>([
    ['an empty file', () => '', /it is empty\. Record it again\./],
    [
      'a HAR that ends in the middle',
      () => har(entries()).slice(0, 5000),
      /ends in the middle, after exchange \d+\. Record it again/,
    ],
    ['a HAR in UTF-16', () => Buffer.from(har(entries()), 'utf16le'), /not in UTF-8\. Convert it: iconv/],
    [
      'a HAR in GBK',
      () =>
        Buffer.concat([Buffer.from('[{"request":{"url":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}}]')]),
      /exchange 1 is not in UTF-8/,
    ],
    [
      'a HAR of which one exchange is in GBK',
      () => {
        const good = Buffer.from('{"request":{"url":"/user/get"}},'.repeat(2));
        return Buffer.concat([
          Buffer.from('['),
          good,
          Buffer.from([0x7b, 0x22, 0xd5, 0xc5, 0x22, 0x7d, 0x5d]),
        ]);
      },
      /exchange 3 is not in UTF-8/,
    ],
    ['a packed HAR', () => Buffer.from([0x1f, 0x8b, 8, 0]), /it is gzip\. Unpack it\./],
    ['an object that is no JSON', () => '{"log":{"entries":[{"a":}]}}', /exchange 1 is not JSON/],
    ['a page', () => '<!doctype html>\n<p>Log in</p>\n', /holds no exchange\. Give a HAR/],
    ['a HAR without exchanges', () => har([]), /holds no exchange/],
  ])('%s', (_, content, message) => {
    expect(() => drift(content())).toThrow(message);
  });

  test('a file that is not there', () => {
    expect(() => [...readRecording(join(folder, 'none.har'))]).toThrow(
      /Failed to open .*Name an existing file\./,
    );
    expect(() => [...readRecording(folder)]).toThrow(/Failed to read .*EISDIR.*Name a file\./);
  });

  test('traffic of others alone says nothing', () => {
    const { verdict, undocumented } = drift(har([entryOf('http://cdn.example/a.js', '1')]));
    expect([verdict.exitCode, undocumented]).toEqual([4, []]);
  });
});

describe('the header that lets pages read an answer', () => {
  const page = 'https://app.example';
  const asked = (origin?: string, allowed?: string) => () => {
    const { url, text } = answers.get('getUser') ?? { url: '', text: '' };
    const sent = origin === undefined ? [] : [{ name: 'Origin', value: origin }];
    const got = allowed === undefined ? [] : [{ name: 'Access-Control-Allow-Origin', value: allowed }];
    const [type] = headers;
    return entryOf(url, text, {
      request: { method: 'GET', url, headers: sent },
      response: { status: 200, headers: [type, ...got], content: { text } },
    });
  };

  test.each([
    ['names the page that asked', [asked(page, page)], 0],
    ['is not sent where no page asks', [asked(undefined, undefined), asked(page, page)], 0],
    ['names another page', [asked(page, page), asked(page, 'https://other.example')], 1],
    ['is not sent to a page', [asked(page, undefined)], 1],
    ['goes to no page any more', [asked(undefined, '*'), asked(undefined, undefined)], 1],
  ])('%s', (_, list, count) => {
    const found = drift(har(list.map(entry => entry()))).findings.filter(
      ({ rule }) => rule === 'allow-origin',
    );
    expect(found).toHaveLength(count);
  });
});

describe('what stands in the cases of a report', () => {
  test('a cause is one case that failed, and none is blocked by it', () => {
    const { url, text } = answers.get('getUser') ?? { url: '', text: '' };
    const broken = entryOf(url, text.replace(/"userId":(\d+)/, '"userId":"$1"'));
    const { results } = drift(har([...entries(), broken]));
    expect(results.filter(({ outcome }) => outcome === 'violated').map(({ id }) => id)).toEqual([
      'traffic/getUser',
    ]);
    expect(results.filter(({ outcome }) => outcome === 'blocked')).toEqual([]);
  });

  test('answers that were recorded without content prove nothing', () => {
    const bare = entries().map(entry => ({
      ...entry,
      response: { status: 200, headers, content: { size: 90 } },
    }));
    const { results, verdict } = drift(har(bare));
    expect(verdict.exitCode).toBe(4);
    const { outcome, reason } = results.find(({ operation }) => operation === 'getUser') ?? {};
    expect([outcome, reason]).toEqual([
      'not exercised',
      'the recording has its answers without content: record them with it',
    ]);
  });
});
