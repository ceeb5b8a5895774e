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
        flag('--live-port <port>', "port of the app's live connection, which apps have built in")
          .argParser(read.port)
          .default(5260),
      )
      .addOption(flag('--no-live', 'do not listen for the live connection'))
      .addOption(flag('--strict-port', 'fail when a port is taken instead of taking the next free one'))
      .addOption(flag('--host <host>', 'interface to listen on').default('127.0.0.1'))
      .addOption(flag('--data <folder>', 'where everything is kept').default('.imapi'))
      .addOption(flag('--memory', 'keep nothing on disk'))
      .addOption(flag('--sync <mode>', 'when a write is safe').choices(['os', 'always']).default('os'))
      .addOption(
        flag(
          '--scenario <name>',
          'what a new store begins with: demo, empty, large, a file with a scenario, or a folder of rows',
        ),
      )
      .addOption(flag('--watch', 'put the rows of --scenario in place again whenever its file is edited'))
      .addOption(flag('--reset', 'begin again with the scenario'))
      .addOption(
        flag('--accept-edited-store', 'take a store whose files were edited by hand, or whose log is gone'),
      )
      .addOption(flag('--seed <text>', 'what made-up ids follow from').default('1'))
      .addOption(flag('--now <date>', 'freeze the clock at this moment').argParser(read.moment))
      .addOption(flag('--public-url <url>', 'how others reach the API').argParser(read.baseUrl))
      .addOption(flag('--public-files-url <url>', 'how others reach the files').argParser(read.baseUrl))
      .addOption(
        flag('--delay <ms>', 'delay of every answer, 200 or 100-400')
          .argParser(read.delay)
          .default([0, 0], '0'),
      )
      .addOption(flag('--strict', 'refuse whatever the document requires and a request lacks'))
      .addOption(flag('--no-self-check', 'do not hold answers against the contract'))
      .addOption(flag('--no-cors', 'send no CORS headers'))
      .addOption(flag('--keep-login-on-dissolve', 'dissolving a group does not end the login of its owner'))
      .addOption(flag('--no-companions', 'do not answer the calls that apps need and the document has not'))
      .addOption(
        flag('--login <mode>', 'which passwords log in: any, or those of the fixtures alone')
          .choices(['any', 'strict'])
          .default('any'),
      )
      .addOption(flag('--passwords <file>', 'JSON with the passwords of a strict login, by user id or phone'))
      .addOption(
        flag(
          '--dialect <dialect>',
          'the shape of answers where newer apps expect another than the document has',
        )
          .choices(['document', 'newer'])
          .default('document'),
      )
      .addOption(
        flag('--admin-origin <origins>', "pages that may use the control API beside the mock's own")
          .argParser(read.origins)
          .default([], 'none'),
      )
      .addOption(
        flag('--log-format <format>', 'what is printed of each request')
          .choices(logFormats)
          .default('pretty'),
      )
      .addHelpText(
        'after',
        examples(
          words,
          [
            ['imapi serve', 'the demo data, kept in .imapi'],
            ['imapi serve --memory --port 0', 'nothing on disk, any free port'],
            ['imapi serve --reset', 'start again from the demo data'],
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
