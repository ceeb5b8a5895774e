import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { renderReports } from '../../src/check/report/write.ts';
import { checked, contract, folder } from './runs.ts';
import { mockTarget, recordingProxy } from './targets.ts';

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  name => spawnSync(name, ['--version']).status === 0,
);

async function reportFile(): Promise<string> {
  const { url } = await mockTarget();
  const broken = await recordingProxy(url, (passed, response) => {
    if (passed.path !== '/tigase/search') return false;
    response.setHeader('Content-Type', 'application/json;charset=UTF-8');
    response.end(
      '{"currentTime":1614074769039,"data":{"group":"<script>document.title=\'broken\'</script>"},"resultCode":1}',
    );
    return true;
  });
  const { files } = renderReports(await checked(broken.url), contract);
  const file = join(folder(), 'report.html');
  writeFileSync(file, files['report.html']);
  return file;
}

/** Opens a file in a real browser and gives what the page has become. */
function opened(file: string, query: string): string {
  const quiet = [
    '--no-first-run',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    ...quiet,
    `--user-data-dir=${folder()}`,
    '--dump-dom',
  ];
  const run = spawnSync(chromium ?? '', [...flags, `${pathToFileURL(file)}${query}`], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return run.stdout;
}

// In CI a browser is installed; elsewhere its absence is no failure.
test.skipIf(chromium === undefined && process.env.CI === undefined)(
  'the HTML report opens in a browser, in either language, and runs nothing that an answer holds (needs chromium)',
  async () => {
    const file = await reportFile();
    const chinese = opened(file, '?lang=zh');
    expect(chinese).toMatch(/<html lang="zh-CN" data-lang="zh"/);
    expect(chinese).toContain('接口契约检查');
    expect(chinese).toContain('<title>violated: http://127.0.0.1');
    expect(opened(file, '?lang=en')).toMatch(/<html lang="en" data-lang="en"/);
    expect(chinese).not.toMatch(/(?:src|href)="(?!data:|#)/);
  },
  60_000,
);
