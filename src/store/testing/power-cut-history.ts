import { type OpenedFiles, openFiles } from '../disk/open-files.ts';
import type { Store } from '../store.ts';
import type { StoreState } from '../tables/state.ts';
import { MemoryDisk, type Remains } from './memory-disk.ts';
import { randomOf } from './random.ts';
import { userRow } from './sample-rows.ts';

/** What the store should hold: nicknames by user id. */
type Model = ReadonlyMap<number, string>;

const folder = '/data';
const beginning: Model = new Map([[1, 'first']]);
const rowsOf = (model: Model) => [...model].map(([userId, nickname]) => userRow(userId, { nickname }));
const textOf = (model: Model) => JSON.stringify([...model].sort(([one], [other]) => one - other));

/** Counts of what a history did, to see that it did something. */
export interface HistoryReport {
  readonly acknowledged: number;
  readonly cuts: number;
}

/**
 * Runs a random history of a store under `--sync always` on a disk in memory: changes, restored states, folded logs,
 * resets, clean stops and kills, and power cuts at any step of any of them, the start after a cut included.
 * @throws Error with the seed when the store does not open, has lost what it acknowledged, or holds what never was
 */
export async function powerCutHistory(seed: number): Promise<HistoryReport> {
  const history = new History(randomOf(seed));
  try {
    await history.run();
  } catch (error) {
    throw new Error(`history ${seed}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return history;
}

class History implements HistoryReport {
  acknowledged = 0;
  cuts = 0;
  readonly #random: () => number;
  #disk: MemoryDisk;
  #process = new Process(Number.POSITIVE_INFINITY);
  /** What the store may hold, by its sequence: acknowledged or not. */
  #possible = new Map<number, string>();
  /** Sequence of the newest change that was acknowledged or seen. */
  #least = 0;
  /** Whether the store begins, or began again, and nobody knows yet how far that came. */
  #mayBegin = true;
  #model: Model = beginning;

  constructor(random: () => number) {
    this.#random = random;
    this.#disk = new MemoryDisk(folder);
  }

  async run(): Promise<void> {
    for (let life = this.#below(5); life >= 0; life--) {
      this.#process = new Process(life === 0 ? Number.POSITIVE_INFINITY : 1 + this.#below(80));
      const opened = await this.#open(life > 0 && this.#random() < 0.1);
      if (opened) await this.#live(opened);
      this.#end();
    }
    this.#process = new Process(Number.POSITIVE_INFINITY);
    const last = await this.#open(false);
    await last?.backing.close();
  }

  async #open(reset: boolean): Promise<OpenedFiles | undefined> {
    this.#mayBegin ||= reset;
    try {
      const opened = await openFiles(folder, {
        disk: this.#disk.diskOf(this.#process.step),
        sync: 'always',
        compactFrom: 200 * (1 + this.#below(20)),
        load: () => ({ users: rowsOf(beginning) }),
        reset,
      });
      this.#look(opened);
      return opened;
    } catch (error) {
      if (this.#process.isOver) return undefined;
      throw error;
    }
  }

  /** What is there has to be possible; from now on it is what is there. */
  #look({ store, origin }: OpenedFiles): void {
    const { sequence } = store;
    const found: Model = new Map([...store.view.users.all].map(user => [user.userId, user.nickname]));
    const text = textOf(found);
    const begins = this.#mayBegin && text === textOf(beginning);
    if (origin === 'new' && this.acknowledged > 0) throw new Error('the store is gone');
    if (origin !== 'existing' && !begins) throw new Error('it did not begin again');
    if (!begins && sequence < this.#least)
      throw new Error(`change ${this.#least} was acknowledged, ${sequence} is there`);
    if (!begins && this.#possible.get(sequence) !== text)
      throw new Error(`change ${sequence} never was like this: ${text.slice(0, 200)}`);
    this.#possible = new Map([[sequence, text]]);
    this.#least = sequence;
    this.#model = found;
    this.#mayBegin = false;
  }

  async #live({ store, backing }: OpenedFiles): Promise<void> {
    const kept: { readonly state: StoreState; readonly model: Model }[] = [];
    for (let left = this.#below(14); left > 0; left--) {
      if (this.#random() < 0.15) kept.push({ state: store.snapshot(), model: this.#durable(store) });
      const back = this.#random() < 0.15 ? kept.at(-1) : undefined;
      if (back) this.#restore(store, back);
      else this.#change(store);
      if (this.#random() < 0.4) continue;
      if (!(await this.#committed(store))) return;
    }
    if (!(await this.#committed(store))) return;
    if (this.#random() < 0.4) await backing.close();
  }

  #change(store: Store): void {
    const model = new Map(this.#model);
    const userId = 1 + this.#below(12);
    const nickname = 'x'.repeat(this.#below(this.#random() < 0.2 ? 3000 : 40));
    store.transact(tx => {
      if (this.#random() < 0.2) tx.users.delete(String(userId));
      else tx.users.put(userRow(userId, { nickname }));
      if (tx.users.get(String(userId))) model.set(userId, nickname);
      else model.delete(userId);
    });
    this.#expect(store.sequence, model);
  }

  #restore(store: Store, { state, model }: { readonly state: StoreState; readonly model: Model }): void {
    store.restore(state);
    this.#expect(store.sequence, model);
  }

  #expect(sequence: number, model: Model): void {
    this.#model = model;
    this.#possible.set(sequence, textOf(model));
  }

  /** What the durable rows are, while some changes may be under way. */
  #durable(store: Store): Model {
    return new Map([...store.view.users.all].map(user => [user.userId, user.nickname]));
  }

  /** False when the power was cut before. */
  async #committed(store: Store): Promise<boolean> {
    const { sequence } = store;
    try {
      await store.committed();
    } catch (error) {
      if (this.#process.isOver) return false;
      throw error;
    }
    this.acknowledged += sequence - this.#least;
    this.#least = sequence;
    return !this.#process.isOver;
  }

  /** The machine goes down, or only the process: then what was not synced is still there. */
  #end(): void {
    const isKill = this.#random() < 0.3;
    this.#process.end();
    if (isKill) return;
    this.cuts += 1;
    this.#disk = this.#disk.afterPowerCut(this.#remains());
  }

  #remains(): Remains {
    const share = [0, 0, 1, 0.5, 0.9][this.#below(5)] ?? 0;
    return { keeps: () => this.#random() < share };
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

/** What changes a disk, for so many steps. */
class Process {
  #stepsLeft: number;

  constructor(steps: number) {
    this.#stepsLeft = steps;
  }

  get isOver(): boolean {
    return this.#stepsLeft < 0;
  }

  readonly step = (): void => {
    if (--this.#stepsLeft < 0) throw new Error('the power is cut');
  };

  end(): void {
    this.#stepsLeft = -1;
  }
}
