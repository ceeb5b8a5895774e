import { isObject } from '../base/json.ts';
import { placesOf } from '../check/oracles/places.ts';
import type { Contract, Operation, OperationId, Parameter } from '../spec/contract.ts';

/** A call that is sent to both servers; values that a server itself has to give are asked for when it is sent. */
export interface PlannedCall {
  readonly operation: Operation;
  /** What is special about it, in a word or two. */
  readonly what: string;
  /** Whether later calls need what its operation answers. */
  readonly gives: boolean;
  /** In a group that the comparison makes and takes away; sent whatever else is compared. Default: no. */
  readonly isOwn?: true;
  /** Sent as a POST with a form. */
  readonly inForm: boolean;
  /** The parameters, with what the server has said until then; undefined where it has nothing to ask with. */
  parameters(known: KnownValues): Readonly<Record<string, string>> | undefined;
}

/** Values that answers of one server have shown, by what they are. */
export class KnownValues {
  readonly #values = new Map<string, readonly string[]>();

  /** @param index which of several that were shown, from 0 */
  get(name: string, index = 0): string | undefined {
    return this.#values.get(name)?.[index];
  }

  /** Takes from an answer what later calls need. */
  learn(id: OperationId, json: unknown): void {
    for (const [name, from, path, of = () => true] of wanted) {
      if (from !== id || !isObject(json)) continue;
      const shown = placesOf(json, path)
        .filter(({ value, holder }) => value !== '' && value !== null && of(holder))
        .map(({ value }) => String(value));
      this.#values.set(
        name,
        [...new Set([...(this.#values.get(name) ?? []), ...shown])].slice(0, mostOfEach),
      );
    }
  }
}

/** Groups, and people, that are asked for one after the other: one alone may have no rows. */
const mostOfEach = 4;

type Row = Readonly<Record<string, unknown>>;

/** What later calls need, and where it comes from. */
const wanted: readonly (readonly [
  name: string,
  from: OperationId,
  path: string,
  of?: (row: Row) => boolean,
])[] = [
  ['me', 'getUser', 'data/userId'],
  ['friend', 'listLastChats', 'data/*/jid', row => row.isRoom === 0],
  ['friend', 'listFriends', 'data/pageData/*/toUserId'],
  ['roomId', 'listRooms', 'data/*/id'],
  ['roomJid', 'listLastChats', 'data/*/jid', row => row.isRoom === 1],
  ['roomJid', 'listRooms', 'data/*/jid'],
  // Where the profile is what is broken, the owner of the group is the account.
  ['me', 'addRoom', 'data/userId'],
  ['ownRoomId', 'addRoom', 'data/id'],
  ['ownRoomJid', 'addRoom', 'data/jid'],
];

/** Parameters whose value depends on whom one asks; all others have their example. */
const values: Readonly<Record<string, string>> = {
  userId: 'me',
  receiver: 'friend',
  toUserId: 'friend',
  roomId: 'roomId',
};

/** A page that no list has. */
const beyond = 10_000;

/** Operations that call the jid of a group its id. */
const byJid: ReadonlySet<OperationId> = new Set(['listGroupMessages']);

/** The order in which what later calls need is there before them. */
const first: readonly OperationId[] = ['getConfig', 'getUser', 'listLastChats', 'listFriends', 'listRooms'];

/**
 * The calls by which two servers are compared: every operation that only reads, in each way that the contract tells apart: with
 * everything, without each parameter, with a page of one, with what is no number, without a token and with a wrong one.
 */
export function comparisonPlan(contract: Contract, token: string): PlannedCall[] {
  const reads = contract.operations.filter(({ effect, id }) => effect === 'read' && id !== 'getFile');
  const rank = ({ id }: Operation) => (first.includes(id) ? first.indexOf(id) : first.length);
  return [
    ...reads
      .toSorted((one, other) => rank(one) - rank(other))
      .flatMap(operation => callsOf(operation, token)),
    others(contract.operation('getUser'), token),
  ];
}

function callsOf(operation: Operation, token: string): PlannedCall[] {
  const examples = new URLSearchParams(operation.example);
  const asked = operation.parameters.filter(({ in: place }) => place === 'query');
  const sent = asked.filter(
    ({ name, required, whenMissing }) => required || whenMissing?.kind === 'resultCode' || examples.has(name),
  );
  const call = (
    what: string,
    change: (given: Record<string, string>) => Record<string, string> = given => given,
    more: { readonly index?: number; readonly inForm?: true } = {},
  ): PlannedCall => ({
    operation,
    what,
    gives: first.includes(operation.id),
    inForm: more.inForm === true,
    parameters: known => {
      const given = filled(operation, sent, token, known, more.index);
      return given && change(given);
    },
  });
  const hasRows = sent.some(({ name }) => name === 'roomId' || name === 'receiver');
  const isPaged = asked.some(({ name }) => name === 'pageSize');
  return [
    call('with everything'),
    call('by a form', given => given, { inForm: true }),
    ...(hasRows ? [1, 2, 3].map(index => call(`of the next, ${index}`, given => given, { index })) : []),
    ...sent.map(({ name }) => call(`without ${name}`, given => without(given, name))),
    ...sent
      .filter(({ type, name }) => type === 'string' && name !== 'access_token')
      .map(({ name }) => call(`with ${name} empty`, given => ({ ...given, [name]: '' }))),
    ...asked
      .filter(({ type }) => type !== 'string')
      .map(({ name }) => call(`with ${name} no number`, given => ({ ...given, [name]: 'x' }))),
    ...asked
      .filter(({ name }) => !sent.some(it => it.name === name))
      .map(({ name, type }) =>
        call(`with ${name}`, given => ({ ...given, [name]: type === 'string' ? 'a' : '1' })),
      ),
    ...(isPaged
      ? [0, 1, 2, beyond].flatMap(page =>
          [0, 1].map(index =>
            call(
              `page ${page} of two, ${index}`,
              given => ({ ...given, pageIndex: String(page), pageSize: '2' }),
              { index },
            ),
          ),
        )
      : []),
    ...(operation.needsToken
      ? [call('with a wrong token', given => ({ ...given, access_token: 'imapi-compare-nobody' }))]
      : []),
    ...unknownIds(sent).map(({ name, value }) =>
      call(`with an unknown ${name}`, given => ({ ...given, [name]: value })),
    ),
  ];
}

/** Somebody else's profile. */
function others(operation: Operation, token: string): PlannedCall {
  return {
    operation,
    what: 'of a friend',
    gives: false,
    inForm: false,
    parameters: known => {
      const friend = known.get('friend');
      return friend === undefined ? undefined : { access_token: token, flag: 'rw', userId: friend };
    },
  };
}

function unknownIds(sent: readonly Parameter[]): { readonly name: string; readonly value: string }[] {
  const unknown: Readonly<Record<string, string>> = { roomId: 'f'.repeat(24), receiver: '1', userId: '1' };
  return sent.flatMap(({ name }) => (unknown[name] === undefined ? [] : [{ name, value: unknown[name] }]));
}

function filled(
  { id, example }: Operation,
  sent: readonly Parameter[],
  token: string,
  known: KnownValues,
  index = 0,
): Record<string, string> | undefined {
  const examples = new URLSearchParams(example);
  const given: Record<string, string> = {};
  for (const { name } of sent) {
    const source = name === 'roomId' && byJid.has(id) ? 'roomJid' : values[name];
    const own =
      name === 'access_token'
        ? token
        : source === undefined
          ? examples.get(name)
          : known.get(source, source === 'me' ? 0 : index);
    // A profile without a user is one's own.
    if (id === 'getUser' && name === 'userId') continue;
    if (own === undefined && source !== undefined) return undefined;
    given[name] = own ?? '1';
  }
  return given;
}

function without(given: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([other]) => other !== name));
}
