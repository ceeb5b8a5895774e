import { setTimeout as wait } from 'node:timers/promises';
import type { Contract, JsonOperationId } from '../../spec/contract.ts';
import { ownersIn } from '../oracles/own-rows.ts';
import type { Role } from '../suite/people.ts';
import type { PatientClient } from '../weather/patient-client.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';

type Pair = readonly [role: Role, token: string];

/** Two tokens that a profile tells to be of one account. */
export interface Twins {
  readonly userId: number;
  /** The one in doubt first. */
  readonly tokens: readonly [Pair, Pair];
}

/** What shows that a server mixes accounts up, and how. */
export interface MixUp {
  readonly exchange: Exchange;
  readonly shows: string;
}

/** So often a token is asked about again that seems to be of the same account as another. */
const readings = 4;
/** Milliseconds between: caches that do not look at the token keep an answer for a while. */
const pauseMs = 1000;
/** Lists that show whose they are, whatever `/user/get` says. */
const lists: readonly JsonOperationId[] = ['listFriends', 'listRooms', 'listLastChats'];
/** Behind a token it makes one that is nobody's. */
const nobodys = 'x';

/**
 * Whether two tokens are of one account, or the server takes them for it: it tells another account when it is asked
 * again, its lists are of two people, or it takes a token that nobody has for the same account.
 * @returns undefined where nothing speaks against one account
 */
export async function mixUpOf(
  client: PatientClient,
  contract: Contract,
  { userId, tokens }: Twins,
): Promise<MixUp | undefined> {
  const ask = (id: JsonOperationId, role: Role, token: string) => {
    const given = { userId: String(userId), pageIndex: 0, pageSize: 20 };
    const parameters = { access_token: token, flag: 'rw', ...(id !== 'getUser' && given) };
    return client.send({ operation: contract.operation(id), role, parameters });
  };
  const [[role, token]] = tokens;
  const profile = await ask('getUser', role, token);
  if (isOther(profile, userId)) return { exchange: profile, shows: changing };
  for (const id of lists) {
    const owners = await Promise.all(tokens.map(async pair => ownersIn(await ask(id, ...pair))));
    const [mine = new Set<string>(), theirs = new Set<string>()] = owners;
    const areTwo = mine.size > 0 && theirs.size > 0 && ![...mine].some(owner => theirs.has(owner));
    const shows = `user ${userId} for two tokens whose rows in ${contract.operation(id).path} are of two users`;
    if (areTwo) return { exchange: profile, shows };
  }
  const stranger = await ask('getUser', role, `${token}${nobodys}`);
  if (resultCodeOf(stranger) === 1)
    return { exchange: stranger, shows: `user ${userId} for a token that nobody has, too` };
  for (let again = 1; again < readings; again++) {
    await wait(pauseMs);
    // The one in doubt is asked about first, so that no cache has the answer to another.
    for (const [who, its] of tokens) {
      const exchange = await ask('getUser', who, its);
      if (who === role && isOther(exchange, userId)) return { exchange, shows: changing };
    }
  }
  return undefined;
}

const changing = 'now one account, now another';

function isOther({ json }: Exchange, userId: number): boolean {
  const told = (json as { data?: { userId?: unknown } } | null | undefined)?.data?.userId;
  return typeof told === 'number' && told !== userId;
}
