import { escapeXml } from '../../../base/escape.ts';
import type { OperationId } from '../../../spec/contract.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CaseResult, CheckReport } from '../check-report.ts';
import { sortFindings, waivedIn } from './text.ts';

/** Where a case points at: the operation in openapi.yaml. */
export type LineOf = (operation: OperationId) => number;

/**
 * JUnit XML: a suite for each concern, a test case for each case, exactly one `<failure>` in a case that failed
 * (decision 024). What was not exercised is skipped, with the reason.
 */
export function junitReport(report: CheckReport, lineOf: LineOf): string {
  const byPrint = new Map(report.findings.map(finding => [finding.fingerprint, finding]));
  const waived = waivedIn(report);
  const suites = new Map<string, CaseResult[]>();
  for (const result of report.results)
    suites.set(result.concern, [...(suites.get(result.concern) ?? []), result]);
  const counted = (results: readonly CaseResult[]) => {
    const failures = results.filter(({ outcome }) => outcome === 'violated' || outcome === 'drift').length;
    const skipped = results.filter(
      ({ outcome }) => outcome === 'waived' || outcome === 'not exercised',
    ).length;
    const time = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
    return `tests="${results.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${time.toFixed(3)}"`;
  };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="imapi check" ${counted(report.results)}>`,
  ];
  for (const [concern, results] of suites) {
    lines.push(
      `  <testsuite name="${escapeXml(concern)}" ${counted(results)} timestamp="${report.startedAt.slice(0, 19)}" hostname="${escapeXml(hostOf(report.target))}">`,
    );
    for (const result of results) {
      const attributes = [
        ['classname', `contract.${concern}.${result.operation}`],
        ['name', `[${result.layer}] ${result.id}`],
        ['file', 'openapi.yaml'],
        ['line', String(lineOf(result.operation))],
        ['time', (result.durationMs / 1000).toFixed(3)],
      ].map(([name, value]) => `${name}="${escapeXml(value ?? '')}"`);
      const body = bodyOf(result, byPrint, waived, report);
      lines.push(`    <testcase ${attributes.join(' ')}${body === '' ? '/>' : `>${body}</testcase>`}`);
    }
    lines.push('  </testsuite>');
  }
  lines.push('</testsuites>', '');
  return lines.join('\n');
}

/** The host of an address; the whole text where it is none. */
function hostOf(target: string): string {
  return URL.canParse(target) ? new URL(target).hostname : target;
}

function bodyOf(
  result: CaseResult,
  byPrint: ReadonlyMap<string, Finding>,
  waived: ReadonlySet<string>,
  report: CheckReport,
): string {
  const { outcome, reason = '' } = result;
  if (outcome === 'held') return '';
  if (outcome === 'not exercised') return `<skipped message="${escapeXml(`not exercised: ${reason}`)}"/>`;
  const findings = sortFindings(result.findings.flatMap(print => byPrint.get(print) ?? []));
  if (outcome === 'waived') {
    const waiver = report.waivers.used.find(({ fingerprint }) => result.findings.includes(fingerprint));
    return `<skipped message="${escapeXml(`waived until ${waiver?.expires}: ${waiver?.reason} (${waiver?.owner})`)}"/>`;
  }
  const open = findings.filter(
    ({ fingerprint, severity }) => severity !== 'note' && !waived.has(fingerprint),
  );
  const [first] = open;
  if (!first) return '';
  const text = open.map(finding => {
    const { fingerprint, pointer, expected, got, evidence } = finding;
    return [
      `${finding.message} [${fingerprint}]`,
      `pointer: ${pointer || '/'}`,
      `expected: ${expected}`,
      `got: ${got}`,
      `curl: ${evidence?.curl ?? ''}`,
    ].join('\n');
  });
  return `<failure type="${escapeXml(`${result.layer}-${first.rule}`)}" message="${escapeXml(first.message)}">${escapeXml(text.join('\n\n'))}</failure>`;
}
