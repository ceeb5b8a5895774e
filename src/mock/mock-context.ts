import { type FaultCatalogue, faultCatalogue } from '../faults/catalogue.ts';
import type { JournalEntry } from '../journal/journal.ts';
import type { Contract } from '../spec/contract.ts';
import { readDocumented } from '../worlds/fixtures.ts';
import type { World } from '../worlds/world.ts';

/** How the mock behaves, every default visible in `defaultSettings`. */
export interface MockSettings {
  /** Refuse whatever the document requires and a request lacks. */
  readonly strict: boolean;
  /** Hold every answer against the contract before it is sent. */
  readonly selfCheck: boolean;
  readonly cors: boolean;
  /** Milliseconds each API answer waits: fixed, or anywhere between two. */
  readonly delay: readonly [least: number, most: number];
  /** Dissolving a group leaves the owner's token alive, against document 2.3. */
  readonly keepLoginOnDissolve: boolean;
  /** How others reach the API, without a trailing slash; the Host header when absent. */
  readonly publicUrl?: string;
  readonly publicFilesUrl?: string;
  /** Largest file the upload takes, bytes. */
  readonly uploadLimit: number;
}

export const defaultSettings: MockSettings = {
  strict: false,
  selfCheck: true,
  cors: true,
  delay: [0, 0],
  keepLoginOnDissolve: false,
  uploadLimit: 50 * 1024 * 1024,
};

/** A line for whoever watches the mock. */
export type Log = (line: LogLine) => void;

export type LogLine =
  | { readonly kind: 'request'; readonly entry: JournalEntry }
  | { readonly kind: 'problem'; readonly message: string; readonly error?: unknown };

/** Everything the mock is made of, built once at the start and passed down. */
export interface MockContext {
  readonly contract: Contract;
  readonly settings: MockSettings;
  /** The world a request belongs to: that of its session, else of the session its token was made in. */
  worldOf(session: string | undefined, token?: string): World;
  readonly log: Log;
  /** Every fault there is; made when first asked for. */
  faults(): FaultCatalogue;
  /** The document's own answers as text, by operationId. */
  readonly documented: ReadonlyMap<string, string>;
}

/** Makes the context of a mock from what the caller chose. */
export function createContext(
  contract: Contract,
  settings: MockSettings,
  worldOf: MockContext['worldOf'],
  log: Log,
): MockContext {
  const documented = readDocumented();
  let catalogue: FaultCatalogue | undefined;
  const faults = () => {
    catalogue ??= faultCatalogue(contract, documented);
    return catalogue;
  };
  return { contract, settings, worldOf, log, faults, documented };
}
