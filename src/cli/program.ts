import { Command } from 'commander';
import { exitCodes } from './exit.ts';
import { serveCommand } from './serve.ts';
import { version } from './version.ts';

/** The `imapi` command with everything it can do. */
export function createProgram(): Command {
  const program = new Command('imapi')
    .description('One contract for the IM HTTP API, and a stateful mock server driven by it.')
    .version(version(), '-V, --version')
    .showSuggestionAfterError()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'Failed to read the command: ')),
    })
    .showHelpAfterError('Run imapi --help to see what there is.')
    .exitOverride(error => {
      throw Object.assign(error, { exitCode: error.exitCode === 0 ? 0 : exitCodes.usage });
    })
    .addHelpText(
      'after',
      '\nExamples:\n  imapi serve\n  imapi serve --memory --port 0\n  imapi help serve\n',
    );
  program.addCommand(inherit(program, serveCommand()));
  return program;
}

function inherit(program: Command, command: Command): Command {
  return command.copyInheritedSettings(program);
}
