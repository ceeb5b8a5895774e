import { Command } from 'commander';
import { createMock, type Mock, type MockOptions } from '../create-mock.ts';
import { fixedToken } from '../domain/tokens.ts';
import { version } from '../version.ts';
import { banner } from './banner.ts';
import { complain, exitCodes, say } from './exit.ts';
import { flag } from './flag.ts';
import * as read from './flags.ts';
import { type LogFormat, logFormats, logTo } from './log-lines.ts';
import { type Ports, takePorts } from './ports.ts';

interface ServeFlags extends Ports {
  readonly host: string;
  readonly data: string;
  readonly memory?: boolean;
  readonly scenario?: string;
  readonly reset?: boolean;
  readonly sync: 'os' | 'always';
  readonly publicUrl?: string;
  readonly publicFilesUrl?: string;
  readonly seed: string;
  readonly now?: number;
  readonly delay: [number, number];
  readonly strict?: boolean;
  readonly selfCheck: boolean;
  readonly cors: boolean;
  readonly keepLoginOnDissolve?: boolean;
  readonly journalSize: number;
  readonly adminToken?: string;
  readonly adminOrigin: readonly string[];
  readonly logFormat: LogFormat;
  readonly strictPort?: boolean;
}

const examples = `
Examples:
  imapi serve                                the demo data, kept in .imapi
  imapi serve --memory --port 0              nothing on disk, any free port
  imapi serve --reset                        start again from the demo data
  imapi serve --host 0.0.0.0 --public-url http://192.0.2.1:8094
  imapi serve --strict --delay 100-400       refuse what the document does not allow, slowly

Each flag can come from the environment: IMAPI_PORT=9000, IMAPI_MEMORY=1, IMAPI_NO_CORS=1.
`;

/** `imapi serve`: the mock, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Start the mock server.')
    .addOption(
      flag('-p, --port <port>', 'port of the API; 0 takes any free one').argParser(read.port).default(8094),
    )
    .addOption(flag('--upload-port <port>', 'port of the upload service').argParser(read.port).default(8088))
    .addOption(flag('--files-port <port>', 'port of the file service').argParser(read.port).default(8089))
    .addOption(flag('--strict-port', 'fail when a port is taken instead of taking the next free one'))
    .addOption(flag('--host <host>', 'interface to listen on').default('127.0.0.1'))
    .addOption(flag('--data <folder>', 'where everything is kept').default('.imapi'))
    .addOption(flag('--memory', 'keep nothing on disk'))
    .addOption(flag('--sync <mode>', 'when a write is safe').choices(['os', 'always']).default('os'))
    .addOption(
      flag('--scenario <name>', 'what a new store begins with: demo, empty, large, or a folder of rows'),
    )
    .addOption(flag('--reset', 'begin again with the scenario'))
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
    .addOption(flag('--journal-size <count>', 'requests to remember').argParser(read.count).default(1000))
    .addOption(
      flag(
        '--admin-token <token>',
        'what the control API asks for; with another --host than loopback one is made up and printed',
      ).argParser(read.token),
    )
    .addOption(
      flag('--admin-origin <origins>', "pages that may use the control API beside the mock's own")
        .argParser(read.origins)
        .default([], 'none'),
    )
    .addOption(
      flag('--log-format <format>', 'what is printed of each request').choices(logFormats).default('pretty'),
    )
    .addHelpText('after', examples)
    .action(serve);
}

async function serve(flags: ServeFlags): Promise<void> {
  const {
    logFormat,
    port,
    uploadPort,
    filesPort,
    strictPort = false,
    memory = false,
    data,
    adminOrigin: adminOrigins,
    ...options
  } = flags;
  const log = logTo(logFormat, process.stdout.isTTY === true);
  if (flags.scenario === 'large')
    complain('Making up 1,000 users and 100,000 messages; this takes some seconds.');
  const mock = await createMock({
    ...(options satisfies MockOptions),
    adminOrigins,
    ...(!memory && { data }),
    log,
  });
  stopOnSignal(mock);
  try {
    const taken = await takePorts(mock, flags.host, { port, uploadPort, filesPort }, strictPort);
    const adminToken = flags.adminToken === undefined ? mock.adminToken : undefined;
    if (logFormat === 'json') say(JSON.stringify({ kind: 'listening', ...taken.urls, adminToken }));
    else say(describe(mock, flags, taken));
  } catch (error) {
    await mock.close();
    throw error;
  }
}

function describe(
  mock: Mock,
  flags: ServeFlags,
  { urls, notes }: Awaited<ReturnType<typeof takePorts>>,
): string {
  const users = [...mock.world().store.view.users.all].map(({ userId, nickname }) => {
    return { userId, nickname, token: fixedToken(userId) };
  });
  const storage = flags.memory ? 'in memory, gone at the end' : `${flags.data} (--reset begins again)`;
  return banner({
    version: version(),
    ...urls,
    storage,
    users,
    operations: mock.contract.operations,
    notes,
    // Who gave the token knows it.
    ...(flags.adminToken === undefined && { adminToken: mock.adminToken }),
  });
}

/** The first signal lets requests finish and writes everything down; the second does not wait. */
function stopOnSignal(mock: Mock): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(exitCodes.interrupted);
    stopping = true;
    mock.close().then(
      () => process.exit(exitCodes.ok),
      (error: unknown) => {
        complain(
          `Failed to stop cleanly after ${signal}: ${error instanceof Error ? error.message : String(error)}`,
        );
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
