import { closeSync, openSync, writeSync } from 'node:fs';
import { version } from '../base/version.ts';

/** Milliseconds between two writes. */
const writeEvery = 250;

const tail = '\n]}}\n';

/**
 * A HAR that is written as traffic goes by. Each write ends it properly, so that it can be read at any time, also after
 * the process was killed.
 */
export class HarFile {
  readonly #file: string;
  readonly #handle: number;
  readonly #waiting: (() => object)[] = [];
  readonly #onError: (error: Error) => void;
  #timer: NodeJS.Timeout | undefined;
  /** Where the next entry stands. */
  #end: number;
  #isFirst = true;
  #hasFailed = false;

  /**
   * @param onError told once, when the file can no longer be written
   * @throws Error where the file cannot be made, or is there already
   */
  constructor(file: string, onError: (error: Error) => void) {
    this.#file = file;
    this.#onError = onError;
    try {
      this.#handle = openSync(file, 'wx');
    } catch (error) {
      const isThere = error instanceof Error && Reflect.get(error, 'code') === 'EEXIST';
      const why = isThere ? 'it is there already' : messageOf(error);
      throw new Error(`Failed to write ${file}: ${why}. Name another file with --har.`);
    }
    const creator = JSON.stringify({ name: 'imapi-mock', version: version() });
    this.#end = this.#write(`{"log":{"version":"1.2","creator":${creator},"entries":[`, 0);
    this.#write(tail, this.#end);
  }

  /** Adds an entry. @param entry asked for when it is written */
  add(entry: () => object): void {
    if (this.#hasFailed) return;
    this.#waiting.push(entry);
    this.#timer ??= setTimeout(() => this.#flush(), writeEvery);
  }

  /** Writes what waits, and ends. */
  close(): void {
    clearTimeout(this.#timer);
    this.#flush();
    closeSync(this.#handle);
  }

  #flush(): void {
    this.#timer = undefined;
    const entries = this.#waiting.splice(0).map(entry => JSON.stringify(entry()));
    if (entries.length === 0 || this.#hasFailed) return;
    const text = `${this.#isFirst ? '' : ','}\n${entries.join(',\n')}`;
    this.#isFirst = false;
    try {
      const written = this.#write(text + tail, this.#end);
      this.#end += written - Buffer.byteLength(tail);
    } catch (error) {
      // The traffic goes on without it.
      this.#hasFailed = true;
      this.#onError(
        new Error(
          `Failed to write ${this.#file}: ${messageOf(error)}. It has the traffic so far; free disk space and start the proxy again.`,
        ),
      );
    }
  }

  #write(text: string, at: number): number {
    const bytes = Buffer.from(text);
    let done = 0;
    while (done < bytes.length) done += writeSync(this.#handle, bytes, done, bytes.length - done, at + done);
    return bytes.length;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
