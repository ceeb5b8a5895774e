import type { Command } from 'commander';

/**
 * Makes a command refuse to run without a flag. Commander's own way looks for what lacks before it looks for what it
 * does not know, and so never names the flag that a misspelt one was meant to be.
 */
export function needs(command: Command, name: string): Command {
  return command.hook('preAction', () => {
    if (command.getOptionValue(name) !== undefined) return;
    const { flags = name } = command.options.find(option => option.attributeName() === name) ?? {};
    command.error(`error: ${flags} has to be given: as a flag, in the environment or in imapi.config.ts`);
  });
}
