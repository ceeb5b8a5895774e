import { randomBytes } from 'node:crypto';
import { isLoopback } from '../../base/loopback.ts';
import type { Contract } from '../../spec/contract.ts';
import { readPeople } from '../accounts/identities.ts';
import { openLogins } from '../accounts/open-logins.ts';
import { Guard } from '../cleanup/guard.ts';
import { heirs } from '../cleanup/hand-over.ts';
import { Ledger } from '../cleanup/ledger.ts';
import type { Breach } from '../oracles/breach.ts';
import { Oracles } from '../oracles/index.ts';
import { serverTimeOf } from '../oracles/server-time.ts';
import { StepRecorder } from '../steps/step-recorder.ts';
import type { Case } from '../suite/case.ts';
import { markerPrefix } from '../suite/marker.ts';
import { ownCases } from '../suite/own-cases.ts';
import type { Person, Role } from '../suite/people.ts';
import { randomFrom } from '../suite/random.ts';
import { Coverage } from '../verdict/coverage.ts';
import { Findings } from '../verdict/findings.ts';
import { gatewayProblem } from '../weather/gateway.ts';
import { Lag } from '../weather/lag.ts';
import type { Exchange } from '../wire/exchange.ts';
import { ownWords } from '../wire/own-words.ts';
import { redactor } from '../wire/redact.ts';
import { clientOf } from './client-of.ts';
import { unreadForms, unreadQuery } from './forms.ts';
import { findControl } from './mock-control.ts';
import type { CheckOptions } from './options.ts';
import { refuseForeignHosts, refuseUnreachable } from './preflight.ts';
import { Readings } from './readings.ts';
import { Rooms } from './rooms.ts';
import { isOwn, knownOf, type Run, redactOf } from './run.ts';

/** The pseudo-case that findings of the first answers belong to. */
export const reachCase: Case = {
  id: ownCases.reach,
  title: 'the target answers, and tells who the accounts are',
  operation: 'getUser',
  layer: 'P',
  source: 'document',
  effect: 'read',
  needs: {},
  run: async () => {},
};

/** Groups at a time where dissolving each is sure to leave a login: what cases change they need for themselves. */
const mostRooms = 6;

/** A run that can go on, or one whose first answers are so wrong that it cannot. */
export type Opened =
  | { readonly run: Run; readonly broken?: undefined }
  | { readonly run: Run; readonly broken: string };

/**
 * Finds out who and where: reaches the target, reads the accounts, and looks for what the mock offers beside the API.
 * Sends reads only.
 * @param isSweep whether it is opened to take away what other runs have left
 * @throws CheckProblem 2 for a host that is not allowed or a missing token, 3 for an unreachable target or a token
 *   that is refused
 */
