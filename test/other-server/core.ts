import type { Call, World } from './call.ts';
import { type Choices, stockChoices } from './choices.ts';
import { Refusal } from './failures.ts';
import type { Addresses } from './operations/config.ts';
import type { OtherServerOptions } from './options.ts';
import { Random } from './random.ts';
import type { Hooks, How } from './regressions/hooks.ts';
import { regressionNamed } from './regressions/index.ts';
import { Sessions } from './sessions.ts';
import { Ids } from './state/ids.ts';
import { Replica } from './state/replica.ts';
import type { UserRow } from './state/rows.ts';
import { State } from './state/state.ts';

/** Everything that the services of one server share. */
export class Core {
  readonly world: World;
  readonly sessions: Sessions;
  readonly hooks: Hooks;
  readonly addresses: () => Addresses;
  readonly printed = new WeakMap<object, string>();
  /** Shuffles the keys of answers. */
  readonly keys = new Random(5);
  readonly #replica: Replica | undefined;
  readonly #toss: Random;
  readonly #everyRead: boolean;
  /** The operation that is under way. */
  #call: Call | undefined;

  /** @param fill writes the rows that are there before the first request */
  constructor(options: OtherServerOptions, addresses: () => Addresses, fill: (world: World) => void) {
    this.addresses = addresses;
    const { seed = 1, lagMs = 0, lagging = 'all', clockAheadMs = 0, removeAtOnce = false } = options;
    this.hooks = options.regression === undefined ? {} : regressionNamed(options.regression).make();
    const choices: Choices = { ...stockChoices, ...options.choices };
    const clock = options.now ?? Date.now;
    const ahead = () => clock() + clockAheadMs;
    const now = () => this.hooks.now?.(ahead()) ?? ahead();
    const state = new State(change => {
      const wanted = this.#call && this.hooks.store ? this.hooks.store(change, this.#call) : change;
      if (wanted) this.#replica?.learn(wanted);
      return wanted;
    });
    this.world = { state, ids: new Ids(seed), now, choices, removeAtOnce, seen: new Map() };
    this.sessions = new Sessions(state);
    this.#toss = new Random(seed + 1);
    this.#everyRead = lagging === 'all';
    fill({ ...this.world, now: ahead });
    if (lagMs > 0) this.#replica = new Replica(state, lagMs, clock);
  }

  /** Runs an operation; what is written meanwhile is its doing. */
  during<T>(call: Call, run: () => T): T {
    this.#call = call;
    try {
      return run();
    } finally {
      this.#call = undefined;
    }
  }

  /** Where a read is served from: the primary, or a replica that lags. */
  reading(): World {
    if (!this.#replica) return this.world;
    const lags = this.#everyRead || this.#toss.chance(0.5);
    return lags ? { ...this.world, state: this.#replica.read() } : this.world;
  }

  /** The user a token belongs to. @throws Refusal token-missing, token-invalid */
  identify(token: string, path: string, how: How): UserRow {
    const other = this.hooks.identify?.(token, path, this.sessions, how);
    const user = other ?? this.sessions.find(token);
    if (user) return user;
    throw new Refusal(token === '' ? 'token-missing' : 'token-invalid');
  }
}
