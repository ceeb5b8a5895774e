import { Command } from 'commander';
import type { ProxyFlags } from '../actions/proxy.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { needs } from '../flags/needs.ts';
import { journalFlags, judgingFlags, withFlags } from '../flags/shared-flags.ts';
import { logFormats } from '../terminal/log-lines.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi proxy`: stands before a server, passes everything on and judges it. */
export function proxyCommand(words: Words = english): Command {
  return withFlags(
    needs(new Command('proxy'), 'target')
      .description('Pass traffic to a server and check its answers against the contract.')
      .addOption(flag('--target <url>', 'base URL of the API').argParser(read.baseUrl))
      .addOption(flag('--upload-target <url>', 'base URL of the upload service').argParser(read.baseUrl))
      .addOption(flag('--files-target <url>', 'base URL of the file service').argParser(read.baseUrl))
      .addOption(
        flag(
          '--live-target <url>',
          'where the live connection goes (default: port 5260 of the host of the API)',
        ).argParser(read.socketUrl),
      )
      .addOption(
        flag('-p, --port <port>', 'port to listen on; 0 takes any free one')
          .argParser(read.port)
          .default(8090),
      )
      .addOption(
        flag('--live-port <port>', 'port of the live connection, beside that one').argParser(read.port),
      )
      .addOption(flag('--host <host>', 'interface to listen on').default('127.0.0.1'))
      .addOption(
        flag('--allow-host <host>', 'host other than loopback that may be used; repeatable').argParser(
          read.wordList,
        ),
      )
      .addOption(flag('--insecure', 'accept certificates that cannot be verified'))
      .addOption(flag('--rewrite', 'rewrite the addresses in /config and uploads to those of the proxy'))
      .addOption(flag('--har <file>', 'write the traffic as HAR while it passes'))
      .addOption(flag('--keep-secrets', 'mask nothing in the HAR'))
      .addOption(
        flag(
          '--faults <ids>',
          'faults of the catalogue to switch on in front of the server, separated by commas',
        ).argParser(read.wordList),
      )
      .addOption(
        flag('--log-format <format>', 'how each request is logged').choices(logFormats).default('pretty'),
      )
      .addHelpText(
        'after',
        examples(
          words,
          [
            ['imapi proxy --target http://127.0.0.1:8094', 'the app asks the proxy, the proxy the server'],
            ['imapi proxy --target https://staging.example/im --allow-host staging.example --rewrite'],
            [
              'imapi proxy --target http://127.0.0.1:8094 --har session.har',
              'for imapi drift and imapi learn',
            ],
            [
              'imapi proxy --target http://127.0.0.1:8094 --faults transport-page-getUser',
              'how the app copes with it',
            ],
          ],
          'The console is at /__admin/ of the proxy. It runs until a signal comes, then prints what was found. Exit codes: 0 holds, 1 violated, 2 usage, 4 no call of the contract went through.',
        ),
      )
      .action(async (flags: ProxyFlags) => (await import('../actions/proxy.ts')).runProxy(flags, words)),
    [...judgingFlags(), ...journalFlags()],
  );
}
