import { escapeXml } from '../../../base/escape.ts';
import type { OperationId } from '../../../spec/contract.ts';
import type { Cause } from '../../causes/cause.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CaseResult, CheckReport } from '../check-report.ts';
import { countOutcomes, sortFindings } from './text.ts';

/** Where a case points at: the operation in openapi.yaml. */
export type LineOf = (operation: OperationId) => number;

/** What the parts of the file are made of. */
interface Context {
  readonly report: CheckReport;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly causes: ReadonlyMap<string, Cause>;
  readonly lineOf: LineOf;
}

/**
 * JUnit XML: a suite for each concern, a test case for each case, one `<failure>` for each cause, in the case that shows
 * it best (decision 024). A case that failed because of another's cause is skipped as blocked; what was not exercised is
 * skipped with the reason.
 */
export function junitReport(report: CheckReport, lineOf: LineOf): string {
  const context: Context = {
    report,
    findings: new Map(report.findings.map(finding => [finding.fingerprint, finding])),
    causes: new Map(report.causes.map(cause => [cause.id, cause])),
    lineOf,
  };
  const suites = new Map<string, CaseResult[]>();
  for (const result of report.results)
    suites.set(result.concern, [...(suites.get(result.concern) ?? []), result]);
  const stamp = stampOf(report);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="imapi check" ${counted(report.results)}>`,
  ];
  for (const [concern, results] of suites) {
    lines.push(
      `  <testsuite name="${escapeXml(concern)}" ${counted(results)} ${stamp}>`,
      ...results.map(result => testCase(result, context)),
      '  </testsuite>',
    );
  }
  lines.push('</testsuites>', '');
  return lines.join('\n');
}

/** When and where a suite was run, as attributes. */
export function stampOf({ startedAt, target }: Pick<CheckReport, 'startedAt' | 'target'>): string {
  return `timestamp="${escapeXml(startedAt.slice(0, 19))}" hostname="${escapeXml(hostOf(target))}"`;
}

function counted(results: readonly CaseResult[]): string {
  const counts = countOutcomes(results);
  const skipped = counts.waived + counts['not exercised'] + counts.blocked;
  const time = results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  return `tests="${results.length}" failures="${counts.violated + counts.drift}" errors="0" skipped="${skipped}" time="${time.toFixed(3)}"`;
}

function testCase(result: CaseResult, context: Context): string {
  const attributes = [
    ['classname', `contract.${result.concern}.${result.operation}`],
    ['name', `[${result.layer}] ${result.id}`],
    ['file', 'openapi.yaml'],
    ['line', String(context.lineOf(result.operation))],
    ['time', (result.durationMs / 1000).toFixed(3)],
  ].map(([name, value]) => `${name}="${escapeXml(value ?? '')}"`);
  const body = bodyOf(result, context);
  return `    <testcase ${attributes.join(' ')}${body === '' ? '/>' : `>${body}</testcase>`}`;
}

/** The host of an address; the whole text where it is none. */
function hostOf(target: string): string {
  return URL.canParse(target) ? new URL(target).hostname : target;
}

function skippedFor(reason: string): string {
  return `<skipped message="${escapeXml(reason)}"/>`;
}

function bodyOf(result: CaseResult, { report, findings, causes }: Context): string {
  const { outcome, reason = '', blockedBy = '' } = result;
  if (outcome === 'held') return '';
  if (outcome === 'not exercised') return skippedFor(`not exercised: ${reason}`);
  if (outcome === 'blocked') return skippedFor(`blocked by ${causes.get(blockedBy)?.headline ?? blockedBy}`);
  if (outcome === 'waived') {
    const waiver = report.waivers.used.find(({ fingerprint }) => result.findings.includes(fingerprint));
    return skippedFor(`waived until ${waiver?.expires}: ${waiver?.reason} (${waiver?.owner})`);
  }
  const own = result.findings;
  const cause = report.causes.find(({ findings: prints }) => prints.some(print => own.includes(print)));
  if (!cause) return '';
  const open = sortFindings(
    cause.findings.filter(print => own.includes(print)).flatMap(print => findings.get(print) ?? []),
  );
  const more = cause.cases.length - 1;
  const rests = `Rests on it: ${more} more ${more === 1 ? 'case' : 'cases'}, ${cause.findings.length} findings in all. Suspects: ${cause.suspects.join(', ')}.`;
  const text = [rests, ...open.map(told)].join('\n\n');
  return `<failure type="${escapeXml(`${result.layer}-${cause.rule}`)}" message="${escapeXml(cause.headline)}">${escapeXml(text)}</failure>`;
}

function told({ fingerprint, message, pointer, expected, got, evidence }: Finding): string {
  return [
    `${message} [${fingerprint}]`,
    `pointer: ${pointer || '/'}`,
    ...(expected === '' ? [] : [`expected: ${expected}`]),
    `got: ${got}`,
    `curl: ${evidence?.curl ?? ''}`,
  ].join('\n');
}
