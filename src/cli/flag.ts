import { Option } from 'commander';
import type { Said } from './words/words.ts';

/**
 * A flag that can also come from the environment, `--log-format` as `IMAPI_LOG_FORMAT`, `--no-cors` as
 * `IMAPI_NO_CORS`. A switch is on for any value but `0` and `false`. An empty value is none at all: it is what a
 * pipeline makes of a secret that is not set.
 */
export function flag(flags: string, about: Said): Option {
  const option = new Option(flags, about);
  const [long = ''] = flags.match(/--[a-z-]+/) ?? [];
  const name = `IMAPI_${long.slice(2).replaceAll('-', '_').toUpperCase()}`;
  const given = process.env[name];
  const isSwitch = !option.required && !option.optional;
  const off = given === '' || (isSwitch && (given === '0' || given === 'false'));
  return off ? option : option.env(name);
}
