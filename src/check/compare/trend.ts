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
  const count = (severity: string) => causes.filter(it => it.severity === severity).length;
  const held = results.filter(({ outcome }) => outcome === 'held').length;
  const point = {
    startedAt,
    target,
    mode,
    exitCode: verdict.exitCode,
    violations: count('violation'),
    drifts: count('drift'),
    held,
    cases: results.length,
  };
  return [...points.filter(other => other.startedAt !== startedAt), point].slice(-most);
}

/** The trend of a target in one line, `Trend: causes 12 → 3 → 0 (the last 3 runs)`; empty before the second run. */
export function trendLine(
  points: readonly TrendPoint[],
  target: string,
  mode: string,
  language: Language = 'en',
): string {
  const mine = points.filter(point => point.target === target && point.mode === mode);
  if (mine.length < 2) return '';
  const last = mine
    .slice(-8)
    .map(({ violations, exitCode }) => (exitCode === 2 || exitCode === 3 ? '–' : violations));
  const course = last.join(' → ');
  return language === 'zh'
    ? `趋势：原因数 ${course}（最近 ${last.length} 次）`
    : `Trend: causes ${course} (the last ${last.length} runs)`;
}

function isPoint(value: unknown): value is TrendPoint {
  if (!isObject(value)) return false;
  const { startedAt, target, mode, exitCode, violations, drifts, held, cases } = value;
  const numbers = [exitCode, violations, drifts, held, cases].every(Number.isFinite);
  return (
    typeof startedAt === 'string' &&
    typeof target === 'string' &&
    (mode === 'probe' || mode === 'full') &&
    numbers
  );
}
