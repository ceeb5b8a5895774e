import { Command } from 'commander';
import { generateCommand } from './generate.ts';
import { serveCommand } from './serve.ts';
import { version } from './version.ts';

const examples = `
Examples:
  imapi serve
  imapi serve --memory --port 0
  imapi help serve
`;

/** The `imapi` command with everything it can do. Throws CommanderError instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('imapi')
    .description('One contract for the IM HTTP API, and a stateful mock server driven by it.')
    .version(version(), '-V, --version')
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'Failed to read the command: ')),
    })
    .showHelpAfterError('Run imapi --help to see what there is.')
    .exitOverride()
    .addHelpText('after', examples);
  for (const command of [serveCommand(), generateCommand()])
    program.addCommand(command.copyInheritedSettings(program));
  return program;
}
