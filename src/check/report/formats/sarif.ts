import { escapeMarkdown } from '../../../base/escape.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { CheckReport } from '../check-report.ts';
import { reasonOf, sortFindings } from './text.ts';

/** GitHub takes no more results of a run. */
const most = 5000;

const levels = { violation: 'error', drift: 'warning', note: 'note' } as const;

/**
 * SARIF 2.1.0 for code scanning: a result for each finding, at the line of openapi.yaml that it breaks; what is waived is
 * suppressed, with the reason.
 * @param file path of openapi.yaml in the repository
 */
export function sarifReport(report: CheckReport, lineOf: (finding: Finding) => number, file: string): string {
  const { findings, waivers, tool, verdict, startedAt, target } = report;
  const [name = tool, version = '0'] = tool.split(' ');
  const waiverOf = new Map(waivers.used.map(waiver => [waiver.fingerprint, waiver]));
  const shown = sortFindings(findings).slice(0, most);
  const rules = [...new Set(shown.map(({ rule }) => rule))];
  const results = shown.map(finding => {
    const { fingerprint, severity, operation, rule, pointer, message, expected, got, count, evidence } =
      finding;
    const waiver = waiverOf.get(fingerprint);
    const place = pointer === '' ? '' : ` at ${pointer}`;
    const text = `${operation}${place}: ${message}. Expected ${expected}, got ${got}.`;
    const markdown = [
      escapeMarkdown(text),
      escapeMarkdown(`${reasonOf(finding)}, seen ${count} times, fingerprint ${fingerprint}`),
      ...(evidence ? [escapeMarkdown(evidence.request)] : []),
    ].join('\n\n');
    return {
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      level: levels[severity],
      message: { text, markdown },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: file },
            region: { startLine: Math.max(1, lineOf(finding)) },
          },
          logicalLocations: [
            { name: operation, fullyQualifiedName: `${operation}${pointer}`, kind: 'function' },
          ],
        },
      ],
      partialFingerprints: { 'imapi/v1': fingerprint },
      ...(waiver && {
        suppressions: [
          { kind: 'external', justification: `${waiver.reason} (${waiver.owner}, ${waiver.expires})` },
        ],
      }),
    };
  });
  const run = {
    tool: {
      driver: {
        name,
        semanticVersion: /^\d+\.\d+\.\d+/.test(version) ? version : '0.0.0',
        rules: rules.map(id => ({ id, shortDescription: { text: id } })),
      },
    },
    invocations: [
      {
        executionSuccessful: verdict.exitCode === 0 || verdict.exitCode === 1,
        exitCode: verdict.exitCode,
        exitCodeDescription: verdict.sentence,
        startTimeUtc: startedAt,
      },
    ],
    columnKind: 'utf16CodeUnits',
    properties: { target, left: Math.max(0, findings.length - most) },
    results,
  };
  const $schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `${JSON.stringify({ $schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}
