import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, parsedJson } from '../../base/json.ts';
import type { Language } from '../../base/language.ts';
import type { CheckReport } from '../report/check-report.ts';

/** One run of a target, in a line. */
export interface TrendPoint {
  readonly startedAt: string;
  readonly target: string;
  readonly mode: 'probe' | 'full';
  /** What the run was about, where that was not everything: runs of different parts are not compared. */
  readonly part?: string;
  readonly exitCode: number;
  /** Causes of violations, and of drift. */
  readonly violations: number;
  readonly drifts: number;
  readonly held: number;
  readonly cases: number;
}

const file = 'trend.json';
/** Runs that are kept. */
const most = 50;

/** The runs that a report folder remembers, the earliest first; none where it has no such file. */
export function readTrend(folder: string): TrendPoint[] {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch {
    return [];
  }
  const known = parsedJson(text);
  return Array.isArray(known) ? known.filter(isPoint) : [];
}

/** The runs of a folder with one more; one that is there already is not counted twice. */
export function withRun(points: readonly TrendPoint[], report: CheckReport): TrendPoint[] {
  const { startedAt, target, mode, verdict, causes, results } = report;
  const part = partOf(report);
  const count = (severity: string) => causes.filter(it => it.severity === severity).length;
  const held = results.filter(({ outcome }) => outcome === 'held').length;
  const point = {
    startedAt,
    target,
    mode,
    ...(part !== undefined && { part }),
    exitCode: verdict.exitCode,
    violations: count('violation'),
    drifts: count('drift'),
    held,
    cases: results.length,
  };
  return [...points.filter(other => other.startedAt !== startedAt), point].slice(-most);
}

/**
 * The trend of the runs that are like the last one, of its target, mode and cases, in one line:
 * `Trend: causes 12 → 3 → 0 (the last 3 runs)`. Drift counts where it fails a run. Empty before the second such run.
 */
export function trendLine(
  points: readonly TrendPoint[],
  failOnDrift = false,
  language: Language = 'en',
): string {
  const newest = points.at(-1);
  const mine = points.filter(
    ({ target, mode, part }) => target === newest?.target && mode === newest.mode && part === newest.part,
  );
  if (mine.length < 2) return '';
  const last = mine.slice(-8).map(({ violations, drifts, exitCode }) => {
    if (exitCode === 2 || exitCode === 3) return '–';
    return failOnDrift ? violations + drifts : violations;
  });
  const course = last.join(' → ');
  return language === 'zh'
    ? `趋势：原因数 ${course}（最近 ${last.length} 次）`
    : `Trend: causes ${course} (the last ${last.length} runs)`;
}

/** The part of the cases that a run was about, as text; undefined for all. */
function partOf({ only, shard }: CheckReport): string | undefined {
  const split = shard && `${shard.index}/${shard.of}`;
  const parts = [...only.toSorted(), ...(split === undefined ? [] : [split])];
  return parts.length > 0 ? parts.join(',') : undefined;
}

function isPoint(value: unknown): value is TrendPoint {
  if (!isObject(value)) return false;
  const { startedAt, target, mode, part, exitCode, violations, drifts, held, cases } = value;
  const numbers = [exitCode, violations, drifts, held, cases].every(Number.isFinite);
  return (
    typeof startedAt === 'string' &&
    typeof target === 'string' &&
    (mode === 'probe' || mode === 'full') &&
    (part === undefined || typeof part === 'string') &&
    numbers
  );
}
