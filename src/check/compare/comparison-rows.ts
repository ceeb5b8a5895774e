import type { CheckReport } from '../report/check-report.ts';
import type { Word } from '../report/formats/words.ts';
import type { Comparison } from './compare.ts';

/** The kinds of findings of a comparison, what is new first. */
export const comparedKinds = ['fresh', 'gone', 'same', 'unknown'] as const;

/** What stands beside each other of two runs. */
export function comparisonRows({ before, after }: Comparison): readonly (readonly [Word, string, string])[] {
  const both = (name: Word, of: (report: CheckReport) => string) => [name, of(before), of(after)] as const;
  return [
    both('when', ({ startedAt }) => startedAt.slice(0, 19).replace('T', ' ')),
    both('target', ({ target }) => target),
    both('mode', ({ mode }) => mode),
    both('contract', ({ contract }) => contract),
    both('verdict', ({ verdict }) => `${verdict.exitCode} ${verdict.name}`),
    both('cases', ({ results }) => String(results.length)),
    both('held', ({ results }) => String(results.filter(({ outcome }) => outcome === 'held').length)),
  ];
}
