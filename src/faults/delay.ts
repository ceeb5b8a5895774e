/** How long answers wait, in the words of WireMock; milliseconds. */
export type DelayDistribution =
  | { readonly type: 'uniform'; readonly lower: number; readonly upper: number }
  | {
      readonly type: 'lognormal';
      readonly median: number;
      readonly sigma: number;
      readonly maxValue?: number | undefined;
    };

/** The max delay of an answer, milliseconds. */
export const longestDelay = 600_000;

/**
 * Draws a delay, milliseconds.
 * @param random gives numbers from 0 to below 1
 */
export function drawDelay(distribution: DelayDistribution, random: () => number): number {
  if (distribution.type === 'uniform') {
    return distribution.lower + random() * (distribution.upper - distribution.lower);
  }
  const { median, sigma, maxValue = longestDelay } = distribution;
  // Box and Muller: two uniform numbers make a normal one.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(median * Math.exp(sigma * normal), maxValue);
}
