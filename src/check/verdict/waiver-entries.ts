import { stringify } from 'yaml';
import type { CheckReport } from '../report/check-report.ts';
import { lastingMessage } from './finding.ts';

/**
 * Entries for `waivers.yaml`, one for each finding that fails the run and is not waived; owner and expiry have to be
 * filled in, until then the file is refused.
 */
export function waiverEntries({ findings, floors, waivers }: CheckReport, failOnDrift: boolean): string {
  const waived = new Set(waivers.used.map(({ fingerprint }) => fingerprint));
  const counts = findings.filter(
    ({ severity }) => severity === 'violation' || (failOnDrift && severity === 'drift'),
  );
  const open = [
    ...counts.map(({ fingerprint, operation, message }) => ({
      fingerprint,
      reason: `${operation}: ${lastingMessage(message)}`,
    })),
    ...floors.flatMap(({ fingerprint, operation, what, excuse }) =>
      excuse === undefined ? [{ fingerprint, reason: `${operation}: ${what}` }] : [],
    ),
  ].filter(({ fingerprint }) => !waived.has(fingerprint));
  if (open.length === 0) return '';
  const entries = open.map(({ fingerprint, reason }) =>
    stringify([{ fingerprint, reason, owner: '', expires: '' }], { lineWidth: 0, defaultStringType: 'PLAIN' })
      .replace('owner: ""', 'owner: # who answers for it')
      .replace('expires: ""', 'expires: # a day at most 90 days ahead, such as 2026-01-31'),
  );
  return entries.join('');
}
