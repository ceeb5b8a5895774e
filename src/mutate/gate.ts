import type { Finding } from '../check/verdict/finding.ts';
import type { Fault } from '../faults/fault.ts';

/**
 * Classes of defects (docs/defects.md) that do somebody harm whatever rule they break: no reader can read the answer,
 * a browser cannot reach it, a time is off by its unit, a secret shows, a write is lost or done to others, somebody
 * acts as somebody else.
 */
const harmful: ReadonlySet<string> = new Set([
  ...['D01', 'D02', 'D03', 'D07', 'D08', 'D11', 'D14', 'D15', 'D16', 'D17', 'D39', 'D42'],
  ...['D46', 'D47', 'D57'],
  ...['D67', 'D68', 'D69', 'D72', 'D73', 'D74', 'D77', 'D82', 'D96'],
  ...['D83', 'D84', 'D85', 'D87', 'D88', 'D89', 'D90', 'D91'],
]);

/** What became of a fault, as far as the gate goes. */
export interface Gated extends Pick<Fault, 'defect'> {
  /** Whether the run fails by default, i.e. whether anything found is a violation. */
  readonly fails: boolean;
  readonly outcome: 'killed' | 'survived' | 'not exercised';
  /** What was noticed first. */
  readonly finding?: Pick<Finding, 'severity' | 'source'>;
}

/** How many faults fail a run by default. */
export interface Gate {
  readonly failing: number;
  /** Noticed, and no more than a difference from what the server's family does, which harms nobody. */
  readonly drift: number;
  /** Met, and neither failing nor mere drift. */
  readonly slipping: number;
  /** Share of what is no mere drift that fails a run by default, 0 to 1; 1 where there is none. */
  readonly share: number;
}

/** Whether a fault is mere drift: it breaks no rule of the document and does nobody harm. */
export function isMereDrift({ outcome, fails, finding, defect }: Gated): boolean {
  return outcome === 'killed' && !fails && finding?.source !== 'document' && !harmful.has(defect);
}

/** How the faults that were met do at the gate. */
export function gateOf(faults: readonly Gated[]): Gate {
  const met = faults.filter(({ outcome }) => outcome !== 'not exercised');
  const failing = met.filter(({ fails }) => fails).length;
  const drift = met.filter(isMereDrift).length;
  const graver = met.length - drift;
  return { failing, drift, slipping: graver - failing, share: graver === 0 ? 1 : failing / graver };
}
