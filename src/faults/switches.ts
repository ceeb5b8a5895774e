import type { OperationId } from '../spec/contract.ts';
import { type DelayDistribution, drawDelay } from './delay.ts';
import type { Fault } from './fault.ts';
import type { LiveFault } from './live-fault.ts';

/** What is switched on for an operation: a fault, a delay or both, and how often. */
export interface FaultSetting {
  readonly fault?: Fault | LiveFault | undefined;
  /** Milliseconds. */
  readonly fixedDelay?: number | undefined;
  readonly delayDistribution?: DelayDistribution | undefined;
  /** How many requests it applies to before it switches itself off; default: all. */
  readonly times?: number | undefined;
  /** Share of the requests it applies to, 0 to 1; default: 1. */
  readonly probability?: number | undefined;
}

/** The live connections of everybody, or of one user. */
export type LiveScope = 'live' | `live:${number}`;

/** One operation, `*` for all that the fault applies to, or live connections. */
export type FaultScope = OperationId | '*' | LiveScope;

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

/** What a message, a receipt or a log-in of a live connection has to bear. */
export interface LiveDrawn {
  readonly fault?: LiveFault | undefined;
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

  /** What a message, a receipt or a log-in of a user has to bear: of the user's own setting, else of the one for all. */
  drawLive(userId: number, what: LiveFault['meets']): LiveDrawn | undefined {
    if (this.#on.size === 0) return undefined;
    return this.#drawLiveFrom(`live:${userId}`, what) ?? this.#drawLiveFrom('live', what);
  }

  /** The same settings with new counts, for a fork of the world. */
  fork(): FaultSwitches {
    const fork = new FaultSwitches(this.#random);
    for (const [scope, { setting }] of this.#on) fork.set(scope, setting);
    return fork;
  }

  #drawFrom(scope: FaultScope, operation: OperationId): Drawn | undefined {
    const fault = this.#on.get(scope)?.setting.fault;
    if (fault && (fault.stage === 'live' || !fault.operations.includes(operation))) return undefined;
    const delay = this.#meet(scope);
    return delay === undefined ? undefined : { fault, delay };
  }

  #drawLiveFrom(scope: LiveScope, what: LiveFault['meets']): LiveDrawn | undefined {
    const fault = this.#on.get(scope)?.setting.fault;
    // A delay alone is one of messages.
    if (fault === undefined && what !== 'delivery') return undefined;
    if (fault !== undefined && (fault.stage !== 'live' || fault.meets !== what)) return undefined;
    const delay = this.#meet(scope);
    return delay === undefined ? undefined : { fault, delay };
  }

  /** Counts a setting as met, where there is one and its probability allows; its delay in milliseconds. */
  #meet(scope: FaultScope): number | undefined {
    const entry = this.#on.get(scope);
    if (!entry) return undefined;
    const { fixedDelay = 0, delayDistribution, times, probability = 1 } = entry.setting;
    if (probability < 1 && this.#random() >= probability) return undefined;
    entry.met += 1;
    if (times !== undefined && entry.met >= times) this.#on.delete(scope);
    return fixedDelay + (delayDistribution ? drawDelay(delayDistribution, this.#random) : 0);
  }
}
