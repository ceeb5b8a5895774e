import type { Choices } from './choices.ts';
import { type FailureName, Refusal } from './failures.ts';
import type { Parameters } from './http/parameters.ts';
import type { Hooks } from './regressions/hooks.ts';
import type { Ids } from './state/ids.ts';
import type { UserRow } from './state/rows.ts';
import type { State } from './state/state.ts';

/** Where operations and the makers of rows write, and what they need for it. */
export interface World {
  readonly state: State;
  readonly ids: Ids;
  /** Milliseconds of the server's clock. */
  readonly now: () => number;
  readonly choices: Choices;
  readonly removeAtOnce: boolean;
  /** Seconds of the last request of each user. */
  readonly seen: Map<number, number>;
}

/** The server's clock in whole seconds. */
export const seconds = (world: Pick<World, 'now'>): number => Math.floor(world.now() / 1000);

/** What an operation answers; without `data` it only says that it succeeded. */
export interface Success {
  readonly data?: unknown;
  readonly resultMsg?: string;
}

/** One request to one operation, after its token was looked at. */
export class Call {
  /** Set where a regression refuses, but only after it was done. */
  late: Refusal | undefined;

  readonly path: string;
  readonly parameters: Parameters;
  readonly caller: UserRow;
  readonly world: World;
  readonly hooks: Hooks;
  /** Ends the login of the caller. */
  readonly endLogin: () => void;

  constructor(
    path: string,
    parameters: Parameters,
    caller: UserRow,
    world: World,
    hooks: Hooks,
    endLogin: () => void,
  ) {
    this.path = path;
    this.parameters = parameters;
    this.caller = caller;
    this.world = world;
    this.hooks = hooks;
    this.endLogin = endLogin;
  }

  get state(): State {
    return this.world.state;
  }

  /** Refuses a request unless something holds. @throws Refusal */
  demand(holds: boolean, failure: FailureName): void {
    if (holds) return;
    const lapse = this.hooks.unchecked?.(this, failure);
    if (lapse === 'not refused') return;
    const refusal = new Refusal(failure);
    if (lapse !== 'refused and done') throw refusal;
    this.late ??= refusal;
  }
}
