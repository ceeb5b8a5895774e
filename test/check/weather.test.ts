import { describe, expect, test } from 'vitest';
import { sampled } from '../sample.ts';
import { checked, contract } from './runs.ts';
import { mockTarget, rowsOf } from './targets.ts';
import { type Fate, gateway, gatewayPage, type Passing } from './weather.ts';

const gating = ({ findings }: Awaited<ReturnType<typeof checked>>) =>
  findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ operation, rule, message, got }) => ({ operation, rule, message, got }));
const cut: Fate = response => void response.destroy();
const everySecond = (path: string) => {
  let count = 0;
  return (passing: Passing): Fate => (passing.path === path && ++count % 2 === 0 ? gatewayPage(502) : 'pass');
};
const paths = new Set(contract.operations.map(({ path }) => path));
const writes = new Set(contract.operations.filter(({ effect }) => effect !== 'read').map(({ path }) => path));

const kinds: readonly Fate[] = [
  gatewayPage(502),
  'lost',
  gatewayPage(504),
  cut,
  'lost',
  gatewayPage(503),
  gatewayPage(403),
  gatewayPage(302, { Location: 'https://login.example/' }),
  gatewayPage(200),
];

describe('weather that clears up', () => {
  test.each([11, 23].slice(0, sampled(2)))(
    'of every kind, at one request in %i, is no finding and leaves nothing',
    async every => {
      const { mock, url } = await mockTarget();
      const before = rowsOf(mock);
      let bad = 0;
      // Strewn: at every n-th request alone, one that is sent again after n others would never get through.
      const isBad = (index: number) => (Math.imul(index, 2_654_435_761) >>> 8) % every === 0;
      const target = await gateway(url, ({ index, path }) =>
        isBad(index) && !path.startsWith('/0/') ? (kinds[bad++ % kinds.length] ?? 'pass') : 'pass',
      );
      // A busy machine needs more time for the same few attempts.
      const report = await checked(target, { mode: 'full', seed: String(every), patienceMs: 20_000 });
      expect(gating(report)).toEqual([]);
      expect(report.verdict).toMatchObject({ exitCode: 0 });
      const { counts, again } = report.weather;
      // A machine that is busy adds timeouts of its own.
      const met = Object.keys(counts).filter(kind => kind !== 'timeout');
      expect(met.sort()).toEqual(['cut', 'gateway', 'page', 'redirect', 'refused']);
      expect(again).toBeGreaterThan(20);
      expect(rowsOf(mock)).toEqual(before);
    },
    120_000,
  );

  test('a write whose answer was lost is not done twice', async () => {
    const { url } = await mockTarget();
    const counts = new Map<string, number>();
    const texts: string[] = [];
    const target = await gateway(url, ({ path, text }) => {
      if (!writes.has(path)) return 'pass';
      counts.set(path, (counts.get(path) ?? 0) + 1);
      const [marked] = /imapi-check-[0-9a-f]{8}[^&]*/.exec(text) ?? [];
      if (marked !== undefined) texts.push(`${path} ${text}`);
      return (counts.get(path) ?? 0) % 2 === 0 ? 'lost' : 'pass';
    });
    const only = ['groups/renamed', 'groups/transferred', 'notices', 'messages', 'members', 'text/chinese'];
    const report = await checked(target, { mode: 'full', only });
    expect(gating(report)).toEqual([]);
    expect(report.weather.recovered).toBeGreaterThan(10);
    const pushes = texts.filter(text => /^\/(?:console|room\/add)/.test(text));
    expect(pushes.length).toBeGreaterThan(10);
    expect(new Set(pushes).size).toBe(pushes.length);
  });

  test('a limit slows the whole run down, which is said once', async () => {
    const { url } = await mockTarget();
    const limits = [gatewayPage(429, { 'Retry-After': '0' }), gatewayPage(503, { 'Retry-After': '0' })];
    let asked = 0;
    const target = await gateway(url, ({ path }) => {
      // Any answer will do to a path that is spelled otherwise: it is no weather.
      const isOne = paths.has(path) && ++asked > 150 && asked <= 156;
      return (isOne && limits[asked % 2]) || 'pass';
    });
    const said: string[] = [];
    const report = await checked(target, { onLimit: sentence => said.push(sentence) });
    expect(gating(report)).toEqual([]);
    expect(said).toEqual([
      expect.stringMatching(/^the target limits requests: going on with [\d.]+ a second$/),
    ]);
    expect(report.weather.counts).toEqual({ limit: 6 });
    expect(report.weather.limitedTo).toBeGreaterThan(0);
  });

  test('a limit that says nothing but 503 slows it down as well', async () => {
    const { url } = await mockTarget();
    let tokens = 30;
    let filled = Date.now();
    const target = await gateway(url, () => {
      tokens = Math.min(30, tokens + ((Date.now() - filled) * 40) / 1000);
      filled = Date.now();
      if (tokens < 1) return gatewayPage(503);
      tokens--;
      return 'pass';
    });
    const only = ['schema', 'order', 'references', 'search', 'cors'];
    const report = await checked(target, { only, patienceMs: 30_000, timeoutMs: 10_000 });
    expect(gating(report)).toEqual([]);
    expect(report.verdict.exitCode).not.toBe(3);
    expect(report.weather.limitedTo).toBeGreaterThan(0);
  }, 120_000);
});

