import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { compareReports } from '../../src/check/compare/compare.ts';
import { comparisonHtml } from '../../src/check/compare/comparison-html.ts';
import { comparisonMarkdown } from '../../src/check/compare/comparison-markdown.ts';
import { readTrend, trendLine, withRun } from '../../src/check/compare/trend.ts';
import { planOf } from '../../src/check/plan/plan.ts';
import type { CheckReport } from '../../src/check/report/check-report.ts';
import { failedIn, lastFailed, rememberFailed } from '../../src/check/report/last-failed.ts';
import { mergeReports } from '../../src/check/report/merge.ts';
import { renderReports } from '../../src/check/report/write.ts';
import { shardOf } from '../../src/check/suite/shard.ts';
import { baselineOf } from '../../src/check/verdict/baseline.ts';
import { waiverEntries } from '../../src/check/verdict/waiver-entries.ts';
import { readWaivers } from '../../src/check/verdict/waivers.ts';
import { cases, contract, folder, checked as quickly } from './runs.ts';
import { mockTarget, recordingProxy } from './targets.ts';

/** A check that waits for an answer however busy this machine is. */
const checked = (target: string, settings: Parameters<typeof quickly>[1] = {}) =>
  quickly(target, { timeoutMs: 20_000, patienceMs: 60_000, ...settings });

/** A mock whose search has lost a field. */
async function broken() {
  const { mock, url } = await mockTarget();
  const fault = mock.faults().all.find(({ id }) => id === 'response-missing-search-data.mucmsgs');
  if (!fault) throw new Error('there is no such fault');
  mock.world().faults.set('search', { fault });
  return { mock, url };
}
const part = { only: ['search'] };

