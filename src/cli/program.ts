import { Command } from 'commander';
import { languages } from '../base/language.ts';
import { version } from '../base/version.ts';
import { breakingCommand } from './commands/breaking.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { driftCommand } from './commands/drift.ts';
import { faultsCommand } from './commands/faults.ts';
import { generateCommand } from './commands/generate.ts';
import { initCommand } from './commands/init.ts';
import { learnCommand } from './commands/learn.ts';
import { mcpCommand } from './commands/mcp.ts';
import { mutateCommand } from './commands/mutate.ts';
import { proxyCommand } from './commands/proxy.ts';
import { reportCommand } from './commands/report.ts';
import { serveCommand } from './commands/serve.ts';
import { stepsCommand } from './commands/steps.ts';
import { sweepCommand } from './commands/sweep.ts';
import { applyConfig } from './flags/config-file.ts';
import { checkEnvironment } from './flags/environment.ts';
import { examples } from './flags/examples.ts';
import { flag } from './flags/flag.ts';
import { english, type Words } from './words/words.ts';

/** The `imapi` command with everything it can do. Throws CommanderError instead of ending the process. Default: English. */
export function createProgram(words: Words = english): Command {
  const program = new Command('imapi')
    .description(
      'One contract for the IM HTTP API, a stateful mock driven by it, and a check that tests any server against it.',
    )
    .version(version(), '-V, --version')
    .option('-c, --config <file>', 'configuration file (default: imapi.config.ts, .mts, .js or .mjs)')
    .addOption(flag('--lang <language>', 'output language (default: from the locale)').choices(languages))
    .configureHelp(words.help)
    .configureOutput({
      outputError(text, write) {
        const why = words.of(text.trimEnd().replace(/^error: /, ''));
        write(`${words.say('Failed to read the command: {why}', { why })}\n`);
      },
    })
    .showHelpAfterError(words.say('Run imapi --help for all commands.'))
    .exitOverride()
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi serve'],
          ['imapi serve --memory --port 0'],
          ['imapi check --target http://127.0.0.1:8094 --mode full'],
          ['imapi help serve'],
          ['imapi serve --config staging.config.ts'],
        ],
        'A flag overrides the environment (--log-format as IMAPI_LOG_FORMAT), the environment overrides imapi.config.ts, and that overrides the default. The file exports defineConfig({ serve: { port: 9000 } }) of imapi-mock/config.',
      ),
    )
    .hook('preSubcommand', async (command, sub) => {
      // What sets a project up comes before its configuration can be read.
      if (!asksForHelp(command.args) && sub.name() !== 'init')
        await applyConfig(command, command.opts<{ config?: string }>().config);
    })
    .hook('preAction', (all, command) => checkEnvironment(all, command, words));
  for (const command of [
    serveCommand(words),
    checkCommand(words),
    sweepCommand(words),
    reportCommand(words),
    stepsCommand(words),
    mutateCommand(words),
    faultsCommand(words),
    proxyCommand(words),
    driftCommand(words),
    learnCommand(words),
    compareCommand(words),
    breakingCommand(words),
    generateCommand(words),
    mcpCommand(words),
    initCommand(words),
  ])
    program.addCommand(command.copyInheritedSettings(program));
  return program;
}

/** Help is given also where the configuration is wrong. */
function asksForHelp(args: readonly string[]): boolean {
  return args[0] === 'help' || args.includes('--help') || args.includes('-h');
}
