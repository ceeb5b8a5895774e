import type { OperationId } from '../spec/contract.ts';
import { type DelayDistribution, drawDelay } from './delay.ts';
import type { Fault } from './fault.ts';

/** What is switched on for an operation: a fault, a delay or both, and how often. */
export interface FaultSetting {
  readonly fault?: Fault | undefined;
  /** Milliseconds. */
  readonly fixedDelay?: number | undefined;
  readonly delayDistribution?: DelayDistribution | undefined;
  /** How many requests it applies to before it switches itself off; default: all. */
  readonly times?: number | undefined;
  /** Share of the requests it applies to, 0 to 1; default: 1. */
  readonly probability?: number | undefined;
}

/** One operation, or `*` for all that the fault applies to. */
export type FaultScope = OperationId | '*';

/** A setting that is on, and how many requests it has applied to. */
export interface Switched {
  readonly scope: FaultScope;
  readonly setting: FaultSetting;
  readonly met: number;
}

/** The fault and the delay of one request. */
export interface Drawn {
  readonly fault?: Fault | undefined;
  /** Milliseconds. */
  readonly delay: number;
}

/** The faults of one world. */
export class FaultSwitches {
  readonly #random: () => number;
  readonly #on = new Map<FaultScope, { setting: FaultSetting; met: number }>();

  /** @param random gives numbers from 0 to below 1, for probabilities and delays */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** How many settings are on. */
  get size(): number {
    return this.#on.size;
  }

  /** Switches a setting on, in place of the one that was on for the scope. */
  set(scope: FaultScope, setting: FaultSetting): void {
    this.#on.set(scope, { setting, met: 0 });
  }

  /** Switches the setting of a scope off; false when none was on. */
  delete(scope: FaultScope): boolean {
    return this.#on.delete(scope);
  }

  clear(): void {
    this.#on.clear();
  }

  list(): Switched[] {
    return Array.from(this.#on, ([scope, { setting, met }]) => ({ scope, setting, met }));
  }

  /** The fault and the delay for a request: from the setting of its operation, else from the one for all. */
  draw(operation: OperationId): Drawn | undefined {
    return this.#drawFrom(operation, operation) ?? this.#drawFrom('*', operation);
  }

  /** The same settings with new counts, for a fork of the world. */
  fork(): FaultSwitches {
    const fork = new FaultSwitches(this.#random);
    for (const [scope, { setting }] of this.#on) fork.set(scope, setting);
    return fork;
  }

  #drawFrom(scope: FaultScope, operation: OperationId): Drawn | undefined {
    const entry = this.#on.get(scope);
    if (!entry) return undefined;
    const { fault, fixedDelay = 0, delayDistribution, times, probability = 1 } = entry.setting;
    if (fault && !fault.operations.includes(operation)) return undefined;
    if (probability < 1 && this.#random() >= probability) return undefined;
    entry.met += 1;
    if (times !== undefined && entry.met >= times) this.#on.delete(scope);
    const drawn = delayDistribution ? drawDelay(delayDistribution, this.#random) : 0;
    return { fault, delay: fixedDelay + drawn };
  }
}
