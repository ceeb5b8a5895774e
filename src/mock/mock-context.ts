import type { FaultCatalogue } from '../faults/catalogue.ts';
import type { FaultSwitches } from '../faults/switches.ts';
import type { Journal } from '../journal/journal.ts';
import type { Contract } from '../spec/contract.ts';
import type { Store } from '../store/store.ts';

/** One state that requests run against: the shared one, or a session's own fork of it. */
export interface World {
  /** Absent for the shared state. */
  readonly session?: string;
  readonly store: Store;
  readonly journal: Journal;
  /** What goes wrong in this world on purpose. */
  readonly faults: FaultSwitches;
}

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
  | { readonly kind: 'request'; readonly entry: import('../journal/journal.ts').JournalEntry }
  | { readonly kind: 'problem'; readonly message: string; readonly error?: unknown }
  /** How far long work is: the start on a large store, a large state that is put in place. */
  | { readonly kind: 'progress'; readonly what: string; readonly done: number; readonly of: number };

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
