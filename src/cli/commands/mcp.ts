import { Command } from 'commander';
import type { McpFlags } from '../actions/mcp.ts';
import { targetFlags } from '../flags/check-flags.ts';
import { examples } from '../flags/examples.ts';
import { flag } from '../flags/flag.ts';
import * as read from '../flags/flags.ts';
import { english, type Words } from '../words/words.ts';

/** `imapi mcp`: a mock and the check as tools of an assistant. */
export function mcpCommand(words: Words = english): Command {
  const command = new Command('mcp').description(
    'Give an assistant the mock and the check as tools (Model Context Protocol).',
  );
  for (const option of targetFlags()) command.addOption(option);
  return command
    .addOption(
      flag('--mock <url>', 'where the mock runs').argParser(read.baseUrl).default('http://127.0.0.1:8094'),
    )
    .addOption(flag('--with-mock', 'start a mock in memory instead'))
    .addOption(flag('--session <name>', 'work in the world of a session'))
    .addOption(flag('--allow-writes', 'also offer tools that change the mock or write to the target'))
    .addOption(
      flag('--http-port <port>', 'serve over HTTP on this machine instead of standard input').argParser(
        read.port,
      ),
    )
    .addHelpText(
      'after',
      examples(
        words,
        [
          ['imapi mcp', 'over standard input and output, as assistants start it'],
          ['imapi mcp --with-mock --allow-writes', 'a mock of its own, to play with'],
          ['imapi mcp --http-port 8095', 'at http://127.0.0.1:8095/mcp'],
          ['imapi mcp --target https://staging.example --token $T', 'checks that server, reading only'],
        ],
        'Needs the packages @modelcontextprotocol/sdk and zod beside imapi-mock. Without --target the check tests the mock itself.',
      ),
    )
    .action(async (flags: McpFlags) => (await import('../actions/mcp.ts')).runMcp(flags, words));
}
