import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../src/check/report/read-report.ts';
import { sweep } from '../../src/check/sweep.ts';
import { sampleOf } from '../sample.ts';
import { type Child, imapi, lastLine } from './child.ts';
import { contract, folder } from './runs.ts';
import { mockTarget, recordingProxy, rowsOf } from './targets.ts';

/** Starts a check through a proxy and does something to the process when so many requests have passed. */
async function stoppedAfter(
  requests: number,
  stop: (child: Child) => void,
  url: string,
  ledgerFolder: string,
) {
  let child: Child | undefined;
  const proxy = await recordingProxy(url, (_passed, _response, index) => {
    if (index === requests && child) stop(child);
    return false;
  });
  child = imapi([
    'check',
    '--target',
    proxy.url,
    '--mode',
    'full',
    '--seed',
    '5',
    '--ledger-dir',
    ledgerFolder,
  ]);
  return { code: await child.ended, output: child.output(), target: proxy.url };
}

describe('a check that is killed', () => {
  const moments = sampleOf([25, 60, 130, 220, 340, 480, 620, 800, 1000, 1200]).map(
    moment => moment + Math.floor(Math.random() * 40),
  );

  test.each(moments)(
    'after %i requests leaves nothing that sweep does not remove',
    async moment => {
      const { mock, url } = await mockTarget();
      const before = rowsOf(mock);
      const ledgerFolder = folder();
      const { code, target } = await stoppedAfter(
        moment,
        child => child.process.kill('SIGKILL'),
        url,
        ledgerFolder,
      );
      expect(code).toBe('SIGKILL');
      for (let again = 0; again < 2; again++) {
        expect((await sweep(contract, { target, ledgerFolder })).leftovers).toEqual([]);
        expect(rowsOf(mock)).toEqual(before);
      }
      expect(readdirSync(ledgerFolder)).toEqual([]);
    },
    60_000,
  );

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s takes everything away itself and ends with 130',
    async signal => {
      const { mock, url } = await mockTarget();
      const before = rowsOf(mock);
      const ledgerFolder = folder();
      const { code, output } = await stoppedAfter(
        400,
        child => child.process.kill(signal),
        url,
        ledgerFolder,
      );
      expect(code).toBe(130);
      expect(lastLine(output)).toBe(
        'Exit 130, interrupted: stopped by a signal; everything the run created was removed.',
      );
      expect(rowsOf(mock)).toEqual(before);
      expect(readdirSync(ledgerFolder)).toEqual([]);
    },
    60_000,
  );
});

describe('imapi check', () => {
  test('writes every report, masks every secret, and explains its exit code', async () => {
    const { url } = await mockTarget();
    const reports = folder();
    const broken = await recordingProxy(url, (passed, response) => {
      if (passed.path !== '/friends/page') return false;
      response.setHeader('Content-Type', 'application/json;charset=UTF-8');
      response.end(
        '{"currentTime":1,"data":{"password":"hunter2","phone":"18094152050","next":"mock-100164"},"resultCode":1}',
      );
      return true;
    });
    const run = imapi(['check', '--target', broken.url, '--report-dir', reports, '--ledger-dir', folder()], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(reports, 'summary.md'),
      IMAPI_TOKEN: 'mock-100164',
    });
    expect(await run.ended).toBe(1);
    expect(lastLine(run.output())).toMatch(/^Exit 1, violated: \d+ causes?, .*met in \d+ cases?/);
    expect(run.output()).toMatch(/^::error file=openapi\.yaml,line=\d+,title=listFriends/m);
    const names = readdirSync(reports).sort();
    expect(names).toEqual([
      'junit.xml',
      'report.html',
      'report.json',
      'report.md',
      'summary.md',
      'trend.json',
    ]);
    const texts = names.map(name => [name, readFileSync(join(reports, name), 'utf8')] as const);
    for (const [name, text] of [['the output', run.output()] as const, ...texts]) {
      expect(text, name).not.toMatch(/mock-100164|hunter2|18094152050/);
      if (name !== 'trend.json') expect(text, name).toContain('listFriends');
    }
    expect(texts.flat().join('\n')).toContain('$IMAPI_TOKEN');
  }, 60_000);

  test('knows its flags: a missing target, an unknown flag, a waivers file that is not there', async () => {
    for (const [args, said] of [
      [['check'], /--target/],
      [['check', '--target', 'http://127.0.0.1:1', '--moed', 'full'], /--moed.*\n?.*--mode/],
      [['check', '--target', 'nowhere'], /http or https URL/],
      [['check', '--target', 'http://127.0.0.1:1', '--waivers', 'none.yaml'], /none\.yaml/],
      [['check', '--target', 'http://127.0.0.1:1', '--report-dir', 'package.json/x'], /--report-dir/],
      [['check', '--target', 'http://127.0.0.1:1', '--concurrency', '0'], /at least 1/],
    ] as const) {
      const run = imapi(args);
      expect(await run.ended, args.join(' ')).toBe(2);
      expect(run.output()).toMatch(said);
    }
  }, 60_000);

  test('lists its cases', async () => {
    const run = imapi(['check', '--target', 'http://127.0.0.1:1', '--list']);
    expect(await run.ended).toBe(0);
    expect(run.output()).toMatch(
      /^deletion\/own-copy {2}\(write\) {2}delete=1 deletes only the caller's copy/m,
    );
  }, 60_000);

  test('takes a waiver, and says which are over or met nothing', async () => {
    const { url } = await mockTarget();
    const slow = await recordingProxy(url, (passed, response) => {
      if (passed.path !== '/config') return false;
      response
        .setHeader('Content-Type', 'text/plain;charset=UTF-8')
        .end('{"currentTime":1614074769039,"resultCode":1}');
      return true;
    });
    const reports = folder();
    const first = imapi([
      'check',
      '--target',
      slow.url,
      '--only',
      'getConfig',
      '--ledger-dir',
      folder(),
      '--report-dir',
      reports,
    ]);
    expect(await first.ended).toBe(1);
    // The terminal names causes; a waiver is of one finding.
    const { findings } = readReport(join(reports, 'report.json'));
    const prints = findings
      .filter(({ severity }) => severity === 'violation')
      .map(({ fingerprint }) => fingerprint);
    expect(prints.length).toBeGreaterThan(1);
    const file = join(folder(), 'waivers.yaml');
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const entry = (print: string | undefined, expires: string) =>
      `- {fingerprint: ${print}, reason: known, owner: qa, expires: "${expires}"}\n`;
    const runWith = async (text: string) => {
      writeFileSync(file, text);
      const run = imapi([
        'check',
        '--target',
        slow.url,
        '--only',
        'getConfig',
        '--waivers',
        file,
        '--ledger-dir',
        folder(),
      ]);
      return { code: await run.ended, output: run.output() };
    };
    const waived = await runWith(
      [...prints.map(print => entry(print, day(30))), entry('0123456789ab', day(1))].join(''),
    );
    expect(waived.code).toBe(0);
    expect(waived.output).toContain('The waiver of 0123456789ab (qa) met nothing');
    const over = await runWith(prints.map(print => entry(print, day(-2))).join(''));
    expect(over.code).toBe(1);
    expect(over.output).toMatch(/is over since .*counts again/);
    const twice = await runWith(entry(prints[0], day(3)) + entry(prints[0], day(3)));
    expect(twice.code).toBe(2);
    expect(lastLine(twice.output)).toMatch(
      /^Exit 2, usage: Failed to read .*line 2: .* waived in line 1 already/,
    );
  }, 90_000);
});
