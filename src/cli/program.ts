import { Command } from 'commander';
import { version } from '../base/version.ts';
import { breakingCommand } from './breaking.ts';
import { checkCommand } from './check.ts';
import { applyConfig } from './config-file.ts';
import { driftCommand } from './drift.ts';
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
  imapi serve --config staging.config.ts

A flag goes before the environment (--log-format as IMAPI_LOG_FORMAT), that before imapi.config.ts, that before the
default. The file exports defineConfig({ serve: { port: 9000 } }) of imapi-mock/config.
`;

/** The `imapi` command with everything it can do. Throws CommanderError instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('imapi')
    .description(
      'One contract for the IM HTTP API, a stateful mock driven by it, and a check that holds any server against it.',
    )
    .version(version(), '-V, --version')
    .option('-c, --config <file>', 'what flags are set to (default: imapi.config.ts, .mts, .js or .mjs)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'Failed to read the command: ')),
    })
    .showHelpAfterError('Run imapi --help to see what there is.')
    .exitOverride()
    .addHelpText('after', examples)
    .hook('preSubcommand', async command => {
      if (!asksForHelp(command.args)) await applyConfig(command, command.opts<{ config?: string }>().config);
    });
  for (const command of [
    serveCommand(),
    checkCommand(),
    sweepCommand(),
    reportCommand(),
    mutateCommand(),
    faultsCommand(),
    driftCommand(),
    breakingCommand(),
    generateCommand(),
  ])
    program.addCommand(command.copyInheritedSettings(program));
  return program;
}

/** Help is given also where the configuration is wrong. */
function asksForHelp(args: readonly string[]): boolean {
  return args[0] === 'help' || args.includes('--help') || args.includes('-h');
}
