import type { World } from '../mock/mock-context.ts';
import type { Contract } from '../spec/contract.ts';
import type { ClockSetting } from '../store/clock.ts';
import { type Collections, stateOf } from '../store/tables/collections.ts';
import type { StoreState } from '../store/tables/state.ts';
import { checkRows } from './check-rows.ts';
import { scenarioCollections } from './scenarios.ts';

/** Scenarios that never change while the mock runs; a folder of rows may. */
const lasting: ReadonlySet<string> = new Set(['demo', 'empty', 'large']);

/** How worlds begin, and how they begin again. */
export class Beginnings {
  readonly #contract: Contract;
  readonly #clock: ClockSetting;
  readonly #states = new Map<string, Promise<StoreState>>();
  readonly #running = new WeakMap<World, Promise<unknown>>();

  /** @param clock how every clock of the mock begins */
  constructor(contract: Contract, clock: ClockSetting) {
    this.#contract = contract;
    this.#clock = clock;
  }

  /** The rows of a scenario; those that stand in files are held against the contract. */
  async rows(name: string, seed: string): Promise<Collections> {
    const rows = await scenarioCollections(name, seed, this.#contract);
    return name === 'large' ? rows : checkRows(this.#contract, rows);
  }

  /** Rows from the scenario, faults off, clock as at the start, journal empty: no request sees one without the rest. */
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
      await world.store.committed();
    });
  }

  /** Rows from another scenario, and nothing else. */
  activate(world: World, name: string): Promise<void> {
    return this.#inTurn(world, async () => {
      const state = await this.#state(name, world.store.snapshot().counters.seed);
      world.store.restore(state);
      await world.store.committed();
    });
  }

  /** Reading the rows takes time, so whoever comes next has to wait: else the scenario may change meanwhile. */
  #inTurn(world: World, work: () => Promise<void>): Promise<void> {
    const before = this.#running.get(world) ?? Promise.resolve();
    const running = before.then(work, work);
    this.#running.set(world, running);
    return running;
  }

  #state(name: string, seed: string): Promise<StoreState> {
    const key = `${seed}\n${name}`;
    const known = this.#states.get(key);
    if (known) return known;
    const made = this.rows(name, seed).then(rows => stateOf(rows, seed, name));
    if (lasting.has(name)) this.#states.set(key, made);
    return made;
  }
}
