/** One point in time in both units the API uses. `s` is `ms` rounded down; nothing else makes seconds. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** Whole seconds since 1970. */
  readonly s: number;
}

/** How a clock tells time: the machine's time, one fixed moment, or the machine's time moved by `by` ms. */
export type ClockSetting =
  | { readonly mode: 'real' }
  | { readonly mode: 'frozen'; readonly at: number }
  | { readonly mode: 'offset'; readonly by: number };

/** The moment of a time in milliseconds: the only place where seconds are made from milliseconds. */
export function momentOf(ms: number): Moment {
  return { ms, s: Math.floor(ms / 1000) };
}

/** The time a store lives in: real, frozen or offset, and moved by hand (decision 022). */
export class Clock {
  #setting: ClockSetting;
  readonly #listeners = new Set<() => void>();
  readonly #machine: () => number;

  /** `machine` answers the real time in milliseconds; tests give their own. */
  constructor(setting: ClockSetting = { mode: 'real' }, machine: () => number = Date.now) {
    this.#setting = setting;
    this.#machine = machine;
  }

  get setting(): ClockSetting {
    return this.#setting;
  }

  now(): Moment {
    const setting = this.#setting;
    if (setting.mode === 'frozen') return momentOf(setting.at);
    return momentOf(this.#machine() + (setting.mode === 'offset' ? setting.by : 0));
  }

  set(setting: ClockSetting): void {
    this.#setting = setting;
    for (const listener of this.#listeners) listener();
  }

  /** Calls a listener whenever the clock is set or moved. Returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops at the moment it shows now. */
  freeze(): void {
    this.set({ mode: 'frozen', at: this.now().ms });
  }

  /** Moves by so many milliseconds (backwards too): a frozen clock stays frozen, a running one runs on. */
  advance(ms: number): void {
    const setting = this.#setting;
    if (setting.mode === 'frozen') this.set({ mode: 'frozen', at: setting.at + ms });
    else this.set({ mode: 'offset', by: (setting.mode === 'offset' ? setting.by : 0) + ms });
  }

  /** A clock that shows the same time and goes its own way from here. */
  fork(): Clock {
    return new Clock(this.#setting, this.#machine);
  }
}
