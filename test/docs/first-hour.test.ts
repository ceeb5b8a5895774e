import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finished, temporaryFolder } from '../cli/harness.ts';
import { startMock } from '../harness.ts';

const docs = join(import.meta.dirname, '..', '..', 'docs');

/** The last lines of checks that a page shows; `…` is what differs from run to run. */
function linesOf(page: string): RegExp[] {
  const lines = readFileSync(join(docs, page), 'utf8').match(/^(?:Exit|退出码) .*$/gm) ?? [];
  return lines.map(
    line =>
      new RegExp(
        `^${line
          .split('…')
          .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.+')}$`,
      ),
  );
}

test('a check ends with the lines that the first hour shows', { timeout: 180_000 }, async () => {
  const { base, raw } = await startMock();
  const shown = { en: linesOf('first-hour.md'), zh: linesOf('zh/first-hour.md') };
  expect(shown.en).toHaveLength(3);
  expect(shown.zh).toHaveLength(3);
  const flags = ['--target', base, '--mode', 'full', '--fail-on', 'drift', '--report-dir', 'report'];
  const fault = JSON.stringify({ fault: 'values-backwards-listLastChats-data' });
  for (const at of [0, 1]) {
    if (at === 1) await raw('/__admin/faults/listLastChats', {}, { method: 'PUT', body: fault });
    const folder = temporaryFolder();
    const { output } = await finished(['check', ...flags], {}, folder);
    expect(output.trimEnd().split('\n').at(-1)).toMatch(shown.en[at] ?? '');
    const again = await finished(
      ['report', 'report/report.json', '--lang', 'zh', '--fail-on', 'drift'],
      {},
      folder,
    );
    expect(again.output.trimEnd().split('\n').at(-1)).toMatch(shown.zh[at] ?? '');
  }
});
