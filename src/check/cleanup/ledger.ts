import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isObject, parsedJson } from '../../base/json.ts';
import { makeFolder } from '../../base/make-folder.ts';
import { CheckProblem } from '../problem.ts';
import type { Role } from '../suite/people.ts';

/** A conversation that an account has pinned. */
export interface Pin {
  readonly jid: string;
  /** Default: the owner. */
  readonly role?: Role;
}

/** Something a run is about to leave at the target, and has to take away again. */
export type LedgerEntry =
  | {
      readonly kind: 'run';
      readonly run: string;
      readonly target: string /** Server time, ms. */;
      readonly since: number;
    }
  | { readonly kind: 'room'; readonly jid: string }
  | { readonly kind: 'messages' }
  | ({ readonly kind: 'pin' } & Pin)
  | { readonly kind: 'kept'; readonly what: string };

const prefix = 'run-';

/**
 * What a run has made, written to disk before the request that makes it, so that `imapi sweep` knows after a crash
 * where to look. The file goes when everything is gone.
 */
export class Ledger {
  readonly file: string;
  readonly entries: readonly LedgerEntry[];
  /** Numbers of the lines that are no entries; a last line that was torn by a crash is not among them. */
  readonly broken: readonly number[];
  readonly #entries: LedgerEntry[];

  private constructor(file: string, entries: LedgerEntry[], broken: readonly number[] = []) {
    this.file = file;
    this.broken = broken;
    this.#entries = entries;
    this.entries = entries;
  }

  /**
   * Finds out whether a ledger can be written, before anything is made that it has to tell of.
   * @throws CheckProblem 2 with the reason
   */
  static refuseUnwritable(folder: string): void {
    let place = resolve(folder);
    while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
    try {
      if (!statSync(place).isDirectory()) throw new Error(`${place} is no folder`);
      accessSync(place, constants.W_OK);
    } catch (error) {
      throw unusable('write', folder, error);
    }
  }

  /** Begins the ledger of a run. The file is made when something is about to be left. */
  static begin(folder: string, run: string, target: string, since: number): Ledger {
    const ledger = new Ledger(join(folder, `${prefix}${run}.jsonl`), []);
    ledger.#entries.push({ kind: 'run', run, target, since });
    return ledger;
  }

  /**
   * The ledgers that runs have left in a folder. Lines that are no entries are left out and counted.
   * @throws CheckProblem when the folder, or a file in it, cannot be read
   */
  static left(folder: string): Ledger[] {
    if (!existsSync(folder)) return [];
    try {
      const names = readdirSync(folder).filter(name => name.startsWith(prefix) && name.endsWith('.jsonl'));
      return names.sort().map(name => Ledger.#read(join(folder, name)));
    } catch (error) {
      throw unusable('read', folder, error);
    }
  }

  static #read(file: string): Ledger {
    const lines = readFileSync(file, 'utf8').split('\n');
    const read = lines.map(line => parsedJson(line));
    // What follows the last line feed was torn, or is empty.
    const broken = read.slice(0, -1).flatMap((entry, index) => (isEntry(entry) ? [] : [index + 1]));
    return new Ledger(file, read.filter(isEntry), broken);
  }

  /**
   * Writes an entry down and waits until the disk has it; what is there already is not written twice.
   * @throws CheckProblem when it cannot be written: what is made after that would never be found again
   */
  add(entry: LedgerEntry): void {
    const line = JSON.stringify(entry);
    if (this.#entries.some(known => JSON.stringify(known) === line)) return;
    try {
      this.#write(entry, line);
    } catch (error) {
      throw unusable('write', this.file, error);
    }
  }

  #write(entry: LedgerEntry, line: string): void {
    const first = this.#entries.length === 1 && !existsSync(this.file);
    if (first) makeFolder(join(this.file, '..'));
    this.#entries.push(entry);
    const lines = first ? this.#entries.map(it => JSON.stringify(it)) : [line];
    const handle = openSync(this.file, 'a');
    try {
      appendFileSync(handle, `${lines.join('\n')}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }

  get jids(): string[] {
    return this.#entries.flatMap(entry => (entry.kind === 'room' ? [entry.jid] : []));
  }

  get pins(): Pin[] {
    return this.#entries.flatMap(entry => (entry.kind === 'pin' ? [entry] : []));
  }

  /** What cannot be taken back and was left knowingly. */
  get kept(): string[] {
    return this.#entries.flatMap(entry => (entry.kind === 'kept' ? [entry.what] : []));
  }

  /** What the run's messages and groups begin with. */
  get run(): Extract<LedgerEntry, { kind: 'run' }> | undefined {
    return this.#entries.find(entry => entry.kind === 'run');
  }

  /** Everything is gone: so is the file. */
  close(): void {
    if (existsSync(this.file)) rmSync(this.file, { force: true });
  }
}

function unusable(what: 'read' | 'write', path: string, error: unknown): CheckProblem {
  const why = error instanceof Error ? error.message : String(error);
  return new CheckProblem(
    2,
    `Failed to ${what} the ledger ${path}: ${why}. Use a writable folder with free space, or choose another with --ledger-dir.`,
  );
}

/** Whether a line of a ledger is an entry: anybody may have written the file. */
function isEntry(value: unknown): value is LedgerEntry {
  if (!isObject(value)) return false;
  const { kind, run, target, since, jid, what } = value;
  if (kind === 'messages') return true;
  if (kind === 'run') return typeof run === 'string' && typeof target === 'string' && Number.isFinite(since);
  if (kind === 'kept') return typeof what === 'string';
  return (kind === 'room' || kind === 'pin') && typeof jid === 'string';
}
