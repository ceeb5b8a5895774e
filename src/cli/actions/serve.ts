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
import { stopSignals } from '../terminal/stop-signals.ts';
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
  /** Reload the rows of --scenario whenever its file is edited. */
  readonly watch?: boolean;
  /** Start again with the scenario. */
  readonly reset?: boolean;
  /** Accept a store whose files were edited by hand, or whose log is gone. */
  readonly acceptEditedStore?: boolean;
  /** When a write is safe. */
  readonly sync: 'os' | 'always';
  /** How others reach the API. */
  readonly publicUrl?: string;
  /** How others reach the files. */
  readonly publicFilesUrl?: string;
  /** Seed of generated ids. */
  readonly seed: string;
  /** Freeze the clock at this moment. */
  readonly now?: number;
  /** Delay of every answer, 200 or 100-400. */
  readonly delay: [number, number];
  /** Refuse requests that lack a parameter the document requires. */
  readonly strict?: boolean;
  /** `false`: do not check answers against the contract. */
  readonly selfCheck: boolean;
  /** Send no CORS headers. */
  readonly cors: boolean;
  /** Dissolving a group does not end the login of its owner. */
  readonly keepLoginOnDissolve?: boolean;
  /** `false`: do not answer calls that apps make but the document does not have. */
  readonly companions: boolean;
  /** Which passwords are accepted: any, or only those of the fixtures. */
  readonly login: 'any' | 'strict';
  /** JSON with the passwords of a strict login, by user id or phone. */
  readonly passwords?: string;
  /** Shape of answers: as in the document, or as newer apps expect. */
  readonly dialect: 'document' | 'newer';
  /** Requests to remember. */
  readonly journalSize: number;
  /** Token of the control API; with a --host other than loopback, one is generated and printed. */
  readonly adminToken?: string;
  /** Pages that may use the control API beside the mock's own. */
  readonly adminOrigin: readonly string[];
  /** How each request is logged. */
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
  const stop = stopSignals();
  const mock = await createMock({
    ...(options satisfies MockOptions),
    adminOrigins,
    ...(!memory && { data }),
    log,
  });
  void stop.first.then(signal => close(mock, signal, logFormat, words));
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
    ? words.say('in memory, lost when the mock stops')
    : words.say('{folder} (--reset starts over)', { folder: flags.data });
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

/** Lets requests finish, writes everything down and sums up. */
async function close(mock: Mock, signal: NodeJS.Signals, logFormat: LogFormat, words: Words): Promise<never> {
  try {
    await mock.close();
  } catch (error) {
    complain(
      words.say('Failed to stop cleanly after {signal}: {why}', {
        signal,
        why: words.of(error instanceof Error ? error.message : String(error)),
      }),
    );
    process.exit(1);
  }
  const summary = warningSummary(mock.warnings(), logFormat, words);
  if (summary !== undefined) say(summary);
  process.exit(exitCodes.ok);
}
