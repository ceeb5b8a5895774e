// The two commands alone, run from the sources in a process of their own.
import { Command, CommanderError } from 'commander';
import { checkCommand } from '../../src/cli/commands/check.ts';
import { sweepCommand } from '../../src/cli/commands/sweep.ts';

const program = new Command('imapi').exitOverride();
for (const command of [checkCommand(), sweepCommand()])
  program.addCommand(command.copyInheritedSettings(program));
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
