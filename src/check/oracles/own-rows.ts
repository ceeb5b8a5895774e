import { isObject } from '../../base/json.ts';
import type { OperationId } from '../../spec/contract.ts';
import type { Harm } from '../suite/harm.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import type { OracleContext } from './oracle.ts';
import { placesOf } from './places.ts';

/** A user id in an answer that is the caller's, whatever was asked. */
interface Own {
  /** Names, `*` for every element of a list. */
  readonly path: string;
  readonly harm: Harm;
  /** Which rows are meant. Default: all. */
  readonly of?: (row: Readonly<Record<string, unknown>>) => boolean;
  readonly says: string;
}

/** Whose rows an operation shows (server facts 2.3 to 2.7 and 2.10; the document on single messages, 2.5). */
const own: Partial<Readonly<Record<OperationId, readonly Own[]>>> = {
  listFriends: [
    { path: 'data/pageData/*/userId', harm: 'identity', says: "only the caller's own friends may be listed" },
  ],
  listRooms: [
    {
      path: 'data/*/member/userId',
      harm: 'privacy',
      says: 'a listed group must show the membership of the caller',
    },
  ],
  listLastChats: [
    {
      path: 'data/*/userId',
      harm: 'privacy',
      // The jid of a group has letters: that such a row counts as a single chat is another fault.
      of: row => row.isRoom === 0 && /^\d+$/.test(String(row.jid)),
      says: "only the caller's own chats may be listed",
    },
  ],
  listMessages: [
    { path: 'data/*/sender', harm: 'privacy', says: "only the caller's own copies may be shown" },
  ],
  search: [
    { path: 'data/shikuMsgs/*/sender', harm: 'privacy', says: "only the caller's own copies may be found" },
    {
      path: 'data/group/*/member/userId',
      harm: 'privacy',
      says: 'a group that is found must show the membership of the caller',
    },
  ],
  getRoom: [{ path: 'data/member/userId', harm: 'identity', says: "member must be the caller's own row" }],
};

/** Rows of others in an answer that shows the caller's own, and the profile of somebody who was not asked for. */
export function ownRows(exchange: Exchange, { caller }: Pick<OracleContext, 'caller'>): Breach[] {
  if (caller === undefined || resultCodeOf(exchange) !== 1) return [];
  const { operation, json } = exchange;
  const found = (own[operation.id] ?? []).flatMap(({ path, harm, of = () => true, says }) =>
    placesOf(json, path)
      .filter(({ value, holder }) => of(holder) && isId(value) && String(value) !== String(caller))
      .slice(0, 1)
      .map(({ pointer, value }) => breach('own-rows', pointer, says, caller, value, harm)),
  );
  return operation.id === 'getUser' ? [...found, ...profileOf(exchange, caller)] : found;
}

/** Whose rows an answer shows that has to show those of its caller alone; nobody's where it shows none. */
export function ownersIn({ operation, json }: Exchange): Set<string> {
  const places = (own[operation.id] ?? []).flatMap(({ path, of = () => true }) =>
    placesOf(json, path).filter(({ value, holder }) => of(holder) && isId(value)),
  );
  return new Set(places.map(({ value }) => String(value)));
}

/** `/user/get` answers the user of `userId`, without one the caller (server facts 2.2). */
function profileOf({ json, request }: Exchange, caller: number): Breach[] {
  const { userId } = request.parameters;
  const data = isObject(json) ? json.data : undefined;
  const wanted = userId === undefined || userId === '' ? String(caller) : String(userId);
  // What is no number is an account, and an account may be a number of which there is no user.
  const isWanted = isObject(data) && [data.userId, data.account].some(value => String(value) === wanted);
  if (!isObject(data) || !isId(data.userId) || !/^\d+$/.test(wanted) || isWanted) return [];
  const says = 'the profile must be that of the user asked for';
  return [breach('profile', '/data/userId', says, wanted, data.userId, 'identity')];
}

const isId = (value: unknown) => typeof value === 'number' || typeof value === 'string';

function breach(
  rule: string,
  pointer: string,
  message: string,
  wanted: string | number,
  got: unknown,
  harm: Harm,
): Breach {
  const [expected, shown] = [`user ${wanted}`, `user ${String(got)}`];
  return { rule, pointer, message, source: 'server', harm, expected, got: shown };
}
