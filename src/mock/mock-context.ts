import { type FaultCatalogue, faultCatalogue } from '../faults/catalogue.ts';
import { WarningCounts } from '../journal/warning-counts.ts';
import type { Contract } from '../spec/contract.ts';
import { readDocumented } from '../worlds/fixtures.ts';
import type { World } from '../worlds/world.ts';
import { Holds } from './inject/holds.ts';
import type { Log } from './log.ts';
import type { MockSettings } from './settings.ts';

// Apart from this file, so that the types of a mock in a page lead to nothing of Node.
export type { Log, LogLine } from './log.ts';
export { defaultSettings, type MockSettings } from './settings.ts';

/** The parts of the mock that all requests share, built once at the start and passed down. */
export interface MockContext {
  readonly contract: Contract;
  readonly settings: MockSettings;
  /**
   * Returns the world of a session; without one, the world a token was made in, else the shared one.
   * @param guest whether a page that is not the developer's own names the session
   */
  worldOf(session: string | undefined, token?: string, guest?: boolean): World;
  readonly log: Log;
  /** What all requests were warned of since the start, whatever their world. */
  readonly warningCounts: WarningCounts;
  /** The requests that wait until somebody lets them go. */
  readonly holds: Holds;
  /** Returns the catalogue of faults; built when it is first needed. */
  faults(): FaultCatalogue;
  /** The document's own answers as text, by operationId; read when they are first needed. */
  readonly documented: ReadonlyMap<string, string>;
}

/** Builds the context of a mock. */
export function createContext(
  contract: Contract,
  settings: MockSettings,
  worldOf: MockContext['worldOf'],
  log: Log,
): MockContext {
  let documented: MockContext['documented'] | undefined;
  let catalogue: FaultCatalogue | undefined;
  return {
    contract,
    settings,
    worldOf,
    log,
    warningCounts: new WarningCounts(),
    holds: new Holds(),
    faults() {
      catalogue ??= faultCatalogue(contract, this.documented);
      return catalogue;
    },
    get documented() {
      documented ??= readDocumented();
      return documented;
    },
  };
}
