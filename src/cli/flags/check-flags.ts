import type { Command, Option } from 'commander';
import { isLoopback } from '../../base/loopback.ts';
import type { CheckOptions } from '../../check/run/options.ts';
import { flag } from './flag.ts';
import * as read from './flags.ts';

/** Where the target is and who acts there: the same for `check` and `sweep`. */
export interface TargetFlags {
  /** Base URL of the API; there is no default. */
  readonly target: string;
  /** Base URL of the upload service. */
  readonly uploadTarget?: string;
  /** Base URL of the file service. */
  readonly filesTarget?: string;
  /** Token of the account that creates everything (the mock has its own). */
  readonly token?: string;
  /** Token of a second account, a friend of the first. */
  readonly peerToken?: string;
  /** Token of a third account. */
  readonly outsiderToken?: string;
  /** Prints a token; IMAPI_ROLE says whose: owner, peer, outsider. */
  readonly tokenCommand?: string;
  /** Token of the mock's control API. */
  readonly adminToken?: string;
  /** Additional header, 'Name: value', e.g. for a gateway; repeatable. */
  readonly header?: Readonly<Record<string, string>>;
  /** Host other than loopback that may be written to; repeatable. */
  readonly allowHost?: readonly string[];
  /** Accept certificates that cannot be verified. */
  readonly insecure?: boolean;
  /** Maximum requests per second; 0 for no limit. */
  readonly rate: number;
  /** Time a whole answer may take. */
  readonly timeout: number;
  /** Where a run records what it creates. */
  readonly ledgerDir: string;
}

export function targetFlags(): Option[] {
  return [
    flag('--target <url>', 'base URL of the API; there is no default').argParser(read.baseUrl),
    flag('--upload-target <url>', 'base URL of the upload service').argParser(read.baseUrl),
    flag('--files-target <url>', 'base URL of the file service').argParser(read.baseUrl),
    flag('--token <token>', 'token of the account that creates everything (the mock has its own)'),
    flag('--peer-token <token>', 'token of a second account, a friend of the first'),
    flag('--outsider-token <token>', 'token of a third account'),
    flag(
      '--token-command <command>',
      'command that prints a token; IMAPI_ROLE says whose: owner, peer, outsider',
    ),
    flag('--admin-token <token>', "token of the mock's control API"),
    flag('--allow-host <host>', 'host other than loopback that may be written to; repeatable').argParser(
      hosts,
    ),
    flag('--header <line>', "additional header, 'Name: value', e.g. for a gateway; repeatable").argParser(
      read.header,
    ),
    flag('--insecure', 'accept certificates that cannot be verified'),
    flag('--rate <count>', 'maximum requests per second; 0 for no limit').argParser(read.count).default(0),
    flag('--timeout <ms>', 'max time for a complete answer').argParser(read.count).default(10_000),
    flag('--ledger-dir <folder>', 'folder where a run records what it creates').default('.imapi-check'),
  ];
}

/**
 * Keeps an admin token of the environment from other machines: it is that of the mock here, and whoever set it named no
 * target. A flag names both, so it goes where the target points.
 */
export function withholdAdminToken(command: Command): Command {
  return command.hook('preAction', () => {
    const target: unknown = command.getOptionValue('target');
    const source = command.getOptionValueSource('adminToken');
    if (source !== 'env' || (typeof target === 'string' && isLoopback(target))) return;
    command.setOptionValue('adminToken', undefined);
  });
}

/** What `check` and `sweep` make of these flags. */
export function targetOptions(flags: TargetFlags): Omit<CheckOptions, 'mode'> {
  return {
    target: flags.target,
    uploadTarget: flags.uploadTarget,
    filesTarget: flags.filesTarget,
    tokens: {
      ...(flags.token !== undefined && { owner: flags.token }),
      ...(flags.peerToken !== undefined && { peer: flags.peerToken }),
      ...(flags.outsiderToken !== undefined && { outsider: flags.outsiderToken }),
    },
    tokenCommand: flags.tokenCommand,
    adminToken: flags.adminToken,
    headers: flags.header,
    allowHosts: flags.allowHost,
    insecure: flags.insecure,
    rate: flags.rate,
    timeoutMs: flags.timeout,
    ledgerFolder: flags.ledgerDir,
  };
}

function hosts(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), ...text.split(',').map(host => host.trim())];
}
