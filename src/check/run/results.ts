import type { CaseResult, Outcome } from '../report/check-report.ts';
import { type Case, concernOf } from '../suite/case.ts';
import { baselineWaivers } from '../verdict/baseline.ts';
import type { Finding } from '../verdict/finding.ts';
import { usesOf } from '../verdict/waivers.ts';
import type { CheckSettings } from './settings.ts';

/** What a case came to, before its outcome is known. */
interface Performed {
  /** Fingerprints of what it found. */
  readonly found: ReadonlySet<string>;
  readonly exchanges: number;
  /** What it rests on, as lines of `callOf`. */
  readonly calls: readonly string[];
}

/** The results of a run, each reported as it comes. */
export class Results {
  readonly started = new Date();
  /** Cases that could not be exercised, and why. */
  readonly excluded = new Map<Case, string>();
  readonly #all: CaseResult[] = [];
  readonly #settings: CheckSettings;
  /** How many cases there will be. */
  total = 0;

  constructor(settings: CheckSettings) {
    this.#settings = settings;
  }

  get all(): readonly CaseResult[] {
    return this.#all;
  }

  /** What became of a case; undefined before it was performed. */
  of(id: string): CaseResult | undefined {
    return this.#all.find(result => result.id === id);
  }

  /** @param begun when it began, milliseconds of `performance.now()` */
  exclude(item: Case, reason: string, begun = performance.now(), requests = 0): void {
    this.excluded.set(item, reason);
    const outcome = 'not exercised';
    const nothing = { findings: [], calls: [] };
    this.#keep({ ...described(item), outcome, reason, ...nothing, requests, durationMs: since(begun) });
  }

  /**
   * @param findings all of the run
   * @param begun when it began, milliseconds of `performance.now()`
   */
  write(
    item: Case,
    { found, exchanges, calls }: Performed,
    findings: readonly Finding[],
    begun: number,
  ): void {
    const outcome = this.#outcomeOf(findings, found);
    const [requests, durationMs] = [exchanges, since(begun)];
    this.#keep({ ...described(item), outcome, findings: [...found], calls, requests, durationMs });
  }

  #outcomeOf(all: readonly Finding[], found: ReadonlySet<string>): Outcome {
    const { baseline } = this.#settings;
    const waivers = [...(this.#settings.waivers ?? []), ...(baseline ? baselineWaivers(baseline) : [])];
    const waived = new Set(
      usesOf(waivers, found, this.started.getTime()).used.map(waiver => waiver.fingerprint),
    );
    const findings = all.filter(({ fingerprint, severity }) => found.has(fingerprint) && severity !== 'note');
    const open = findings.filter(finding => !waived.has(finding.fingerprint));
    if (open.some(finding => finding.severity === 'violation')) return 'violated';
    if (open.length > 0) return 'drift';
    return findings.length > 0 ? 'waived' : 'held';
  }

  #keep(result: CaseResult): void {
    this.#all.push(result);
    this.#settings.onProgress?.({ done: this.#all.length, total: this.total, result });
  }
}

function described({ id, title, operation, layer, source }: Case) {
  return { id, title, concern: concernOf({ id }), operation, layer, source };
}

const since = (begun: number) => performance.now() - begun;
