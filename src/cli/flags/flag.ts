import { Option } from 'commander';
import type { Said } from '../words/words.ts';

/** What a variable of the environment says to turn a switch off. */
export const offWords: readonly string[] = ['', '0', 'false', 'no', 'off'];

/**
 * A flag that can also come from the environment, `--log-format` as `IMAPI_LOG_FORMAT`, `--no-cors` as
 * `IMAPI_NO_CORS`. An empty value is none at all: it is what a pipeline makes of a secret that is not set.
 */
export class Flag extends Option {
  readonly variable: string;

  constructor(flags: string, about: Said) {
    super(flags, about);
    this.variable = `IMAPI_${this.long?.slice(2).replaceAll('-', '_').toUpperCase()}`;
    const given = process.env[this.variable]?.toLowerCase();
    const off = given === '' || (this.isSwitch && given !== undefined && offWords.includes(given));
    if (!off) this.env(this.variable);
  }

  /** Whether it takes no value. */
  get isSwitch(): boolean {
    return !this.required && !this.optional;
  }
}

/** Returns a flag that can also come from the environment. */
export function flag(flags: string, about: Said): Flag {
  return new Flag(flags, about);
}
