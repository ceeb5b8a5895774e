import type { Progress } from '../base/progress.ts';
import { renewFixedTokens } from '../domain/tokens.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Contract } from '../spec/contract.ts';
import { Clock, type ClockSetting } from '../store/clock.ts';
import { type OpenedStore, openStore } from '../store/disk/open.ts';
import { ScenarioLoader } from './scenario-loader.ts';
import { ownScenario, type scenarioNames } from './scenarios.ts';
import { Worlds } from './worlds.ts';

/** The state of a mock: where it is kept and what it starts with. */
export interface WorldOptions {
  /** The folder that keeps everything; default: nothing is kept on disk. */
  readonly data?: string;
  /** What a new store starts with: `demo` (default), `empty`, `large`, a scenario, a module that exports one, or a folder of rows. */
  readonly scenario?: (typeof scenarioNames)[number] | (string & Record<never, never>) | Scenario;
  /** Starts again with the scenario, also where the folder has a store. */
  readonly reset?: boolean;
  /** Takes a store whose files are not what the mock wrote: edited by hand, put together, without a log. */
  readonly acceptEditedStore?: boolean;
  /** `os`: survives a killed process (default); `always`: survives a power cut. */
  readonly sync?: 'os' | 'always';
  /** The seed of generated ids and data; default: `1`. */
  readonly seed?: string;
  /** Freezes the clock at this moment, milliseconds. */
  readonly now?: number;
  /** Max requests that the journal of each world keeps; default: 1000. */
  readonly journalSize?: number;
}

/** The worlds of a mock over their opened store. */
export interface OpenedWorlds {
  readonly worlds: Worlds;
  readonly scenarios: ScenarioLoader;
  readonly opened: OpenedStore;
}

/**
 * Opens the store, loads its scenario where it is new, and gives everybody their fixed token back.
 * @param warn receives what is worth knowing and no failure
 * @param progress receives how far the reading is
 * @throws StoreError when the data folder cannot be used; the message says why and what to do
 */
export async function openWorlds(
  contract: Contract,
  options: WorldOptions,
  warn: (text: string) => void,
  progress?: Progress,
): Promise<OpenedWorlds> {
  const { data, scenario, reset, sync, seed = '1', now, journalSize = 1000 } = options;
  const start: ClockSetting = now === undefined ? { mode: 'real' } : { mode: 'frozen', at: now };
  const [own, name] = typeof scenario === 'object' ? [scenario, ownScenario] : [undefined, scenario];
  const scenarios = new ScenarioLoader(contract, start, own);
  const opened = await openStore({
    folder: data,
    scenario: name,
    load: name => scenarios.rows(name, seed, progress),
    reset,
    acceptEdited: options.acceptEditedStore,
    seed,
    clock: new Clock(start),
    sync,
    warn,
    progress,
  });
  const { store } = opened;
  if (opened.origin !== 'existing') scenarios.began(store.snapshot());
  store.transact(renewFixedTokens);
  if (store.pending) await store.committed();
  return { worlds: new Worlds(store, journalSize), scenarios, opened };
}
