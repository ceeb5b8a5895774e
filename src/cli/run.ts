import { type Command, CommanderError } from 'commander';
import { escapeLog } from '../base/escape.ts';
import { languageOf } from '../base/language.ts';
import { createProgram } from './program.ts';
import { complain, exitCodes } from './terminal/exit.ts';
import { keepLoopbackFromProxies } from './terminal/loopback-proxy.ts';
import { surviveClosedOutput } from './terminal/output.ts';
import { wordsIn } from './words/words-in.ts';

/** Runs `imapi` with these arguments. Whatever goes wrong is a sentence and an exit code, never a stack trace. */
export async function run(args: readonly string[]): Promise<void> {
  surviveClosedOutput();
  keepLoopbackFromProxies(process.env);
  const words = await wordsIn(languageOf(langFlag(args), process.env));
  const program = createProgram(words);
  try {
    await program.parseAsync(withoutLostHelp(args, program), { from: 'user' });
  } catch (error) {
    // Commander has already said what is wrong with the command line.
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? exitCodes.ok : exitCodes.usage);
    const message = words.of(error instanceof Error ? error.message : String(error));
    complain(message.split('\n').map(escapeLog).join('\n'));
    process.exit(exitCodes.usage);
  }
}

/** Has the help of a command that there is not end as the command does: Commander prints all its help and no reason. */
function withoutLostHelp(args: readonly string[], { commands }: Command): readonly string[] {
  const [help, name = 'help'] = args;
  const isLost = help === 'help' && ![...commands.map(command => command.name()), 'help'].includes(name);
  return isLost && !name.startsWith('-') ? args.slice(1) : args;
}

/** The value of `--lang`, which is needed before anything is read: what is wrong with the flags is said in that language. */
function langFlag(args: readonly string[]): string | undefined {
  const at = args.findIndex(arg => arg === '--lang' || arg.startsWith('--lang='));
  return at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
}
