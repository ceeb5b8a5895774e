/** What a pipeline tries of a large sample: every tenth, since it has 25 minutes for everything. */
const share = process.env.CI ? 10 : 1;

/**
 * How many of a random sample are tried: all, and a tenth in a pipeline.
 * @param all the number that `npm test` tries
 */
export function sampled(all: number): number {
  return Math.ceil(all / share);
}

/** Those of a list of like cases that are tried: all, and every tenth one in a pipeline. */
export function sampleOf<T>(all: readonly T[]): T[] {
  return all.filter((_, index) => index % share === 0);
}
