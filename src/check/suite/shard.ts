import type { Case } from './case.ts';

/** A part of a suite that runs for itself: the `index`-th of `of`, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** The cases of a part: each case is in one part, the same in every run, and the parts are of about one size. */
export function shardOf(cases: readonly Case[], { index, of }: Shard): readonly Case[] {
  const ids = cases.map(({ id }) => id).sort();
  const mine = new Set(ids.filter((_, at) => at % of === index - 1));
  return cases.filter(({ id }) => mine.has(id));
}
