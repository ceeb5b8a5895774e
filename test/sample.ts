/**
 * How many of a random sample are tried: all, and half in a pipeline, which has 25 minutes for everything.
 * @param all the number that `npm test` tries
 */
export function sampled(all: number): number {
  return process.env.CI ? Math.ceil(all / 2) : all;
}
