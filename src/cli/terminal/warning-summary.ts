import type { Mock } from '../../create-mock.ts';
import type { Words } from '../words/words.ts';
import type { LogFormat } from './log-lines.ts';

/**
 * Returns what a log says at its end of the contract warnings it has shown once each: how often they came. Undefined where
 * there is nothing to say.
 */
export function warningSummary(
  warnings: ReturnType<Mock['warnings']>,
  format: LogFormat,
  words: Words,
): string | undefined {
  if (format === 'json') return JSON.stringify({ kind: 'warnings', warnings });
  const repeated = warnings.filter(({ count }) => count > 1);
  if (format === 'none' || repeated.length === 0) return undefined;
  const width = String(repeated[0]?.count).length;
  const lines = repeated.map(({ operation, warning, count }) => {
    const times = String(count).padStart(width);
    return words.say('  {times} times  {operation}: {warning}', {
      times,
      operation,
      warning: words.of(warning),
    });
  });
  return [words.say('Contract warnings that came more than once'), ...lines].join('\n');
}
