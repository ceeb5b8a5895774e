import type { Contract } from '../../spec/contract.ts';
import { CheckProblem } from '../problem.ts';
import type { MockControl } from '../run/mock-control.ts';
import { type Person, type Role, roles } from '../suite/people.ts';
import type { PatientClient } from '../weather/patient-client.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Logins } from './logins.ts';
import { type MixUp, mixUpOf } from './mixed-accounts.ts';

const flagOf: Readonly<Record<Role, string>> = {
  owner: '--token',
  peer: '--peer-token',
  outsider: '--outsider-token',
};

/** A token of which no account is known: the answer tells none, or accounts are mixed up. */
export interface Unknown {
  readonly role: Role;
  readonly exchange: Exchange;
  readonly mixUp?: MixUp;
  /** The token is good in a form, and refused in a query. */
  readonly isQueryUnread?: true;
}

/**
 * Reads who the tokens belong to, the owner first.
 * @returns an account for each token, as far as one is told
 * @throws CheckProblem 3 when a token is refused and no command prints another, 2 when two are of the same account
 */
export async function readPeople(
  client: PatientClient,
  contract: Contract,
  logins: Logins,
): Promise<readonly (Person | Unknown)[]> {
  const given = roles.filter(role => logins.get(role));
  const found = await Promise.all(given.map(role => readPerson(client, contract, logins, role)));
  const people = found.flatMap(person => ('exchange' in person ? [] : [person]));
  for (const [at, { role, userId }] of people.entries()) {
    const twin = people.slice(0, at).find(other => other.userId === userId);
    if (!twin) continue;
    const pair = (who: Role) => [who, logins.get(who) ?? ''] as const;
    const tokens = [pair(role), pair(twin.role)] as const;
    const isOneToken = logins.get(role) === logins.get(twin.role);
    const mixUp = isOneToken ? undefined : await mixUpOf(client, contract, { userId, tokens });
    // Tokens that a server mixes up are no mistake of whoever gave them.
    if (mixUp) return [...found.slice(0, at), { role, exchange: mixUp.exchange, mixUp }];
    throw new CheckProblem(
      2,
      `Failed to start: ${role} and ${twin.role} are the same account. Give tokens of different accounts.`,
    );
  }
  return found;
}

async function readPerson(
  client: PatientClient,
  contract: Contract,
  logins: Logins,
  role: Role,
): Promise<Person | Unknown> {
  const operation = contract.operation('getUser');
  const read = (method?: 'POST') => {
    const parameters = { access_token: logins.get(role) ?? '', flag: 'rw' };
    return client.send({ operation, role, parameters, method });
  };
  let exchange = await read();
  // A token that was given may be dead where the command prints one that lives.
  if (isRefusal(exchange) && (await logins.ask(role).catch(() => false))) exchange = await read();
  if (isRefusal(exchange)) {
    if (resultCodeOf(await read('POST')) === 1) return { role, exchange, isQueryUnread: true };
    throw new CheckProblem(
      3,
      `Failed to log in as the ${role}: the token is refused (${resultCodeOf(exchange)}). Give a valid one in ${flagOf[role]}, or a --token-command that prints one.`,
    );
  }
  const data = (exchange.json as { data?: Record<string, unknown> } | undefined)?.data;
  if (typeof data?.userId !== 'number') return { role, exchange };
  // A number in place of a text is for the contract to judge, and tells the same.
  const text = (name: string) => (/^(?:string|number)$/.test(typeof data[name]) ? String(data[name]) : '');
  return {
    role,
    userId: data.userId,
    nickname: text('nickname'),
    phone: text('phone'),
    telephone: text('telephone'),
  };
}

function isRefusal(exchange: Exchange): boolean {
  const code = resultCodeOf(exchange);
  return code === 1030101 || code === 1030102;
}

/** The users a mock has from the start, by who fits which part best. */
const candidates = {
  owner: [100164, 100000],
  outsider: [100102, 100174, ...Array.from({ length: 40 }, (_, at) => 100001 + at)],
};
const service = 10000;

/**
 * Picks accounts of the mock: an owner, a friend of his, and somebody who is a friend of neither. A login that a
 * dissolved group has ended is opened again.
 */
export async function mockTokens(
  client: PatientClient,
  contract: Contract,
  control: MockControl,
): Promise<Partial<Record<Role, string>>> {
  const friendsOf = async (userId: number): Promise<number[] | undefined> => {
    const parameters = { access_token: `mock-${userId}`, flag: 'rw', userId, pageIndex: 0, pageSize: 0 };
    const { json } = await client.send({ operation: contract.operation('listFriends'), parameters });
    const rows = (json as { data?: { pageData?: { toUserId: number }[] } } | undefined)?.data?.pageData;
    return Array.isArray(rows) ? rows.map(row => row.toUserId) : undefined;
  };
  const reopened = async (userId: number) => {
    const opened = await control.login(userId).then(
      () => true,
      () => false,
    );
    return opened ? friendsOf(userId) : undefined;
  };
  for (const owner of candidates.owner) {
    const friends = (await friendsOf(owner)) ?? (await reopened(owner));
    if (!friends) continue;
    const peer = friends.find(userId => userId !== service);
    const near = new Set([owner, ...friends, ...((peer !== undefined && (await friendsOf(peer))) || [])]);
    let outsider: number | undefined;
    for (const userId of candidates.outsider) {
      if (near.has(userId) || !(await friendsOf(userId))) continue;
      outsider = userId;
      break;
    }
    return {
      owner: `mock-${owner}`,
      ...(peer !== undefined && { peer: `mock-${peer}` }),
      ...(outsider !== undefined && { outsider: `mock-${outsider}` }),
    };
  }
  return {};
}
