import { Option } from 'commander';

/**
 * A flag that can also come from the environment, `--log-format` as `IMAPI_LOG_FORMAT`, `--no-cors` as
 * `IMAPI_NO_CORS`. A switch is on for any value but an empty one, `0` and `false`.
 */
export function flag(flags: string, about: string): Option {
  const option = new Option(flags, about);
  const [long = ''] = flags.match(/--[a-z-]+/) ?? [];
  const name = `IMAPI_${long.slice(2).replaceAll('-', '_').toUpperCase()}`;
  const isSwitch = !option.required && !option.optional;
  const off = isSwitch && ['', '0', 'false'].includes(process.env[name] ?? '1');
  return off ? option : option.env(name);
}
