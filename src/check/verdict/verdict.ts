import type { CaseResult, Verdict } from '../report/check-report.ts';
import type { Finding } from './finding.ts';
import type { FloorMiss } from './floors.ts';
import type { WaiverUse } from './waivers.ts';

/** What a verdict is made of. */
export interface Facts {
  readonly findings: readonly Finding[];
  readonly results: readonly CaseResult[];
  readonly floors: readonly FloorMiss[];
  readonly waivers: WaiverUse;
  readonly leftovers: readonly string[];
  /** A login ended with a group that was dissolved, and nothing opens it again. */
  readonly loginEnded?: boolean | undefined;
  /** Whether drift fails the run. */
  readonly failOnDrift: boolean;
  readonly problem?: { readonly exitCode: 2 | 3; readonly message: string } | undefined;
  readonly interrupted?: boolean | undefined;
  /** Why the run could not go on, where it broke off by itself. */
  readonly brokenOff?: string | undefined;
}

const names = {
  0: 'holds',
  1: 'violated',
  2: 'usage',
  3: 'unreachable',
  4: 'inconclusive',
  5: 'leftovers',
  130: 'interrupted',
} as const;

/** The exit code of a run and the sentence that explains it; 2 before 3 before 1 before 4 before 5 (decision 020). */
export function verdictOf(facts: Facts): Verdict {
  const { findings, results, floors, waivers, leftovers, failOnDrift, problem, interrupted } = facts;
  const waived = new Set(waivers.used.map(waiver => waiver.fingerprint));
  const open = findings.filter(({ fingerprint }) => !waived.has(fingerprint));
  const violations = open.filter(({ severity }) => severity === 'violation').length;
  const drifts = open.filter(({ severity }) => severity === 'drift').length;
  const hint = facts.loginEnded
    ? 'The login ended with the group, as the document says: give imapi sweep a --token-command.'
    : 'Run imapi sweep.';
  const left = leftovers.length === 0 ? '' : ` Also left behind: ${leftovers.join('; ')}. ${hint}`;
  const found = foundWords(violations, drifts, failOnDrift);
  const say = (exitCode: Verdict['exitCode'], why: string): Verdict => {
    const name = names[exitCode];
    // Whatever else the code stands for, what was found is not kept quiet.
    const also = exitCode === 0 || exitCode === 1 || found === '' ? '' : ` Also found: ${found}.`;
    const rest = `${also}${exitCode === 5 ? '' : left}`;
    return { exitCode, name, sentence: `Exit ${exitCode}, ${name}: ${why}${rest}` };
  };
  if (problem) return say(problem.exitCode, problem.message);
  if (interrupted) return say(130, 'stopped by a signal; what the run had made was taken away.');
  if (violations > 0 || (failOnDrift && drifts > 0)) {
    const expired =
      waivers.expired.length > 0 ? `, ${waivers.expired.length} waived until a day that is over` : '';
    const stopped = facts.brokenOff === undefined ? '' : ` The run broke off: ${facts.brokenOff}.`;
    return say(1, `${found}${expired}. The findings say what and where.${stopped}`);
  }
  if (facts.brokenOff !== undefined) return say(4, `the run broke off: ${facts.brokenOff}.`);
  const exercised = results.filter(({ outcome }) => outcome !== 'not exercised').length;
  if (exercised === 0) return say(4, 'not one case could be exercised. The list above says why.');
  const short = floors.filter(({ excuse, fingerprint }) => excuse === undefined && !waived.has(fingerprint));
  const [first] = short;
  if (first) {
    const more = short.length > 1 ? ', and more above' : '';
    const what = `${first.operation}: ${first.what}. It takes ${first.remedy}${more}`;
    return say(4, `too little was seen (${short.length}): ${what}.`);
  }
  if (leftovers.length > 0)
    return say(5, `the contract holds, but this was left behind: ${leftovers.join('; ')}. ${hint}`);
  const held = results.filter(({ outcome }) => outcome === 'held').length;
  const notes = drifts > 0 ? `; ${found}` : '';
  const waivedCases = results.filter(({ outcome }) => outcome === 'waived').length;
  const taken = waivedCases > 0 ? `, ${waivedCases} waived` : '';
  return say(0, `${held} of ${exercised} exercised cases held${taken}${notes}.`);
}

/** What was found, in words; empty when it is nothing that counts. */
function foundWords(violations: number, drifts: number, failOnDrift: boolean): string {
  const drift = counted(drifts, 'finding of drift', 'findings of drift');
  if (violations > 0) {
    const more = drifts > 0 ? ` and ${drift}` : '';
    return `${counted(violations, 'violation', 'violations')}${more}`;
  }
  if (drifts === 0) return '';
  return failOnDrift ? `${drift} (--fail-on drift)` : `${drift}, which --fail-on drift would count`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
