import type { Contract, OperationId } from '../../spec/contract.ts';
import type { Cause } from '../causes/cause.ts';
import type { CheckReport } from '../report/check-report.ts';
import type { SpecLines } from '../report/spec-lines.ts';
import type { Finding } from '../verdict/finding.ts';
import type { BrokenRule } from './judge-rule.ts';
import type { Proof, Step } from './step.ts';

/** A finding with the steps that lead to it. */
export interface Reproduction {
  readonly finding: Finding;
  readonly caseId: string;
  /** What holds where the case holds. */
  readonly title: string;
  readonly titleZh?: string;
  /** What it shows best; absent where another finding shows that better. */
  readonly cause?: Cause;
  /** It takes requests at once, or luck, so that a script that does not see it proves nothing. */
  readonly isFleeting: boolean;
  /** Up to the one that shows it. */
  readonly steps: readonly Step[];
  readonly proof: Proof;
  readonly rule: BrokenRule;
  /** Where the run was, and when, as an ISO date. */
  readonly target: string;
  readonly startedAt: string;
  /** Where and with what it was seen: names and values. */
  readonly environment: readonly (readonly [
    name: 'target' | 'mode' | 'started' | 'seed' | 'contract',
    value: string,
  ])[];
  /** Where the document has it, e.g. `document 1.7`; empty where that is not known. */
  readonly section: string;
  readonly isMock: boolean;
  /** Line of openapi.yaml that is broken. */
  readonly line: number;
}

/** Rules about what comes now and then. */
const fleeting: ReadonlySet<string> = new Set(['unsteady', 'gateway', 'slow']);

/** Codes that every operation may fail with, whether or not one of its parameters can provoke them. */
const anyOperation = [1, 1010101, 1020101];

/**
 * The steps to a finding of a report, by its fingerprint.
 * @throws Error when the report has no such finding, or not its steps
 */
export function reproductionOf(
  report: CheckReport,
  fingerprint: string,
  contract: Contract,
  lines: SpecLines,
): Reproduction {
  const finding = report.findings.find(it => it.fingerprint === fingerprint);
  if (!finding)
    throw new Error(
      `Failed to find ${fingerprint}: the report has no such finding. Take one in square brackets.`,
    );
  const found = keptReproduction(report, finding, contract, lines);
  if (found) return found;
  throw new Error(
    `Failed to find the steps of ${fingerprint}: the report does not keep them. Run its case again: imapi check --only ${finding.cases[0] ?? finding.operation}.`,
  );
}

/** The steps to a finding; undefined where the report does not keep them. */
export function keptReproduction(
  report: CheckReport,
  finding: Finding,
  contract: Contract,
  lines: SpecLines,
): Reproduction | undefined {
  const { fingerprint, schemaPath, operation } = finding;
  for (const caseId of finding.cases) {
    const steps = report.steps[caseId] ?? [];
    const last = steps.findIndex(({ shows }) => shows?.some(proof => proof.fingerprint === fingerprint));
    const proof = steps[last]?.shows?.find(it => it.fingerprint === fingerprint);
    if (!proof) continue;
    const { title = '', titleZh, layer } = report.results.find(({ id }) => id === caseId) ?? {};
    const cause = report.causes.find(({ best }) => best === fingerprint);
    return {
      finding,
      caseId,
      title,
      ...(titleZh !== undefined && { titleZh }),
      ...(cause && { cause }),
      isFleeting: layer === 'C' || layer === 'B' || fleeting.has(finding.rule),
      // Those of a run's rows stand each for itself.
      steps: isAlone(caseId) ? steps.slice(last, last + 1) : steps.slice(0, last + 1),
      proof,
      rule: ruleOf(finding, steps[last], contract, lines),
      target: report.target,
      startedAt: report.startedAt,
      environment: [
        ['target', report.target],
        ['mode', report.mode],
        ['started', report.startedAt],
        ['seed', report.seed],
        ['contract', `${report.contract}, ${report.tool}`],
      ],
      section: documented(contract.operation(operation).section),
      isMock: report.isMock,
      line:
        schemaPath === undefined
          ? lines.ofOperation(contract.operation(operation))
          : lines.ofPointer(schemaPath),
    };
  }
  return undefined;
}

const documented = (section: string) => (section === '' ? '' : `document ${section}`);

function isAlone(caseId: string): boolean {
  return caseId === 'run/rows' || caseId === 'setup/reach';
}

function ruleOf(finding: Finding, step: Step | undefined, contract: Contract, lines: SpecLines): BrokenRule {
  const { rule, pointer, schemaPath } = finding;
  return {
    rule,
    pointer,
    parameters: step?.parameters ?? {},
    wants: wantedBy(finding, contract, lines, schemaPath),
  };
}

function wantedBy(
  { rule, operation, expected }: Finding,
  contract: Contract,
  lines: SpecLines,
  schemaPath: string | undefined,
): unknown {
  if (rule === 'undeclared-code' || rule === 'result-code')
    return [...anyOperation, ...codesOf(contract, operation)];
  if (rule === 'slow') return Number(/\d+/.exec(expected)?.[0] ?? 0);
  return schemaPath === undefined ? undefined : lines.valueAt(schemaPath);
}

function codesOf(contract: Contract, operation: OperationId): number[] {
  return Object.values(contract.operation(operation).resultCodes).map(({ code }) => code);
}
