import { escapeMarkdown } from '../../base/escape.ts';
import type { CheckReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Comparison } from './compare.ts';

/** Lines of one kind that are told at most. */
const most = 200;

/** Two runs side by side as Markdown: what is new first. */
export function comparisonMarkdown({
  before,
  after,
  fresh,
  gone,
  unknown,
  same,
  broken,
  repaired,
}: Comparison): string {
  return [
    `## ${fresh.length === 0 ? '✅' : '❌'} ${fresh.length} new, ${gone.length} gone, ${same.length} the same`,
    '',
    `| | before | after |`,
    '| --- | --- | --- |',
    ...comparisonRows(before, after).map(cells => `| ${cells.map(escapeMarkdown).join(' | ')} |`),
    '',
    ...part('New', fresh),
    ...part('Gone', gone),
    ...part('The same', same),
    ...part('Not seen, and no case that showed it was run', unknown),
    ...(broken.length > 0
      ? [
          '### Cases that held and do not any more',
          '',
          ...broken.slice(0, most).map(({ id }) => `* ${escapeMarkdown(id)}`),
          '',
        ]
      : []),
    ...(repaired.length > 0
      ? [
          '### Cases that hold now',
          '',
          ...repaired.slice(0, most).map(({ id }) => `* ${escapeMarkdown(id)}`),
          '',
        ]
      : []),
  ].join('\n');
}

/** What stands beside each other of two runs. */
export function comparisonRows(
  before: CheckReport,
  after: CheckReport,
): readonly (readonly [string, string, string])[] {
  const both = (name: string, of: (report: CheckReport) => string) => [name, of(before), of(after)] as const;
  return [
    both('when', ({ startedAt }) => startedAt.slice(0, 19).replace('T', ' ')),
    both('target', ({ target }) => target),
    both('mode', ({ mode }) => mode),
    both('contract', ({ contract }) => contract),
    both('verdict', ({ verdict }) => `${verdict.exitCode} ${verdict.name}`),
    both('cases', ({ results }) => String(results.length)),
    both('held', ({ results }) => String(results.filter(({ outcome }) => outcome === 'held').length)),
  ];
}

function part(title: string, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const more = findings.length > most ? [`* and ${findings.length - most} more`] : [];
  const lines = findings
    .slice(0, most)
    .map(({ severity, operation, message, pointer, fingerprint }) =>
      escapeMarkdown(
        `${severity} ${operation}${pointer === '' ? '' : ` ${pointer}`}: ${message} (${fingerprint})`,
      ),
    );
  return [`### ${title} (${findings.length})`, '', ...lines.map(line => `* ${line}`), ...more, ''];
}
