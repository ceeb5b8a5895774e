import type { Command } from 'commander';

/**
 * Makes a command refuse to run without a flag. Commander's own way looks for what lacks before it looks for what it
 * does not know, and so never names the flag that a misspelt one was meant to be.
 * @param unless flags with which it is not needed
 */
export function needs(command: Command, name: string, unless: readonly string[] = []): Command {
  return command.hook('preAction', () => {
    const isGiven = (flag: string) => ![undefined, false].includes(command.getOptionValue(flag));
    if ([name, ...unless].some(isGiven)) return;
    const { flags = name } = command.options.find(option => option.attributeName() === name) ?? {};
    command.error(`error: ${flags} is required: as a flag, in the environment or in imapi.config.ts`);
  });
}