export async function openRun(contract: Contract, options: CheckOptions, isSweep = false): Promise<Opened> {
  refuseForeignHosts(options, isSweep);
  if (options.mode === 'full') Ledger.refuseUnwritable(options.ledgerFolder ?? '.imapi-check');
  const { target, mode, seed = randomBytes(4).toString('hex') } = options;
  const client = clientOf(options);
  const first = await refuseUnreachable(client, contract, target);
  const control =
    isLoopback(target) || options.adminToken !== undefined
      ? await findControl(target, options.adminToken)
      : undefined;
  const isMock = control !== undefined;
  const logins = await openLogins(client, contract, options, control);
  const people = new Map<Role, Person>();
  const coverage = new Coverage();
  const settleMs = options.settleMs ?? (isMock ? 0 : 2000);
  const expiredToken = options.expiredToken ?? (isMock ? 'mock-expired' : undefined);
  const words = ownWords(contract);
  const run: Run = {
    contract,
    words,
    options,
    client,
    logins,
    guard: new Guard({ probe: mode === 'probe', irreversible: options.allowIrreversible ?? false }),
    ledger: Ledger.begin(options.ledgerFolder ?? '.imapi-check', '', target, 0),
    findings: new Findings(isMock, () =>
      redactOf({ logins, people, expiredToken, coverage, options, words }),
    ),
    oracles: new Oracles(contract, {
      isMock,
      isOwn: text => isOwn(run, text),
      isPart: (options.only ?? []).length > 0,
      lagMs: settleMs,
    }),
    recorder: new StepRecorder(() => knownOf(run)),
    coverage,
    control,
    isMock,
    marker: `${markerPrefix}${randomBytes(4).toString('hex')}`,
    random: randomFrom(seed),
    people,
    expiredToken,
    friends: false,
    forms: true,
    strangers: false,
    barred: new Set(),
    since: serverTimeOf(first) ?? Date.now(),
    settleMs,
    budgetMs: options.budgetMs ?? (isMock ? 1000 : 3000),
    lag: new Lag(settleMs),
    readings: new Readings(),
    rooms:
      isMock || logins.canAsk
        ? new Rooms(mostRooms)
        : new Rooms(1 + heirs.filter(role => logins.get(role) !== undefined).length, false),
    made: 0,
    texts: 0,
    latest: serverTimeOf(first) ?? 0,
  };
  if (expiredToken !== undefined) run.guard.deadTokens.add(expiredToken);
  observe(run, first);
  const ledger = Ledger.begin(options.ledgerFolder ?? '.imapi-check', run.marker, target, run.since);
  const ready: Run = { ...run, ledger };
  for (const person of await readPeople(client, contract, logins)) {
    if ('exchange' in person) {
      const { role, exchange, mixUp, isQueryUnread } = person;
      if (isQueryUnread) {
        foundAlone(ready, unreadQuery(exchange), exchange);
        return { run: ready, broken: 'the target does not read queries' };
      }
      if (exchange.sign) throw gatewayProblem(client);
      observe(ready, exchange);
      if (mixUp) run.findings.add({ ...mixedUp, got: mixUp.shows }, exchange, 'setup/reach', { own: false });
      const mask = redactor(logins.all, [], [], words);
      return {
        run: ready,
        broken: mask(`/user/get does not tell who the ${role} is (status ${exchange.status})`),
      };
    }
    people.set(person.role, person);
    ready.guard.people.add(String(person.userId));
    for (const phone of [person.phone, person.telephone]) if (phone !== '') ready.guard.phones.add(phone);
  }
  const unread = await unreadForms(ready);
  for (const { breach, exchange } of unread) foundAlone(ready, breach, exchange);
  // The document's way is left: what goes by query is looked at all the same.
  if (unread.length > 0) client.withoutForms();
  const [friends, known] = await Promise.all([
    areFriends(ready, 'owner', 'peer'),
    areFriends(ready, 'peer', 'outsider'),
  ]);
  return { run: { ...ready, forms: unread.length === 0, friends, strangers: !known } };
}

/** The answer to a token is not always that of its account. */
const mixedUp = {
  rule: 'profile',
  pointer: '/data/userId',
  message: 'a token must always belong to the same account',
  source: 'document',
  harm: 'identity',
  expected: 'the account of the token',
} as const;

function observe(run: Run, exchange: Exchange): void {
  run.coverage.observe(exchange);
  for (const breach of run.oracles.judge(exchange, { earlier: run.latest, caller: undefined }))
    foundAlone(run, breach, exchange);
}

function foundAlone(run: Run, breach: Breach, exchange: Exchange): void {
  const finding = run.findings.add(breach, exchange, 'setup/reach', { own: false });
  if (finding) run.recorder.keepAlone('setup/reach', finding.fingerprint, breach, exchange);
}

async function areFriends(
  { client, contract, logins, people }: Run,
  role: Role,
  other: Role,
): Promise<boolean> {
  const friend = people.get(other);
  if (!friend || !people.has(role)) return false;
  const parameters = { access_token: logins.get(role) ?? '', flag: 'rw', userId: friend.userId };
  const { json } = await client.send({ operation: contract.operation('getUser'), role, parameters });
  const { data } = (json ?? {}) as { data?: { friends?: { status?: unknown } } | null };
  if (data?.friends !== undefined) return data.friends?.status === 2;
  // Not every profile tells of the friendship; the list of friends does.
  const all = { pageIndex: 0, pageSize: 50_000, userId: people.get(role)?.userId ?? 0 };
  const listed = await client.send({
    operation: contract.operation('listFriends'),
    role,
    parameters: { access_token: logins.get(role) ?? '', flag: 'rw', ...all },
  });
  const { data: page } = (listed.json ?? {}) as { data?: { pageData?: unknown } | null };
  const rows: readonly { toUserId?: unknown }[] = Array.isArray(page?.pageData) ? page.pageData : [];
  return rows.some(row => row?.toUserId === friend.userId);
}
