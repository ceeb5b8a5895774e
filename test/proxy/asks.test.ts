import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRecording } from '../../src/observe/recording/read-recording.ts';
import { Traffic } from '../../src/observe/traffic.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { temporaryFolder } from '../cli/harness.ts';
import { startMock } from '../harness.ts';
import { startProxy, startServer, until } from './harness.ts';

const me = 'access_token=mock-100164';

/** A server below a path that answers what a mock does, as far as it is not told otherwise. */
async function serverBelow(
  prefix: string,
  answer: (text: string) => { text: string | Buffer; headers?: Record<string, string> } | undefined,
) {
  const mock = await startMock();
  const { base } = await startServer(async (request, response) => {
    const path = (request.url ?? '').slice(prefix.length);
    // Whoever has no token is somebody here.
    const asked = path.includes('access_token') ? path : `${path}${path.includes('?') ? '&' : '?'}${me}`;
    const whole = await (await mock.raw(asked)).text();
    const sent = answer(whole);
    if (sent === undefined) {
      request.socket.destroy();
      return;
    }
    const common = { 'Content-Type': 'application/json;charset=UTF-8', 'Access-Control-Allow-Origin': '*' };
    response.writeHead(200, { ...common, ...sent.headers });
    response.end(sent.text);
  });
  return base + prefix;
}

const packed = { 'Content-Encoding': 'gzip' };

test.each<
  [
    string,
    (text: string) => { text: string | Buffer; headers?: Record<string, string> } | undefined,
    string,
    string[],
  ]
>([
  ['is right', text => ({ text }), `/user/get?${me}`, []],
  ['is packed', text => ({ text: gzipSync(text), headers: packed }), `/user/get?${me}`, []],
  [
    'says it is packed and is not',
    text => ({ text, headers: packed }),
    `/user/get?${me}`,
    ['getUser wire-packed'],
  ],
  [
    'is packed and cut',
    text => ({ text: gzipSync(text).subarray(0, 60), headers: packed }),
    `/user/get?${me}`,
    ['getUser wire-packed'],
  ],
  [
    'has a key twice',
    text => ({ text: text.replace('"data":{', '"data":{"userId":1,') }),
    `/user/get?${me}`,
    ['getUser wire-duplicate-key'],
  ],
  ['goes to whoever has no token', text => ({ text }), '/user/get', ['getUser result-code-1030101']],
  [
    'has more rows than were asked for',
    text => ({ text: text.replace(/"data":\[(\{.*\})\]/, '"data":[$1,$1]') }),
    `/room/list/his?${me}&pageIndex=0&pageSize=1`,
    ['listRooms page-too-long', 'listRooms x-unique-by'],
  ],
  ['never comes', () => undefined, `/user/get?${me}`, []],
])(
  'an answer that %s is told by the proxy, and by drift of what it records',
  async (_what, answer, path, found) => {
    const target = await serverBelow('/im', answer);
    const har = join(temporaryFolder(), 'session.har');
    const { base, proxy, close } = await startProxy(target, { har });
    // A body that cannot be unpacked is an error for the client.
    await fetch(base + path)
      .then(it => it.arrayBuffer())
      .catch(() => {});
    await until(() => readFileSync(har, 'utf8').includes('"request"'));
    const told = proxy.report();
    await close();
    const rulesOf = ({ findings }: Pick<typeof told, 'findings'>) =>
      findings.map(({ operation, rule }) => `${operation} ${rule}`).sort();
    expect(rulesOf(told)).toEqual(found);
    for (const { evidence } of told.findings) expect(evidence?.curl).toContain(`${target}/`);
    const traffic = new Traffic(loadContract(), target);
    for (const recorded of readRecording(har)) traffic.see(recorded);
    // A single request without a token may have lost it on the way into a recording.
    const isShown = (rule: string) => !rule.endsWith('1030101');
    expect(rulesOf({ findings: traffic.conclude().all })).toEqual(found.filter(isShown));
    expect(traffic.unanswered.all.get('getUser')?.count).toBe(answer('x') === undefined ? 1 : undefined);
  },
);
