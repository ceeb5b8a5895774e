import { CommanderError } from 'commander';
import { escapeLog } from '../base/escape.ts';
import { complain, exitCodes } from './exit.ts';
import { surviveClosedOutput } from './output.ts';
import { createProgram } from './program.ts';

/** Runs `imapi` with these arguments. Whatever goes wrong is a sentence and an exit code, never a stack trace. */
export async function run(args: readonly string[]): Promise<void> {
  surviveClosedOutput();
  try {
    await createProgram().parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has already said what is wrong with the command line.
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.usage);
    const message = error instanceof Error ? error.message : String(error);
    complain(message.split('\n').map(escapeLog).join('\n'));
    process.exit(exitCodes.usage);
  }
}
