import { escapeXml } from '../../../base/escape.ts';
import type { Language } from '../../../base/language.ts';
import type { OperationId } from '../../../spec/contract.ts';
import type { Cause } from '../../causes/cause.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CaseResult, CheckReport } from '../check-report.ts';
import { countOutcomes, sortFindings } from './text.ts';
import { valueIn } from './value-words.ts';

/** Where a case points at: the operation in openapi.yaml. */
export type LineOf = (operation: OperationId) => number;

/** What the parts of the file are made of. */
interface Context {
  readonly report: CheckReport;
  readonly findings: ReadonlyMap<string, Finding>;
  readonly causes: ReadonlyMap<string, Cause>;
  readonly lineOf: LineOf;
  readonly language: Language;
}

/**
 * JUnit XML: a suite for each concern, a test case for each case, one `<failure>` for each cause, in the case that shows
 * it best (decision 024). A case that failed because of another's cause is skipped as blocked; what was not exercised is
 * skipped with the reason.
 */
export function junitReport(report: CheckReport, lineOf: LineOf, language: Language = 'en'): string {
  const context: Context = {
    report,
    findings: new Map(report.findings.map(finding => [finding.fingerprint, finding])),
    causes: new Map(report.causes.map(cause => [cause.id, cause])),
    lineOf,
    language,
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

function bodyOf(result: CaseResult, { report, findings, causes, language }: Context): string {
  const { outcome, reason = '', blockedBy = '' } = result;
  const either = (en: string, zh: string) => (language === 'zh' ? zh : en);
  const headlineOf = ({ headline, headlineZh }: Cause) => either(headline, headlineZh);
  if (outcome === 'held') return '';
  if (outcome === 'not exercised')
    return skippedFor(either(`not exercised: ${reason}`, `未执行：${valueIn(reason, 'zh')}`));
  if (outcome === 'blocked') {
    const cause = causes.get(blockedBy);
    const by = cause ? headlineOf(cause) : blockedBy;
    return skippedFor(either(`blocked by ${by}`, `受阻于：${by}`));
  }
  if (outcome === 'waived') {
    const waiver = report.waivers.used.find(({ fingerprint }) => result.findings.includes(fingerprint));
    const { expires = '', reason: why = '', owner = '' } = waiver ?? {};
    return skippedFor(
      either(`waived until ${expires}: ${why} (${owner})`, `豁免至 ${expires}：${why}（${owner}）`),
    );
  }
  const own = result.findings;
  const cause = report.causes.find(({ findings: prints }) => prints.some(print => own.includes(print)));
  if (!cause) return '';
  const open = sortFindings(
    cause.findings.filter(print => own.includes(print)).flatMap(print => findings.get(print) ?? []),
  );
  const more = cause.cases.length - 1;
  const all = cause.findings.length;
  const rests = either(
    `Rests on it: ${more} more ${more === 1 ? 'case' : 'cases'}, ${all} findings in all. Suspects: ${cause.suspects.join(', ')}.`,
    `另有 ${more} 个用例受其影响，共 ${all} 个问题。可疑接口：${cause.suspects.join('、')}。`,
  );
  const text = [rests, ...open.map(finding => told(finding, language))].join('\n\n');
  return `<failure type="${escapeXml(`${result.layer}-${cause.rule}`)}" message="${escapeXml(headlineOf(cause))}">${escapeXml(text)}</failure>`;
}

function told(finding: Finding, language: Language): string {
  const { fingerprint, message, messageZh = message, pointer, expected, got, evidence } = finding;
  const zh = language === 'zh';
  const { expectedZh = valueIn(expected, 'zh') } = finding;
  return [
    `${zh ? messageZh : message} [${fingerprint}]`,
    `${zh ? '位置：' : 'pointer: '}${pointer || '/'}`,
    ...(expected === '' ? [] : [zh ? `期望：${expectedZh}` : `expected: ${expected}`]),
    zh ? `实际：${valueIn(got, 'zh')}` : `got: ${got}`,
    `curl: ${evidence?.curl ?? ''}`,
  ].join('\n');
}
