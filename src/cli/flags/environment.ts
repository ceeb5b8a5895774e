import type { Command } from 'commander';
import { nearest } from '../../base/nearest.ts';
import { complain } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';
import { Flag, offWords } from './flag.ts';

const onWords = ['1', 'true', 'yes', 'on'];

/** Read by other parts than the flags: the test suites, and the commands that a check runs. */
const others = ['IMAPI_ROLE', 'IMAPI_LANG', 'IMAPI_MODEL_SEED'];

/**
 * Holds the environment against the flags: a variable that is a slip for one that is read is named on stderr.
 * @throws Error for a switch of this command that is neither on nor off
 */
export function checkEnvironment(program: Command, command: Command, words: Words): void {
  const flags = [program, ...program.commands].flatMap(it =>
    it.options.filter(option => option instanceof Flag),
  );
  const read = new Set([...others, ...flags.map(({ variable }) => variable)]);
  for (const name of Object.keys(process.env)) {
    if (!name.startsWith('IMAPI_') || read.has(name)) continue;
    const near = nearest(name, read);
    if (near) complain(words.say('No command reads {name}. Did you mean {near}?', { name, near }));
  }
  for (const option of command.options) {
    if (!(option instanceof Flag) || !option.isSwitch) continue;
    const given = process.env[option.variable]?.toLowerCase();
    if (given === undefined || [...onWords, ...offWords].includes(given)) continue;
    throw new Error(
      `Failed to read ${option.variable}: it is ${JSON.stringify(given)}. It has to be true or false.`,
    );
  }
}
