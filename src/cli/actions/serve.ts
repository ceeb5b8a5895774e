import { version } from '../../base/version.ts';
import { createMock, type Mock } from '../../create-mock.ts';
import { fixedToken } from '../../domain/tokens.ts';
import type { MockOptions } from '../../mock-options.ts';
import { banner } from '../terminal/banner.ts';
import { complain, exitCodes, hasColours, say } from '../terminal/exit.ts';
import type { LogFormat } from '../terminal/log-lines.ts';
import { logTo } from '../terminal/log-lines.ts';
import type { Ports } from '../terminal/ports.ts';
import { takePorts } from '../terminal/ports.ts';
import { warningSummary } from '../terminal/warning-summary.ts';
import type { Words } from '../words/words.ts';
import { watchScenario } from './watch-scenario.ts';

/** The flags of `imapi serve`. */
export interface ServeFlags extends Ports {
  /** Interface to listen on. */
  readonly host: string;
  /** Where everything is kept. */
  readonly data: string;
  /** Keep nothing on disk. */
  readonly memory?: boolean;
  readonly scenario?: string;
  /** Put the rows of --scenario in place again whenever its file is edited. */
  readonly watch?: boolean;
  /** Begin again with the scenario. */
  readonly reset?: boolean;
  /** Take a store whose files were edited by hand, or whose log is gone. */
  readonly acceptEditedStore?: boolean;
  /** When a write is safe. */
  readonly sync: 'os' | 'always';
  /** How others reach the API. */
  readonly publicUrl?: string;
  /** How others reach the files. */
  readonly publicFilesUrl?: string;
  /** What made-up ids follow from. */
  readonly seed: string;
  /** Freeze the clock at this moment. */
  readonly now?: number;
  /** Delay of every answer, 200 or 100-400. */
  readonly delay: [number, number];
  /** Refuse whatever the document requires and a request lacks. */
  readonly strict?: boolean;
  /** `false`: do not hold answers against the contract. */
  readonly selfCheck: boolean;
  /** Send no CORS headers. */
  readonly cors: boolean;
  /** Dissolving a group does not end the login of its owner. */
  readonly keepLoginOnDissolve?: boolean;
  /** `false`: do not answer the calls that apps need and the document has not. */
  readonly companions: boolean;
  /** Which passwords log in: any, or those of the fixtures alone. */
  readonly login: 'any' | 'strict';
  /** JSON with the passwords of a strict login, by user id or phone. */
  readonly passwords?: string;
  /** The shape of answers where newer apps expect another than the document has. */
  readonly dialect: 'document' | 'newer';
  /** Requests to remember. */
  readonly journalSize: number;
  /** What the control API asks for; with another --host than loopback one is made up and printed. */
  readonly adminToken?: string;
  /** Pages that may use the control API beside the mock's own. */
  readonly adminOrigin: readonly string[];
  /** What is printed of each request. */
  readonly logFormat: LogFormat;
  /** Fail when a port is taken instead of taking the next free one. */
  readonly strictPort?: boolean;
}

/** The flags, and what only a configuration file can say. */
export type ServeSettings = Omit<ServeFlags, 'scenario'> & Pick<MockOptions, 'extraRoutes' | 'scenario'>;

/** Serves until a signal comes. */
export async function serve(flags: ServeSettings, words: Words): Promise<void> {
  const {
    logFormat,
    host,
    port,
    uploadPort,
    filesPort,
    livePort,
    live,
    strictPort = false,
    memory = false,
    data,
    adminOrigin: adminOrigins,
    watch = false,
    ...options
  } = flags;
  const log = logTo(logFormat, hasColours(process.stdout), words);
  const mock = await createMock({
    ...(options satisfies MockOptions),
    adminOrigins,
    ...(!memory && { data }),
    log,
  });
  stopOnSignal(mock, logFormat, words);
  try {
    if (watch) watchScenario(mock, options.scenario, words);
    const taken = await takePorts(mock, host, { port, uploadPort, filesPort, livePort, live }, strictPort);
    const adminToken = flags.adminToken === undefined ? mock.adminToken : undefined;
    if (logFormat === 'json') say(JSON.stringify({ kind: 'listening', ...taken.urls, adminToken }));
    else say(describe(mock, flags, taken, words));
  } catch (error) {
    await mock.close();
    throw error;
  }
}

function describe(
  mock: Mock,
  flags: ServeSettings,
  { urls, notes }: Awaited<ReturnType<typeof takePorts>>,
  words: Words,
): string {
  const { users: rows, friends } = mock.world().store.view;
  const users = [...rows.all].map(({ userId, nickname, phone }) => {
    return { userId, nickname, phone, token: fixedToken(userId) };
  });
  const friendsOf = ({ userId }: { readonly userId: number }) => friends.by.byUser(String(userId)).size;
  const [first] = users.filter(isPerson).toSorted((one, other) => friendsOf(other) - friendsOf(one));
  const storage = flags.memory
    ? words.say('in memory, gone at the end')
    : words.say('{folder} (--reset begins again)', { folder: flags.data });
  const facts = {
    version: version(),
    ...urls,
    storage,
    users,
    // Somebody with a chat list to look at.
    ...(flags.companions && first && { logIn: { phone: first.phone, strict: flags.login === 'strict' } }),
    operations: mock.contract.operations,
    notes: notes.map(note => words.of(note)),
    // Who gave the token knows it.
    ...(flags.adminToken === undefined && { adminToken: mock.adminToken }),
  };
  return banner(facts, words);
}

/** Service accounts, the first ten thousand and a few, do not log in. */
function isPerson({ userId }: { readonly userId: number }): boolean {
  return userId >= 100_000;
}

/** The first signal lets requests finish, writes everything down and sums up; the second does not wait. */
function stopOnSignal(mock: Mock, logFormat: LogFormat, words: Words): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(exitCodes.interrupted);
    stopping = true;
    mock.close().then(
      () => {
        const summary = warningSummary(mock.warnings(), logFormat, words);
        if (summary !== undefined) say(summary);
        process.exit(exitCodes.ok);
      },
      (error: unknown) => {
        complain(
          words.say('Failed to stop cleanly after {signal}: {why}', {
            signal,
            why: words.of(error instanceof Error ? error.message : String(error)),
          }),
        );
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
