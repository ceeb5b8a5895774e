import { Command } from 'commander';
import type { ServeSettings } from '../actions/serve.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { journalFlags, withFlags } from '../flags/shared-flags.ts';
import { logFormats } from '../terminal/log-lines.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi serve`: the mock, until it is stopped. */
export function serveCommand(words: Words = english): Command {
  return withFlags(
    new Command('serve')
      .description('Start the mock server.')
      .addOption(
        flag('-p, --port <port>', 'port of the API; 0 takes any free one').argParser(read.port).default(8094),
      )
      .addOption(
        flag('--upload-port <port>', 'port of the upload service').argParser(read.port).default(8088),
      )
      .addOption(flag('--files-port <port>', 'port of the file service').argParser(read.port).default(8089))
      .addOption(
        flag('--live-port <port>', "port of the app's live connection (fixed in apps)")
          .argParser(read.port)
          .default(5260),
      )
      .addOption(flag('--no-live', 'do not listen for the live connection'))
      .addOption(flag('--strict-port', 'fail when a port is taken instead of taking the next free one'))
      .addOption(flag('--host <host>', 'interface to listen on').default('127.0.0.1'))
      .addOption(flag('--data <folder>', 'folder for all data').default('.imapi'))
      .addOption(flag('--memory', 'keep nothing on disk'))
      .addOption(
        flag(
          '--sync <mode>',
          'when a write counts as saved: os leaves it to the system, always syncs to disk',
        )
          .choices(['os', 'always'])
          .default('os'),
      )
      .addOption(
        flag(
          '--scenario <name>',
          'data of a new store: demo, empty, large, a file with a scenario, or a folder of rows',
        ),
      )
      .addOption(flag('--watch', 'reload the rows of --scenario when its file is edited'))
      .addOption(flag('--reset', 'start over with the scenario'))
      .addOption(
        flag(
          '--accept-edited-store',
          'accept a store whose files were edited by hand, or whose log is missing',
        ),
      )
      .addOption(flag('--seed <text>', 'seed of generated ids').default('1'))
      .addOption(flag('--now <date>', 'freeze the clock at this moment').argParser(read.moment))
      .addOption(flag('--public-url <url>', 'public base URL of the API').argParser(read.baseUrl))
      .addOption(flag('--public-files-url <url>', 'public base URL of the files').argParser(read.baseUrl))
      .addOption(
        flag('--delay <ms>', 'delay of every answer, 200 or 100-400')
          .argParser(read.delay)
          .default([0, 0], '0'),
      )
      .addOption(flag('--strict', 'refuse requests that lack a parameter the document requires'))
      .addOption(flag('--no-self-check', 'do not check answers against the contract'))
      .addOption(flag('--no-cors', 'send no CORS headers'))
      .addOption(flag('--keep-login-on-dissolve', 'dissolving a group does not end the login of its owner'))
      .addOption(flag('--no-companions', 'do not answer calls that apps make but the document does not have'))
      .addOption(
        flag('--login <mode>', 'which passwords are accepted: any, or only those of the fixtures')
          .choices(['any', 'strict'])
          .default('any'),
      )
      .addOption(flag('--passwords <file>', 'JSON with the passwords of a strict login, by user id or phone'))
      .addOption(
        flag('--dialect <dialect>', 'shape of answers: as in the document, or as newer apps expect')
          .choices(['document', 'newer'])
          .default('document'),
      )
      .addOption(
        flag('--admin-origin <origins>', 'origins of other pages that may use the control API')
          .argParser(read.origins)
          .default([], 'none'),
      )
      .addOption(
        flag('--log-format <format>', 'how each request is logged').choices(logFormats).default('pretty'),
      )
      .addHelpText(
        'after',
        examples(
          words,
          [
            ['imapi serve', 'the demo data, kept in .imapi'],
            ['imapi serve --memory --port 0', 'nothing on disk, any free port'],
            ['imapi serve --reset', 'start over from the demo data'],
            ['imapi serve --host 0.0.0.0 --public-url http://192.0.2.1:8094'],
            ['imapi serve --strict --delay 100-400', 'refuse what the document does not allow, slowly'],
          ],
          'Each flag can come from the environment: IMAPI_PORT=9000, IMAPI_MEMORY=1, IMAPI_NO_CORS=1.',
        ),
      )
      // What a command needs is loaded when it runs: none has to wait for what another one needs.
      .action(async (flags: ServeSettings) => (await import('../actions/serve.ts')).serve(flags, words)),
    journalFlags(),
  );
}
