import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError, type Option } from 'commander';
import { loadModule, moduleEndings } from '../../base/load-module.ts';
import { didYouMean } from '../../base/nearest.ts';
import { isScenario } from '../../scenario/scenario.ts';

/** Found by these names in the working directory, the first one that is there. */
const names = moduleEndings.map(ending => `imapi.config.${ending}`);

type Settings = Readonly<Record<string, unknown>>;

/**
 * Gives the commands of a program what a configuration file says, below flags and environment, above defaults.
 * @param named file that has to be there; without it one is looked for by name
 * @throws Error for a file that cannot be read, for an unknown key and for a value that a flag would refuse
 */
export async function applyConfig(program: Command, named: string | undefined): Promise<void> {
  const file = named ?? names.find(name => existsSync(name));
  if (file === undefined) return;
  const shown = basename(file);
  const commands = new Map(program.commands.map(command => [command.name(), command]));
  for (const [name, settings] of Object.entries(await read(file))) {
    const command = commands.get(name);
    if (command === undefined) throw unknown(shown, name, [...commands.keys()]);
    if (!isSettings(settings))
      throw new Error(
        `Failed to use ${shown}: ${name} is ${typeof settings}. It has to be an object of flags.`,
      );
    configure(command, settings, shown);
  }
}

/** What a file can say and a command line cannot: functions. */
const functions: Readonly<Record<string, readonly string[]>> = { serve: ['extraRoutes'] };

function configure(command: Command, settings: Settings, file: string): void {
  const options = new Map(command.options.map(option => [option.attributeName(), option]));
  for (const [key, value] of Object.entries(settings)) {
    const path = `${command.name()}.${key}`;
    const option = options.get(key);
    if (functions[command.name()]?.includes(key)) {
      if (typeof value !== 'function')
        throw new Error(`Failed to use ${file}: ${path} is ${typeof value}. It has to be a function.`);
      command.setOptionValueWithSource(key, value, 'config');
      continue;
    }
    if (key === 'scenario' && isScenario(value)) {
      command.setOptionValueWithSource(key, value, 'config');
      continue;
    }
    if (option === undefined)
      throw unknown(
        file,
        path,
        [...options.keys()].map(it => `${command.name()}.${it}`),
      );
    try {
      const configured = parsedValue(option, value);
      command.setOptionValueWithSource(key, configured, 'config');
      replaceFirst(option, configured);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw new Error(`Failed to use ${file}: ${path} is ${JSON.stringify(value)}. ${error.message}`);
    }
  }
}

/** A flag that may come again adds to what came before, but replaces what the file says. */
function replaceFirst(option: Option, configured: unknown): void {
  const { parseArg } = option;
  if (parseArg)
    option.argParser((text, before) => parseArg(text, before === configured ? undefined : before));
}

/** What the flag would give for the same text on the command line. */
function parsedValue(option: Option, value: unknown): unknown {
  if (!option.required && !option.optional) {
    if (typeof value === 'boolean') return value;
    throw new InvalidArgumentError('It has to be true or false.');
  }
  const texts = Array.isArray(value) ? value : [value];
  let parsed: unknown;
  for (const text of texts) {
    if (typeof text !== 'string' && typeof text !== 'number')
      throw new InvalidArgumentError('It has to be a text or a number.');
    parsed = option.parseArg ? option.parseArg(String(text), parsed) : String(text);
  }
  return parsed;
}

async function read(file: string): Promise<Settings> {
  let loaded: unknown;
  try {
    loaded = await loadModule(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to read ${file}: ${why}. Correct it, or name another with --config.`);
  }
  if (isSettings(loaded)) return loaded;
  throw new Error(
    `Failed to use ${file}: it exports no configuration. Write export default defineConfig({ … }).`,
  );
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknown(file: string, key: string, known: readonly string[]): Error {
  return new Error(
    `Failed to use ${file}: there is no ${key}.${didYouMean(key, known)} The keys are ${[...known].join(', ')}.`,
  );
}
