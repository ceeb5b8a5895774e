/** One budget, and what was measured (decision 019). */
export interface Verdict {
  readonly what: string;
  readonly budget: string;
  /** The most that is allowed, in the unit of `measured`. */
  readonly most: number;
  readonly measured: number;
  readonly unit: string;
  readonly holds: boolean;
}

/** Holds what is measured against the budgets, and says at once what came of it. */
export class Budgets {
  readonly verdicts: Verdict[] = [];
  readonly #say: (text: string) => void;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** A value that is not a number was not measured, and does not hold. */
  judge(what: string, most: number, value: number, unit: '×' | 'ms' = '×'): void {
    const measured = Number(value.toFixed(2));
    const holds = value <= most;
    this.verdicts.push({ what, budget: `at most ${most} ${unit}`, most, measured, unit, holds });
    const share = Math.round(Math.abs(1 - value / most) * 100);
    const distance = holds ? `${share} % below` : `${share} % above`;
    this.#say(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${measured} ${unit}, ${distance} ${most} ${unit}`);
  }
}
