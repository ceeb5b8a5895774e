import type { Language } from '../../base/language.ts';
import { readTrend, trendLine, withRun } from '../../check/compare/trend.ts';
import type { CheckReport } from '../../check/report/check-report.ts';

/**
 * The file in which a report folder remembers its runs, with one more run; says how it went.
 * @param failOnDrift whether drift counts
 * @param tell takes the line
 */
export function trendIn(
  folder: string,
  report: CheckReport,
  failOnDrift: boolean,
  language: Language,
  tell: (line: string) => void,
): { 'trend.json': string } {
  const points = withRun(readTrend(folder), report);
  const line = trendLine(points, failOnDrift, language);
  if (line !== '') tell(line);
  return { 'trend.json': `${JSON.stringify(points, undefined, 2)}\n` };
}
