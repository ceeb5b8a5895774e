import type { Finding } from '../verdict/finding.ts';
import type { Comparison } from './compare.ts';

/** Findings of one kind that are told at most. */
const most = 40;

/** Two runs side by side as lines for a terminal; the counts come last. */
export function comparisonText({
  before,
  after,
  fresh,
  gone,
  unknown,
  same,
  broken,
  repaired,
}: Comparison): string[] {
  const part = (mark: string, findings: readonly Finding[]) => [
    ...findings
      .slice(0, most)
      .map(
        ({ severity, operation, pointer, message, fingerprint }) =>
          `${mark} ${severity}  ${operation}${pointer === '' ? '' : ` ${pointer}`}: ${message} [${fingerprint}]`,
      ),
    ...(findings.length > most ? [`${mark} and ${findings.length - most} more`] : []),
  ];
  const differs = (['target', 'mode', 'contract'] as const).filter(name => before[name] !== after[name]);
  return [
    ...differs.map(name => `Not the same ${name}: ${before[name]}, ${after[name]}`),
    ...part('new  ', fresh),
    ...part('gone ', gone),
    ...part('?    ', unknown),
    ...(broken.length > 0
      ? [
          `Held before: ${broken
            .slice(0, most)
            .map(({ id }) => id)
            .join(', ')}`,
        ]
      : []),
    ...(repaired.length > 0
      ? [
          `Hold now: ${repaired
            .slice(0, most)
            .map(({ id }) => id)
            .join(', ')}`,
        ]
      : []),
    `${fresh.length} new, ${gone.length} gone, ${same.length} the same${unknown.length > 0 ? `, ${unknown.length} not looked at` : ''}.`,
  ];
}
