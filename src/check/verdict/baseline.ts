import type { CaseResult, CheckReport } from '../report/check-report.ts';
import type { BaselineUse } from './baseline-use.ts';
import type { Finding } from './finding.ts';
import type { Waiver } from './waivers.ts';

/** An earlier run whose findings are known, so that only new ones fail. */
export interface Baseline {
  /** When it was, as an ISO date. */
  readonly startedAt: string;
  readonly findings: readonly Finding[];
  /** Fingerprints of what it had not seen. */
  readonly floors: readonly string[];
}

/** Whose waivers stand for the findings of a baseline. */
const owner = 'baseline';

/** The baseline that a report makes. */
export function baselineOf({ startedAt, findings, floors }: CheckReport): Baseline {
  return {
    startedAt,
    findings: findings.filter(({ severity }) => severity !== 'note'),
    floors: floors.flatMap(({ fingerprint, excuse }) => (excuse === undefined ? [fingerprint] : [])),
  };
}

/** Waivers that let the findings of a baseline pass, whatever the day. */
export function baselineWaivers({ startedAt, findings, floors }: Baseline): Waiver[] {
  const reason = `known since the run of ${startedAt.slice(0, 16).replace('T', ' ')}`;
  const prints = new Set([...findings.map(({ fingerprint }) => fingerprint), ...floors]);
  return [...prints].map(fingerprint => ({ fingerprint, reason, owner, expires: '9999-12-31' }));
}

/** Whether a waiver stands for a finding of a baseline. */
export function isOfBaseline(waiver: Waiver): boolean {
  return waiver.owner === owner && waiver.expires === '9999-12-31';
}

/** What became of a baseline in a run. */
export function baselineUse(
  { startedAt, findings }: Baseline,
  found: ReadonlySet<string>,
  results: readonly CaseResult[],
): BaselineUse {
  const run = new Set(results.filter(({ outcome }) => outcome !== 'not exercised').map(({ id }) => id));
  const isAsked = (caseId: string) => run.has(caseId) || /^(?:setup|run)\//.test(caseId);
  return {
    startedAt,
    known: findings.flatMap(({ fingerprint }) => (found.has(fingerprint) ? [fingerprint] : [])),
    gone: findings
      .filter(({ fingerprint, cases }) => !found.has(fingerprint) && cases.some(isAsked))
      .map(({ fingerprint, operation, rule, pointer, message, messageZh }) => ({
        fingerprint,
        operation,
        rule,
        pointer,
        message,
        ...(messageZh !== undefined && { messageZh }),
      })),
  };
}
