import type { Contract, OperationId } from '../../spec/contract.ts';
import type { Logins } from '../accounts/logins.ts';
import type { Guard } from '../cleanup/guard.ts';
import type { Ledger } from '../cleanup/ledger.ts';
import type { Oracles } from '../oracles/index.ts';
import { NotExercised } from '../problem.ts';
import type { StepRecorder } from '../steps/step-recorder.ts';
import type { StepsContext } from '../steps/steps-of.ts';
import { nearToken, tokenSpellings } from '../suite/near-token.ts';
import { type Person, type Role, roles } from '../suite/people.ts';
import type { Random } from '../suite/random.ts';
import type { Coverage } from '../verdict/coverage.ts';
import type { Findings } from '../verdict/findings.ts';
import type { Lag } from '../weather/lag.ts';
import type { PatientClient } from '../weather/patient-client.ts';
import { ownWords } from '../wire/own-words.ts';
import { type Redact, redactor } from '../wire/redact.ts';
import type { MockControl } from './mock-control.ts';
import type { CheckOptions } from './options.ts';
import type { Readings } from './readings.ts';
import type { Rooms } from './rooms.ts';

/** Everything the cases of one run share; built once by `openRun` and passed down. */
export interface Run {
  readonly contract: Contract;
  /** Words of the contract and of every report, which nothing masks. */
  readonly words: ReadonlySet<string>;
  readonly options: CheckOptions;
  readonly client: PatientClient;
  readonly logins: Logins;
  readonly guard: Guard;
  readonly ledger: Ledger;
  readonly findings: Findings;
  readonly oracles: Oracles;
  readonly recorder: StepRecorder;
  readonly coverage: Coverage;
  /** The mock's control API, where there is one. */
  readonly control: MockControl | undefined;
  readonly isMock: boolean;
  /** Begins everything the run makes. */
  readonly marker: string;
  readonly random: Random;
  readonly people: ReadonlyMap<Role, Person>;
  readonly expiredToken: string | undefined;
  /** Owner and peer are friends. */
  readonly friends: boolean;
  /** Forms are read. */
  readonly forms: boolean;
  /** Peer and outsider are no friends. */
  readonly strangers: boolean;
  /** Operations that the tokens of the run may not use, as the server has said. */
  readonly barred: Set<OperationId>;
  /** Milliseconds of the server's clock when the run began. */
  readonly since: number;
  readonly settleMs: number;
  readonly budgetMs: number;
  readonly lag: Lag;
  readonly readings: Readings;
  readonly rooms: Rooms;
  /** How many groups were made beside the first. */
  made: number;
  /** How many texts were made. */
  texts: number;
  /** The latest time any answer of the server had, milliseconds. */
  latest: number;
}

/** @throws NotExercised when the run has no such account */
export function personOf(run: Run, role: Role): Person {
  const person = run.people.get(role);
  if (!person)
    throw new NotExercised(`no account for the ${role} (--${role === 'owner' ? '' : `${role}-`}token)`);
  return person;
}

/** Whether the run sends an Authorization or a cookie of its own, for a log-in that stands in front of the target. */
export function isBehindLogin({
  options: { headers = {}, authorization },
}: {
  readonly options: Pick<Run['options'], 'headers' | 'authorization'>;
}): boolean {
  const names = Object.keys(headers).map(name => name.toLowerCase());
  return authorization?.api !== undefined || names.includes('authorization') || names.includes('cookie');
}

/** What masks the secrets known by now. */
export function redactOf(
  run: Pick<Run, 'logins' | 'people' | 'expiredToken' | 'coverage' | 'options' | 'words'>,
): Redact {
  const expired = run.expiredToken === undefined ? [] : [['expired', run.expiredToken] as const];
  const phones = [...run.people.values()].flatMap(({ phone, telephone }) => [telephone, phone]);
  const others = [...run.coverage.secrets.all, ...credentialsIn(run.options)];
  return redactor([...run.logins.all, ...expired], phones, others, run.words);
}

/** What steps need to know of a run: whose values are whose, and what nobody may see. */
export function knownOf(run: Run): StepsContext {
  const people = [...run.people.values()].flatMap(({ role, userId, phone, telephone, nickname }) => [
    [`${role}.userId`, String(userId)] as const,
    [`${role}.phone`, phone] as const,
    [`${role}.telephone`, telephone] as const,
    [`${role}.nickname`, nickname] as const,
  ]);
  const jids = [...run.guard.jids].map((jid, index) => [`jid${index + 1}`, jid] as const);
  const expired = run.expiredToken === undefined ? [] : [['expired', run.expiredToken] as const];
  const near = run.logins.all.flatMap(([role, token]) =>
    tokenSpellings.flatMap(spelling => {
      const made = nearToken(token, spelling, Number.NaN);
      return made === undefined ? [] : [[`${role}.${spelling}`, made] as const];
    }),
  );
  return {
    known: [...people, ...jids, ['marker', run.marker]],
    tokens: [...run.logins.all, ...expired, ...near],
    redact: redactOf(run),
  };
}

/** What masks the secrets that the options hold, before a run is open. */
export function redactOptions(options: CheckOptions, contract: Contract): Redact {
  const { tokens = {}, expiredToken } = options;
  const known = roles.flatMap(role => (tokens[role] === undefined ? [] : [[role, tokens[role]] as const]));
  const expired = expiredToken === undefined ? [] : [['expired', expiredToken] as const];
  return redactor([...known, ...expired], [], credentialsIn(options), ownWords(contract));
}

/** Secrets of the options beside the tokens: the admin token, headers, and what an address had before its host. */
function credentialsIn({ adminToken = '', headers = {}, authorization = {} }: CheckOptions): string[] {
  const logins = Object.values(authorization).flatMap(value => {
    const code = value?.replace(/^Basic /, '') ?? '';
    return [code, ...Buffer.from(code, 'base64').toString().split(':')];
  });
  return [...logins, ...Object.values(headers), adminToken].filter(part => part !== '');
}

/** Whether a text names what the run has made: by its marker, or by the id of its group. */
export function isOwn({ marker, guard }: Pick<Run, 'marker' | 'guard'>, text: string): boolean {
  const ids = [marker, ...guard.rooms, ...guard.jids];
  return ids.some(id => text.includes(id));
}
