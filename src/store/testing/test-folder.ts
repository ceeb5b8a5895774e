import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenedStore, openStore } from '../disk/open.ts';
import type { OpenOptions } from '../disk/open-options.ts';
import { userRow } from './sample-rows.ts';

/** The scenario of these tests: one user, none in `empty`. */
export const load = (scenario: string) => ({ users: scenario === 'empty' ? [] : [userRow(1)] });

export const usersOf = ({ store }: Pick<OpenedStore, 'store'>) =>
  [...store.view.users.all].map(user => user.userId);

/** Resolves when the user is durable. */
export async function addUser({ store }: Pick<OpenedStore, 'store'>, userId: number): Promise<void> {
  store.transact(tx => tx.users.put(userRow(userId)));
  await store.committed();
}

/** A data folder of its own for one test. */
export class TestFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'imapi-store-'));
  #opened: OpenedStore[] = [];

  path(name: string): string {
    return join(this.folder, name);
  }

  async open(options: Partial<OpenOptions> = {}): Promise<OpenedStore> {
    const opened = await openStore({ folder: this.folder, load, ...options });
    this.#opened.push(opened);
    return opened;
  }

  /** The files as a killed process would leave them: what is on disk now. */
  leaveBehind(): Map<string, Buffer> {
    return new Map(['store.json', 'store.wal'].map(name => [name, readFileSync(this.path(name))]));
  }

  putBack(files: ReadonlyMap<string, Buffer>): void {
    for (const [name, bytes] of files) writeFileSync(this.path(name), bytes);
  }

  /** Closes what is open and removes the folder. */
  async remove(): Promise<void> {
    for (const opened of this.#opened) await opened.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
