import { Command } from 'commander';
import { version } from '../version.ts';
import { checkCommand } from './check.ts';
import { faultsCommand } from './faults.ts';
import { generateCommand } from './generate.ts';
import { mutateCommand } from './mutate.ts';
import { reportCommand } from './report.ts';
import { serveCommand } from './serve.ts';
import { sweepCommand } from './sweep.ts';

const examples = `
Examples:
  imapi serve
  imapi serve --memory --port 0
  imapi check --target http://127.0.0.1:8094 --mode full
  imapi help serve
`;

/** The `imapi` command with everything it can do. Throws CommanderError instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('imapi')
    .description(
      'One contract for the IM HTTP API, a stateful mock driven by it, and a check that holds any server against it.',
    )
    .version(version(), '-V, --version')
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'Failed to read the command: ')),
    })
    .showHelpAfterError('Run imapi --help to see what there is.')
    .exitOverride()
    .addHelpText('after', examples);
  for (const command of [
    serveCommand(),
    checkCommand(),
    sweepCommand(),
    reportCommand(),
    mutateCommand(),
    faultsCommand(),
    generateCommand(),
  ])
    program.addCommand(command.copyInheritedSettings(program));
  return program;
}
