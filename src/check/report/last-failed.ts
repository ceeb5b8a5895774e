import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parsedJson } from '../../base/json.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { CheckProblem } from '../problem.ts';
import type { CheckReport } from './check-report.ts';

const file = 'last-failed.json';

/** Ids of the cases of a report that have not held, those that a cause blocks and those of the run itself included. */
export function failedIn({ results, findings, waivers }: CheckReport): string[] {
  const waived = new Set(waivers.used.map(({ fingerprint }) => fingerprint));
  const open = findings.filter(
    ({ severity, fingerprint }) => severity !== 'note' && !waived.has(fingerprint),
  );
  const failed = results
    .filter(({ outcome }) => ['violated', 'drift', 'blocked'].includes(outcome))
    .map(({ id }) => id);
  const own = open.flatMap(({ cases }) => cases.filter(id => /^(?:setup|run)\//.test(id)));
  return [...new Set([...failed, ...own])].sort();
}

/** Remembers what has failed at a target. Where the folder cannot be written nothing is remembered. */
export function rememberFailed(folder: string, report: CheckReport): void {
  const failed = failedIn(report);
  const known = read(folder);
  if (failed.length === 0 && known[report.target] === undefined) return;
  // A run of a part says nothing of the rest.
  const asked = report.only.length > 0 || report.shard !== undefined;
  const run = new Set(report.results.map(({ id }) => id));
  const rest = asked ? (known[report.target] ?? []).filter(id => !run.has(id)) : [];
  try {
    makeFolder(folder);
    writeFileSync(
      join(folder, file),
      `${JSON.stringify({ ...known, [report.target]: [...new Set([...rest, ...failed])] })}\n`,
    );
  } catch {
    // The verdict does not hang on it.
  }
}

/**
 * Ids of the cases that failed when a target was last checked.
 * @throws CheckProblem 2 where nothing is known of it, or nothing failed
 */
export function lastFailed(folder: string, target: string): string[] {
  const failed = read(folder)[target];
  if (failed && failed.length > 0) return failed;
  throw new CheckProblem(
    2,
    failed
      ? `Failed to find what failed: nothing failed in the last check of ${target}. Remove --last-failed.`
      : `Failed to find what failed: ${join(folder, file)} has no failed check of ${target}. Run it once without --last-failed.`,
  );
}

function read(folder: string): Record<string, string[]> {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch {
    return {};
  }
  const known = parsedJson(text);
  if (!isObject(known)) return {};
  const entries = Object.entries(known).flatMap(([target, ids]) =>
    Array.isArray(ids) ? [[target, ids.filter(id => typeof id === 'string')] as const] : [],
  );
  return Object.fromEntries(entries);
}
