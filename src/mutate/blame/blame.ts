import type { Blamed } from './blame-fault.ts';

/** How often the check blames the operation that is broken. */
export interface Blame {
  /** Faults that were noticed, and asked about. */
  readonly faults: number;
  /** Share for which the broken operation is the first suspect, 0 to 1; 1 where there is no fault. */
  readonly first: number;
  /** Share for which it is among the first three. */
  readonly inThree: number;
  /** Causes that a single fault comes to, at the median. */
  readonly median: number;
  /** Share of the faults that come to at most three causes. */
  readonly few: number;
}

/** The least that is enough (decision 026): of the catalogue's faults, and of regressions of a server nobody has tuned to. */
const leastBlame = {
  catalogue: { first: 0.9, inThree: 0.98, few: 0.95, median: 1 },
  otherServer: { first: 0.85, inThree: 0.95, few: 0.95, median: 1 },
} as const;
const mostSuspects = 3;
const mostCauses = 3;

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Puts together whom the check blames. */
export function blameOf(blamed: readonly Blamed[]): Blame {
  const share = (fits: (one: Blamed) => boolean) =>
    blamed.length === 0 ? 1 : blamed.filter(fits).length / blamed.length;
  const counts = blamed.map(({ causes }) => causes).sort((one, other) => one - other);
  return {
    faults: blamed.length,
    first: share(({ place }) => place === 1),
    inThree: share(({ place }) => place >= 1 && place <= mostSuspects),
    median: counts[counts.length >> 1] ?? 1,
    few: share(({ causes }) => causes <= mostCauses),
  };
}

/** Why the blame is too often wrong, where so much is asked; empty when it is good enough. */
export function blameShortcomings(
  { first, inThree, few, median }: Blame,
  asked: keyof typeof leastBlame = 'catalogue',
): string[] {
  const least = leastBlame[asked];
  return [
    ...(first < least.first ? [`the broken operation is first for ${percent(first)} alone`] : []),
    ...(inThree < least.inThree ? [`it is among three for ${percent(inThree)} alone`] : []),
    ...(median > least.median ? [`a fault comes to ${median} causes at the median`] : []),
    ...(few < least.few ? [`at most ${mostCauses} causes for ${percent(few)} alone`] : []),
  ];
}
