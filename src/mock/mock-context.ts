import { type FaultCatalogue, faultCatalogue } from '../faults/catalogue.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { WarningCounts } from '../journal/warning-counts.ts';
import type { Contract } from '../spec/contract.ts';
import { readDocumented } from '../worlds/fixtures.ts';
import type { World } from '../worlds/world.ts';
import { Holds } from './inject/holds.ts';
import type { OperationSettings } from './operations/handler.ts';

/** The behaviour of the mock; the defaults are in `defaultSettings`. */
export interface MockSettings extends OperationSettings {
  /** Refuse a request that lacks what the document requires. */
  readonly strict: boolean;
  /** Check every answer against the contract before it is sent. */
  readonly selfCheck: boolean;
  /** Send the CORS headers of the server. Default: true. */
  readonly cors: boolean;
  /** The delay of each API answer, milliseconds: drawn between two, or fixed where both are the same. */
  readonly delay: readonly [min: number, max: number];
  /** The base URL that clients reach the API by, without a trailing slash; default: by the Host header. */
  readonly publicUrl?: string;
  /** The same for the file service; default: `publicUrl`, else by the Host header. */
  readonly publicFilesUrl?: string;
  /** Origins whose pages may use the control API beside the mock's own, e.g. `http://localhost:5173`. */
  readonly adminOrigins: readonly string[];
  /** Max size of an uploaded file, bytes. */
  readonly uploadLimit: number;
}

export const defaultSettings: MockSettings = {
  strict: false,
  selfCheck: true,
  cors: true,
  delay: [0, 0],
  keepLoginOnDissolve: false,
  adminOrigins: [],
  uploadLimit: 50 * 1024 * 1024,
};

/** Receiver of what the mock logs. */
export type Log = (line: LogLine) => void;

export type LogLine =
  | {
      /** What the line tells. */
      readonly kind: 'request';
      /** The request, as the journal keeps it. */
      readonly entry: JournalEntry;
      /** The warnings of the entry whose kind no request of this operation had before. */
      readonly newWarnings: readonly string[];
    }
  | {
      readonly kind: 'problem';
      /** What went wrong. */
      readonly message: string;
      /** What was thrown, where it was an error of the mock. */
      readonly error?: unknown;
    }
  /** How far long work is: the start on a large store, a large state that is put in place. */
  | {
      readonly kind: 'progress';
      /** The work. */
      readonly what: string;
      /** How much of it is done. */
      readonly done: number;
      /** How much there is. */
      readonly of: number;
    };

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
