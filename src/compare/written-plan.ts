import type { Contract, OperationId } from '../spec/contract.ts';
import type { KnownValues, PlannedCall } from './plan.ts';

/** Parameters beside the login; undefined where the server has given no group. */
type Asked = (known: KnownValues) => Readonly<Record<string, string>> | undefined;

const page = { pageIndex: '0', pageSize: '10' };
const inGroup =
  (more: Readonly<Record<string, string>> = {}): Asked =>
  known => {
    const roomId = known.get('ownRoomId');
    return roomId === undefined ? undefined : { roomId, ...more };
  };
const ofJid =
  (name: string, more: Readonly<Record<string, string>>): Asked =>
  known => {
    const jid = known.get('ownRoomJid');
    return jid === undefined ? undefined : { [name]: jid, ...more };
  };

/**
 * The calls that write, each followed by what shows it, in a group of the account's own, which is made first. Nothing else is
 * written to, and nobody else is in the group.
 * @param name of the group, so that whoever finds it knows where it comes from
 */
export function writtenPlan(contract: Contract, token: string, name: string): PlannedCall[] {
  const steps: readonly (readonly [id: OperationId, what: string, asked: Asked])[] = [
    ['addRoom', 'a group of its own', () => ({ name, desc: name, phones: '[]' })],
    ['getRoom', 'of the new group', inGroup()],
    ['updateRoom', 'its name', inGroup({ roomName: `${name} 2` })],
    ['getRoom', 'with its new name', inGroup()],
    ['updateRoom', 'a notice', inGroup({ notice: name })],
    ['listNotices', 'with its notice', inGroup(page)],
    ['setMemberNotification', 'silent', withMe({ type: '0', offlineNoPushMsg: '1' })],
    ['listMembers', 'of the new group', inGroup()],
    ['pinChat', 'the new group', ofJid('jid', { isAdaptive: '1' })],
    ['unpinChat', 'the new group', ofJid('jid', { isAdaptive: '1' })],
    ['listGroupMessages', 'of the new group', ofJid('roomId', page)],
  ];
  return steps.map(([id, what, asked]) => planned(contract, token, id, what, asked));
}

/**
 * Refuses operations that are to be compared and have no call in the plan: nothing would differ in them.
 * @throws Error that names them
 */
export function refuseUnsent(
  contract: Contract,
  only: readonly OperationId[],
  plan: readonly PlannedCall[],
): void {
  const idsOf = (calls: readonly PlannedCall[]) => new Set(calls.map(({ operation }) => operation.id));
  const [sent, written] = [idsOf(plan), idsOf(writtenPlan(contract, '', ''))];
  const unsent = only.filter(id => !sent.has(id));
  const never = unsent.filter(id => !written.has(id)).join(', ');
  if (never !== '')
    throw new Error(`Failed to start: compare has no calls for ${never}. Name others with --only.`);
  if (unsent.length > 0) throw new Error(`Failed to start: ${unsent.join(', ')} writes. Add --writes.`);
}

/** The call that takes the group away again: its owner leaves. With it the login ends (decision 011). */
export function takingAway(contract: Contract, token: string): PlannedCall {
  return planned(contract, token, 'removeMember', 'the owner of the new group', withMe({}));
}

/** The call that shows a group by its id, so that its name is known before anything is done in it. */
export function showing(contract: Contract, token: string, roomId: string): PlannedCall {
  return planned(contract, token, 'getRoom', 'the new group', () => ({ roomId }));
}

/** The call that shows the groups of the account, the newest first, so that one whose id nobody has told is found. */
export function looking(contract: Contract, token: string): PlannedCall {
  return planned(contract, token, 'listRooms', 'all of them', () => ({ pageIndex: '0', pageSize: '1000' }));
}

function withMe(more: Readonly<Record<string, string>>): Asked {
  return known => {
    const userId = known.get('me');
    return userId === undefined ? undefined : inGroup({ userId, ...more })(known);
  };
}

function planned(
  contract: Contract,
  token: string,
  id: OperationId,
  what: string,
  asked: Asked,
): PlannedCall {
  return {
    operation: contract.operation(id),
    what,
    gives: false,
    isOwn: true,
    inForm: false,
    parameters: known => {
      const given = asked(known);
      return given && { access_token: token, flag: 'rw', ...given };
    },
  };
}
