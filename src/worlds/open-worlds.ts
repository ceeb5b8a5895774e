import type { Progress } from '../base/progress.ts';
import { renewFixedTokens } from '../domain/tokens.ts';
import type { Contract } from '../spec/contract.ts';
import { Clock, type ClockSetting } from '../store/clock.ts';
import { type OpenedStore, openStore } from '../store/disk/open.ts';
import { ScenarioLoader } from './scenario-loader.ts';
import { ownScenario } from './scenarios.ts';
import type { WorldOptions } from './world-options.ts';
import { Worlds } from './worlds.ts';

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
