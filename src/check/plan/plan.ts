import type { Contract, OperationId } from '../../spec/contract.ts';
import type { MockControl } from '../run/mock-control.ts';
import type { CheckOptions } from '../run/options.ts';
import type { Case } from '../suite/case.ts';
import { type Person, type Role, roles } from '../suite/people.ts';
import { type Surroundings, whyNot } from '../suite/select.ts';

/** What a check would do at a target, found out without sending anything. */
export interface Plan {
  readonly mode: 'probe' | 'full';
  /** Who takes part. */
  readonly people: readonly Role[];
  /** Operations that may be sent, by what they do to the server. */
  readonly sends: Readonly<Record<'read' | 'write' | 'irreversible', readonly OperationId[]>>;
  readonly makes: readonly string[];
  readonly changes: readonly string[];
  /** What stays at the target afterwards. */
  readonly leaves: readonly string[];
  readonly cases: number;
  readonly exercised: number;
  /** Cases among them that write. */
  readonly writing: number;
  /** Why cases are not exercised, with how many each reason stops. */
  readonly notExercised: readonly { readonly reason: string; readonly cases: number }[];
}

/** What is not known before the target was asked. */
export interface PlanGuess {
  /** The target is the mock, so that it has accounts of its own and worlds to throw away. */
  readonly isMock: boolean;
}

/**
 * The plan of a check. Accounts are those that have a token; a command that prints tokens may print all. That owner and
 * peer are friends, and the outsider is none of the peer, is taken for granted.
 */
export function planOf(
  contract: Contract,
  cases: readonly Case[],
  options: Omit<CheckOptions, 'target'> & { readonly target?: string | undefined },
  { isMock }: PlanGuess,
): Plan {
  const { mode, tokens = {}, tokenCommand, allowIrreversible = false } = options;
  const given = roles.filter(role => (tokens[role] ?? '') !== '');
  const all = tokenCommand !== undefined || (isMock && given.length === 0);
  const people = all ? roles : given;
  const surroundings: Surroundings = {
    contract,
    options: { ...options, target: options.target ?? '' },
    people: new Map(people.map(role => [role, personOf(role)])),
    isMock,
    control: isMock ? noControl : undefined,
    friends: true,
    strangers: true,
    expiredToken: options.expiredToken ?? (isMock ? 'mock-expired' : undefined),
  };
  const reasons = new Map<string, number>();
  const able = cases.filter(item => {
    const reason = whyNot(item, surroundings);
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    return reason === undefined;
  });
  const effects =
    mode === 'probe' ? ['read'] : allowIrreversible ? ['read', 'write', 'irreversible'] : ['read', 'write'];
  const services = new Set(able.map(({ operation }) => contract.operation(operation).service));
  const sent = contract.operations.filter(({ service }) => service === 'api' || services.has(service));
  const by = (effect: string) =>
    effects.includes(effect) ? sent.filter(it => it.effect === effect).map(({ id }) => id) : [];
  const writing = able.filter(({ effect }) => effect !== 'read');
  return {
    mode,
    people,
    sends: { read: by('read'), write: by('write'), irreversible: by('irreversible') },
    ...traces(able, { ...options, people, isMock }),
    cases: cases.length,
    exercised: able.length,
    writing: writing.length,
    notExercised: [...reasons]
      .map(([reason, count]) => ({ reason, cases: count }))
      .sort((one, other) => other.cases - one.cases),
  };
}

/** Where nothing is sent nobody is asked. */
const noControl: MockControl = {
  plant: async () => {},
  login: async () => '',
  dropSession: async () => {},
};

function personOf(role: Role): Person {
  return { role, userId: 0, nickname: '', phone: '', telephone: '' };
}

/** What cases make, change and leave at a target. */
function traces(
  able: readonly Case[],
  {
    mode,
    people,
    isMock,
    tokenCommand,
  }: Pick<CheckOptions, 'mode' | 'tokenCommand'> & {
    readonly people: readonly Role[];
    readonly isMock: boolean;
  },
): Pick<Plan, 'makes' | 'changes' | 'leaves'> {
  if (mode === 'probe') return { makes: [], changes: [], leaves: [] };
  const shared = able.filter(({ needs }) => !needs.sandbox || !isMock);
  const some = (is: (item: Case) => boolean) => shared.some(is);
  const rooms = some(({ needs }) => needs.room !== undefined);
  const chats = people.includes('peer') && some(({ needs }) => needs.chat !== undefined);
  const several = isMock || tokenCommand !== undefined;
  const kept = shared.filter(({ effect }) => effect === 'irreversible').map(({ operation }) => operation);
  const when = (is: boolean, what: string) => (is ? [what] : []);
  return {
    makes: [
      ...when(
        rooms,
        several
          ? 'groups with notices and members, at most 24 at a time'
          : 'groups with notices and members, at most one for each account',
      ),
      ...when(chats, 'single messages between owner and peer'),
      ...when(
        some(({ needs }) => needs.planting === true),
        'texts in its groups',
      ),
      ...when(
        some(({ operation }) => operation === 'pinChat'),
        'pins of its groups and of the chat with the peer',
      ),
    ],
    changes: when(rooms, 'only groups that it created, with their members and settings'),
    leaves: [
      ...when(chats, 'recalled single messages, which stay with a time of deletion, by the document'),
      ...when(
        rooms && !several && !isMock,
        'perhaps ended logins: by the document, dissolving a group ends that of its owner, and each account dissolves one (--token-command logs in again)',
      ),
      ...when(kept.includes('addFriend'), 'a friendship of owner and outsider'),
      ...when(kept.includes('uploadFile'), 'uploaded files, for a day'),
    ],
  };
}