describe('again and again', () => {
  test('what failed is run again: from a report, and from the last run of the target', async () => {
    const { mock, url } = await broken();
    const first = await checked(url, part);
    expect(first.verdict.exitCode).toBe(1);
    const failed = failedIn(first);
    expect(failed.length).toBeGreaterThan(0);
    const place = folder();
    rememberFailed(place, first);
    expect(lastFailed(place, url)).toEqual(failed);
    expect(() => lastFailed(place, 'http://192.0.2.1')).toThrow('has no failed check');
    const again = await checked(url, { only: failed });
    expect(failedIn(again)).toEqual(failed);
    mock.world().faults.clear();
    const repaired = await checked(url, { only: failed });
    expect(repaired.verdict.exitCode).toBe(0);
    rememberFailed(place, repaired);
    expect(() => lastFailed(place, url)).toThrow('nothing failed in the last check');
  });

  test('ids of the run itself are ids that --only takes', async () => {
    const { url } = await mockTarget();
    for (const id of ['setup/group', 'setup/reach'] as const) {
      const report = await checked(url, { mode: 'full', only: [id] });
      expect(report.results.map(result => [result.id, result.outcome])).toEqual([[id, 'held']]);
      expect(report.verdict.exitCode).toBe(0);
    }
    expect((await checked(url, { only: ['run/rows'] })).results.length).toBeGreaterThan(5);
  });

  test('only what is new fails against a baseline, and what is gone is told', async () => {
    const { mock, url } = await broken();
    const first = await checked(url, part);
    const known = baselineOf(first);
    const same = await checked(url, { ...part, baseline: known });
    expect(same.verdict).toMatchObject({ exitCode: 0 });
    expect(same.baseline?.known.length).toBe(known.findings.length);
    expect(same.baseline?.gone).toEqual([]);
    mock.world().faults.clear();
    const gone = await checked(url, { ...part, baseline: known });
    expect(gone.baseline?.gone.length).toBe(known.findings.length);
    expect(gone.waivers.unused).toEqual([]);
    const fresh = await checked((await broken()).url, { ...part, baseline: { ...known, findings: [] } });
    expect(fresh.verdict.exitCode).toBe(1);
  });

  test('two reports are compared', async () => {
    const { mock, url } = await broken();
    const first = await checked(url, part);
    mock.world().faults.clear();
    const whole = await checked(url, part);
    const [worse, better] = [compareReports(whole, first), compareReports(first, whole)];
    expect(worse.fresh.length).toBeGreaterThan(0);
    expect(better.gone.map(({ fingerprint }) => fingerprint)).toEqual(
      worse.fresh.map(({ fingerprint }) => fingerprint),
    );
    expect(worse.broken.length).toBeGreaterThan(0);
    expect(compareReports(first, first)).toMatchObject({ fresh: [], gone: [], unknown: [] });
    expect(comparisonMarkdown(worse)).toContain(`${worse.fresh.length} new, 0 gone, 0 the same`);
    expect(comparisonHtml(worse)).toContain('新增');
    // A case that was not run says nothing.
    expect(compareReports(first, { ...whole, results: [] }).unknown.length).toBeGreaterThan(0);
  });

  test('the trend of a target is kept, and a file that is none is none', async () => {
    const { url } = await mockTarget();
    const report = await checked(url, { only: ['getConfig'] });
    const place = folder();
    writeFileSync(join(place, 'trend.json'), '[{"startedAt":1}, {}]');
    const points = withRun(readTrend(place), report);
    expect(points).toHaveLength(1);
    const two = withRun(points, { ...report, startedAt: '2030-01-01T00:00:00.000Z' });
    expect(trendLine(two)).toBe('Trend: causes 0 → 0 (the last 2 runs)');
    expect(trendLine(two, false, 'zh')).toBe('趋势：原因数 0 → 0（最近 2 次）');
    expect(trendLine(points)).toBe('');
    // A run of a part says nothing of the whole, nor one of another target.
    const part = { ...report, startedAt: '2031-01-01T00:00:00.000Z', only: ['getUser'] };
    expect(trendLine(withRun(two, part))).toBe('');
    expect(trendLine(withRun(two, { ...report, startedAt: '2031', target: 'http://127.0.0.1:1' }))).toBe('');
    // Drift counts where it fails the run.
    const drifted = two.map(point => ({ ...point, drifts: 2 }));
    expect(trendLine(drifted)).toBe('Trend: causes 0 → 0 (the last 2 runs)');
    expect(trendLine(drifted, true)).toBe('Trend: causes 2 → 2 (the last 2 runs)');
  });

  test('entries for waivers.yaml are refused until owner and expiry are filled in', async () => {
    const { url } = await broken();
    const report = await checked(url, part);
    const entries = waiverEntries(report, false);
    expect(() => readWaivers(entries, 'waivers.yaml', Date.now())).toThrow('owner is missing');
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const filled = entries
      .replaceAll('owner: #', 'owner: me #')
      .replaceAll('expires: #', `expires: ${day} #`);
    const waivers = readWaivers(filled, 'waivers.yaml', Date.now());
    expect((await checked(url, { ...part, waivers })).verdict.exitCode).toBe(0);
  });

  test('the parts of a split run are one run, and a part that lacks is missed', async () => {
    const { url } = await mockTarget();
    const shards = [1, 2, 3].map(index => ({ index, of: 3 }));
    const ids = shards.flatMap(shard => shardOf(cases, shard).map(({ id }) => id));
    expect(ids.toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
    const parts: CheckReport[] = [];
    for (const shard of shards) parts.push(await checked(url, { mode: 'full', shard }));
    for (const each of parts) expect(each.verdict.exitCode, each.verdict.sentence).toBe(0);
    const whole = mergeReports(parts, true);
    expect(whole.verdict.exitCode, whole.verdict.sentence).toBe(0);
    expect(whole.results.length).toBe(cases.length);
    expect(mergeReports(parts.slice(1), true).verdict).toMatchObject({ exitCode: 4 });
    expect(mergeReports(parts.slice(1), true).verdict.sentence).toContain('1/3');
    const [first] = parts;
    if (!first) throw new Error('there is no part');
    expect(() => mergeReports([...parts, first], true)).toThrow('the part 1/3 is there twice');
    const { shard: _all, ...one } = first;
    expect(() => mergeReports([one, one], true)).toThrow('is there twice');
    const elsewhere = { ...first, target: 'https://staging.example', isMock: false };
    expect(() => mergeReports([elsewhere, ...parts.slice(1)], true)).toThrow('Merge the parts of one target');
  }, 300_000);
});

describe('a plan', () => {
  const base = { target: 'https://staging.example' };

  test('says what a mode with these accounts sends, makes and leaves', () => {
    const probe = planOf(
      contract,
      cases,
      { ...base, mode: 'probe', tokens: { owner: 'x' } },
      { isMock: false },
    );
    expect(probe.sends.write).toEqual([]);
    expect([probe.makes, probe.changes, probe.leaves]).toEqual([[], [], []]);
    expect(probe.writing).toBe(0);
    const tokens = { owner: 'x', peer: 'y', outsider: 'z' };
    const full = planOf(contract, cases, { ...base, mode: 'full', tokens }, { isMock: false });
    expect(full.sends.write).toContain('addRoom');
    expect(full.sends.irreversible).toEqual([]);
    expect(full.makes.join()).toContain('one for each account');
    expect(full.notExercised.map(({ reason }) => reason)).toContain(
      'no command to write group messages (--plant-command)',
    );
    const alone = planOf(
      contract,
      cases,
      { ...base, mode: 'full', tokens: { owner: 'x' } },
      { isMock: false },
    );
    expect(alone.exercised).toBeLessThan(full.exercised);
    expect(alone.notExercised.map(({ reason }) => reason)).toContain(
      'no account for the peer (--peer-token)',
    );
  });

  test('names the reasons that a run names', async () => {
    const { url } = await mockTarget();
    const tokens = { owner: 'mock-100164' };
    const { results } = await checked(url, { tokens });
    const plan = planOf(contract, cases, { target: url, mode: 'probe', tokens }, { isMock: true });
    const counted = (reason: string) => results.filter(result => result.reason === reason).length;
    expect(plan.notExercised.length).toBeGreaterThan(1);
    for (const { reason, cases: count } of plan.notExercised) expect(counted(reason), reason).toBe(count);
  }, 240_000);
});

describe('for pipelines', () => {
  test('SARIF is as its schema has it', async () => {
    const require = createRequire(import.meta.url);
    const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Record<
      string,
      unknown
    >;
    const { $schema: _draft, id: _id, ...rest } = schema;
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rest);
    const { url } = await broken();
    const report = await checked(url, part);
    const [finding] = report.findings;
    const waived = {
      fingerprint: finding?.fingerprint ?? '',
      reason: 'r',
      owner: 'o',
      expires: '2099-01-01',
    };
    for (const each of [
      report,
      { ...report, waivers: { ...report.waivers, used: [waived] } },
      { ...report, findings: [] },
    ]) {
      const sarif: unknown = JSON.parse(renderReports(each, contract).sarif);
      expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
    }
    const { runs } = JSON.parse(renderReports(report, contract).sarif);
    expect(runs[0].results.length).toBe(report.findings.length);
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('a run that reached nothing is one test case with an error, and an annotation', async () => {
    const report = await checked('http://127.0.0.1:9');
    expect(report.verdict.exitCode).toBe(3);
    const { files, annotations } = renderReports(report, contract);
    expect(files['junit.xml']).toMatch(/<testsuites [^>]*tests="1"[^>]*errors="1"/);
    expect(files['junit.xml'].match(/<testcase /g)).toHaveLength(1);
    expect(files['junit.xml']).toContain('<error type="unreachable"');
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toMatch(/^::error title=Contract check::Exit 3/);
    expect(renderReports(report, contract, 'zh').annotations[0]).toMatch(
      /^::error title=接口契约检查::退出码 3/,
    );
  });

  test('a ledger that cannot be written stops a run before it sends anything', async () => {
    const { url } = await mockTarget();
    const proxy = await recordingProxy(url);
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const report = await checked(proxy.url, { mode: 'full', ledgerFolder: join(file, 'below') });
    expect(report.verdict).toMatchObject({ exitCode: 2 });
    expect(report.verdict.sentence).toContain('--ledger-dir');
    expect(proxy.passed).toEqual([]);
  });

  test('what stands before a host and in a header goes along, and is in no report', async () => {
    const { url } = await mockTarget();
    const seen: (string | undefined)[][] = [];
    const proxy = createServer(async (incoming, response) => {
      seen.push([incoming.headers.authorization, incoming.headers['x-gateway'] as string]);
      const { method = 'GET' } = incoming;
      const headers = { 'content-type': incoming.headers['content-type'] ?? '' };
      const body = method === 'POST' ? { headers, body: await text(incoming) } : {};
      const answer = await fetch(`${url}${incoming.url}`, { method, ...body });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(await answer.text());
    });
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as { port: number };
    const secret = 'a-very-secret-gateway-key';
    const report = await checked(`http://tester:pass-word-1@127.0.0.1:${port}`, {
      tokens: { owner: 'mock-100164' },
      headers: { 'X-Gateway': secret },
      only: ['getUser', 'getConfig'],
    });
    proxy.close();
    const login = `Basic ${Buffer.from('tester:pass-word-1').toString('base64')}`;
    // Whoever looks for a control API sends neither, and a case that sends a header of its own sends that.
    const pairs = seen.filter(([authorization]) => authorization?.startsWith('Basic'));
    expect(pairs.length).toBeGreaterThan(10);
    for (const pair of pairs) expect(pair).toEqual([login, secret]);
    const { files, annotations, sarif } = renderReports(report, contract);
    const all = [...Object.values(files), ...annotations, sarif].join('\n');
    expect(report.findings.length).toBeGreaterThan(0);
    for (const hidden of ['pass-word-1', secret, login.slice(6), 'tester']) expect(all).not.toContain(hidden);
  });

  test('annotations name a file only where the repository has it', async () => {
    const { url } = await broken();
    const report = await checked(url, part);
    const before = process.env.GITHUB_WORKSPACE;
    const place = folder();
    mkdirSync(join(place, 'src'));
    try {
      process.env.GITHUB_WORKSPACE = place;
      for (const line of renderReports(report, contract, 'zh').annotations)
        expect(line).toMatch(/::[^:]*：.*涉及 \d+ 个用例。\[\w+\]$/);
      for (const line of renderReports(report, contract).annotations)
        expect(line).toMatch(/^::(?:error|warning) title=/);
      process.env.GITHUB_WORKSPACE = process.cwd();
      for (const line of renderReports(report, contract).annotations)
        expect(line).toMatch(/^::(?:error|warning) file=openapi\.yaml,line=\d+,title=/);
    } finally {
      if (before === undefined) delete process.env.GITHUB_WORKSPACE;
      else process.env.GITHUB_WORKSPACE = before;
    }
  });
});
