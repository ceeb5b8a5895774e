/** How long ago something happened: milliseconds, or a number with a unit, e.g. `90s`, `5m`, `2h`, `30d`. */
export type Ago = number | `${number}${'s' | 'm' | 'h' | 'd'}`;

/** When something happened. Default: now, after what was told before. */
export interface When {
  readonly ago?: Ago;
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Returns how long ago something happened, in milliseconds.
 * @throws Error for what is no time, where no compiler looks
 */
export function agoInMs(ago: Ago): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(String(ago)) ?? [];
  const ms = typeof ago === 'number' ? ago : Number(count) * units[(unit ?? 's') as keyof typeof units];
  if (Number.isFinite(ms) && ms >= 0) return Math.round(ms);
  throw new Error(
    `Failed to build the scenario: ago is ${JSON.stringify(ago)}. Write milliseconds, or 90s, 5m, 2h, 30d.`,
  );
}
