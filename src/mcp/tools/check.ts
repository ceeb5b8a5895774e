import { z } from 'zod';
import type { CheckReport } from '../../check/report/check-report.ts';
import { SpecLines } from '../../check/report/spec-lines.ts';
import { bugReport } from '../../check/steps/bug-report.ts';
import { reproductionOf } from '../../check/steps/reproduction.ts';
import { stepsScript } from '../../check/steps/script.ts';
import { tool } from '../tool.ts';

const only = z
  .array(z.string())
  .optional()
  .describe('Only these cases, operations, concerns or tags. Default: everything.');

/** Tools that hold a server against the contract and read what came out. */
export const checkTools = [
  tool({
    name: 'run_check',
    title: 'Run the check, reading only',
    about:
      'Holds the target against the contract with requests that only read. Gives the verdict and the causes of what is broken, the gravest first. Takes seconds.',
    effect: 'read',
    input: { only },
    run: async (desk, { only }) => summaryOf(await desk.check({ mode: 'probe', only })),
  }),
  tool({
    name: 'run_full_check',
    title: 'Run the whole check',
    about:
      'Holds the target against the contract with writes too: it makes groups and messages of its own and takes them away again.',
    effect: 'write',
    input: { only },
    run: async (desk, { only }) => summaryOf(await desk.check({ mode: 'full', only })),
  }),
  tool({
    name: 'list_findings',
    title: 'List findings of a cause',
    about: 'Lists what the last check found, by cause: place, expected, got, and the cases that ran into it.',
    effect: 'read',
    input: { cause: z.string().optional().describe('Id of a cause, as run_check gives it. Default: all.') },
    run: async ({ report }, { cause }) => {
      const wanted = report.causes
        .filter(({ id }) => cause === undefined || id === cause)
        .flatMap(it => it.findings);
      return report.findings
        .filter(({ fingerprint }) => wanted.includes(fingerprint))
        .map(({ fingerprint, severity, operation, pointer, message, expected, got, cases }) => ({
          fingerprint,
          severity,
          operation,
          pointer,
          message,
          expected,
          got,
          cases,
        }));
    },
  }),
  tool({
    name: 'get_steps',
    title: 'Get the steps to a finding',
    about:
      'Gives the steps to a finding of the last check: a bug report to file, or a shell script that shows it again.',
    effect: 'read',
    input: {
      fingerprint: z.string().describe('Of a finding, as list_findings gives it.'),
      format: z.enum(['markdown', 'sh']).default('markdown'),
    },
    // Half a script ends well and says that the fault is not there.
    isWhole: true,
    run: async ({ report, contract }, { fingerprint, format }) => {
      const found = reproductionOf(report, fingerprint, contract, new SpecLines());
      return format === 'sh' ? stepsScript(found) : bugReport(found);
    },
  }),
];

function summaryOf({ verdict, causes, results, target }: CheckReport): unknown {
  return {
    verdict: verdict.sentence,
    target,
    cases: countsOf(results.map(({ outcome }) => outcome)),
    causes: causes.map(({ id, severity, headline, suspects, cases, findings }) => ({
      id,
      severity,
      headline,
      suspects,
      cases: cases.length,
      findings: findings.length,
    })),
  };
}

function countsOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