describe('weather that does not clear up ends with 3 and one finding', () => {
  test.each<[string, Fate]>([
    ['a log-in', gatewayPage(302, { Location: 'https://login.example/' })],
    ['a firewall', gatewayPage(403)],
    ['a node that does not come back', gatewayPage(502)],
    ['a limit of an hour', gatewayPage(429, { 'Retry-After': '3600' })],
    ['silence', cut],
  ])('%s', async (_, fate) => {
    const { url } = await mockTarget();
    const target = await gateway(url, ({ index }) => (index > 120 ? fate : 'pass'));
    const report = await checked(target, { patienceMs: 300 });
    expect(gating(report)).toEqual([]);
    expect(report.findings.filter(({ rule }) => rule === 'gateway')).toHaveLength(1);
    expect(report.verdict).toMatchObject({ exitCode: 3, sentence: expect.stringMatching(/Met: \d+ /) });
  });
});

describe('what looks like weather and is the server itself', () => {
  const search = (passing: Passing) => passing.path === '/tigase/search';
  test.each<[string, (passing: Passing) => Fate, string, RegExp]>([
    ['one operation behind a page', it => (search(it) ? gatewayPage(502) : 'pass'), 'search', /http-5xx/],
    ['one operation that is cut', it => (search(it) ? cut : 'pass'), 'search', /wire-closed/],
    ['one operation that redirects', it => (search(it) ? gatewayPage(302) : 'pass'), 'search', /redirect/],
    [
      'every answer to a push lost, though it is done',
      it => (it.path === '/console/oneSendOne' ? 'lost' : 'pass'),
      'pushMessage',
      /wire-closed/,
    ],
    [
      'every token failure with status 401 and the envelope',
      it =>
        it.text.includes('imapi-check-nobody')
          ? response => {
              response.writeHead(401, { 'Content-Type': 'application/json;charset=UTF-8' });
              response.end('{"resultCode":1030102,"resultMsg":"x"}');
            }
          : 'pass',
      'getUser',
      /http-status/,
    ],
    // Pages are asked for side by side, so that one of them may be met each time it is asked for.
    [
      'an operation that fails every second time',
      everySecond('/friends/page'),
      'listFriends',
      /unsteady|http-5xx/,
    ],
  ])('%s is a finding of its operation', async (_, fateOf, operation, rule) => {
    const { url } = await mockTarget();
    const report = await checked(await gateway(url, fateOf), {
      mode: operation === 'pushMessage' ? 'full' : 'probe',
      concurrency: 1,
    });
    expect(gating(report).filter(found => found.operation === operation)).toContainEqual(
      expect.objectContaining({ rule: expect.stringMatching(rule) }),
    );
    expect(report.verdict.exitCode === 3).toBe(false);
  });
});
