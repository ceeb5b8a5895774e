import { Command } from 'commander';
import type { CompareFlags } from '../actions/compare.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { needs } from '../flags/needs.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi compare`: the same calls to two servers, and where their answers differ. */
export function compareCommand(words: Words = english): Command {
  return needs(needs(new Command('compare'), 'a'), 'b')
    .description('Send the same calls to two servers and say where their answers differ.')
    .addOption(flag('--a <url>', 'base URL of the first server').argParser(read.baseUrl))
    .addOption(flag('--b <url>', 'base URL of the second server').argParser(read.baseUrl))
    .addOption(flag('--token <token>', 'token of an account of both (the mock has its own)'))
    .addOption(flag('--b-token <token>', 'token on the second server, if it is different'))
    .addOption(
      flag('--only <operations>', 'operations to compare, separated by commas').argParser(read.wordList),
    )
    .addOption(
      flag('--writes', 'also send calls that write, in a group that is created and removed; ends the login'),
    )
    .addOption(
      flag('--allow-host <host>', 'host other than loopback that may be written to; repeatable').argParser(
        read.wordList,
      ),
    )
    .addOption(
      flag('--timeout <ms>', 'max time for a complete answer').argParser(read.positive).default(10_000),
    )
    .addOption(flag('--json', 'print the differences as JSON'))
    .addHelpText(
      'after',
      examples(
        words,
        [
          [
            'imapi compare --a http://127.0.0.1:8094 --b https://staging.example --b-token $T',
            'the mock and staging',
          ],
          ['imapi compare --a https://old.example --b https://new.example --token $T', 'two releases'],
        ],
        'Only calls that read are sent, unless --writes is given. Ids may differ if each matches one id of the other server, times within their unit, rows in their order where the contract gives none. Exit codes: 0 no difference, 1 differences or a group left behind, 2 usage, 3 unreachable or logged out, 4 nothing succeeded.',
      ),
    )
    .action(async (flags: CompareFlags) => (await import('../actions/compare.ts')).runCompare(flags, words));
}
