import { withPauses } from '../base/in-slices.ts';
import type { Progress } from '../base/progress.ts';
import { renewFixedTokens } from '../domain/tokens.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Contract } from '../spec/contract.ts';
import type { ClockSetting } from '../store/clock.ts';
import { type Collections, stateSteps } from '../store/tables/collections.ts';
import type { StoreState } from '../store/tables/state.ts';
import { checkSteps } from './check-rows.ts';
import { isBuiltIn, scenarioCollections } from './scenarios.ts';
import type { World } from './world.ts';

/** Loads the rows of scenarios, and puts worlds back to them. */
export class ScenarioLoader {
  readonly #contract: Contract;
  readonly #clock: ClockSetting;
  readonly #own: Scenario | undefined;
  readonly #states = new Map<string, Promise<StoreState>>();
  /** The last load of each world, for the next one to wait for. */
  readonly #loading = new WeakMap<World, Promise<unknown>>();

  /**
   * @param clock the setting that every clock of the mock starts with, and is reset to
   * @param own the scenario of the name `own`
   */
  constructor(contract: Contract, clock: ClockSetting, own?: Scenario) {
    this.#contract = contract;
    this.#clock = clock;
    this.#own = own;
  }

  /**
   * Loads the rows of a scenario; those of a folder are checked against the contract, and a test
   * checks those of the package.
   * @throws Error for a name that is neither a scenario nor a folder, and for a row that breaks the contract
   */
  async rows(name: string, seed: string, progress?: Progress): Promise<Collections> {
    const rows = await scenarioCollections(name, {
      seed,
      now: this.#clock.mode === 'frozen' ? this.#clock.at : Date.now(),
      own: this.#own,
      contract: this.#contract,
      progress,
    });
    if (isBuiltIn(name)) return rows;
    const count = Object.values(rows).reduce((sum, list) => sum + list.length, 0);
    const steps = checkSteps(this.#contract, rows);
    await withPauses(steps, done => progress?.('checking rows', done, count));
    return rows;
  }

  /** Takes the state that a store has begun with, so that a reset to it reads nothing again. */
  began(state: StoreState): void {
    this.#keep(state.scenario, state.counters.seed, Promise.resolve(state));
  }

  /**
   * Resets a world: rows of its scenario, faults off, clock as at the start, journal empty. No request sees one without
   * the rest.
   * @throws Error as `rows`
   */
  reset(world: World): Promise<void> {
    return this.#inTurn(world, async () => {
      const { scenario, counters } = world.store.snapshot();
      const state = await this.#state(scenario, counters.seed);
      world.store.restore(state, {
        clock: this.#clock,
        done: () => {
          world.faults.clear();
          world.journal.clear();
        },
      });
      await begun(world);
    });
  }

  /**
   * Replaces the rows of a world by those of another scenario, and nothing else.
   * @throws Error as `rows`
   */
  activate(world: World, name: string): Promise<void> {
    return this.#inTurn(world, async () => {
      const state = await this.#state(name, world.store.snapshot().counters.seed);
      world.store.restore(state);
      await begun(world);
    });
  }

  /** Runs loads of one world one after another: rows take time to read, and the scenario may change meanwhile. */
  #inTurn(world: World, work: () => Promise<void>): Promise<void> {
    const before = this.#loading.get(world) ?? Promise.resolve();
    const loading = before.then(work, work);
    this.#loading.set(world, loading);
    return loading;
  }

  #state(name: string, seed: string): Promise<StoreState> {
    const known = this.#states.get(keyOf(name, seed));
    if (known) return known;
    const made = this.rows(name, seed).then(rows => withPauses(stateSteps(rows, seed, name)));
    this.#keep(name, seed, made);
    return made;
  }

  #keep(name: string, seed: string, state: Promise<StoreState>): void {
    if (!isBuiltIn(name)) return;
    const key = keyOf(name, seed);
    this.#states.set(key, state);
    // What could not be read may be there the next time.
    state.catch(() => this.#states.delete(key));
  }
}

/** Lets a world that rows were put into begin as one that is started with them: with every fixed token. */
async function begun({ store }: World): Promise<void> {
  store.transact(renewFixedTokens);
  await store.committed();
}

const keyOf = (name: string, seed: string) => `${seed}\n${name}`;
