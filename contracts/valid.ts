import { ghost } from '../src/check/run/marker.ts';
import type { Role } from '../src/check/suite/people.ts';
import type { Given, Trial } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';

/**
 * Parameters that are complete for an operation. Reads succeed with them; writes are chosen so that nothing is lost
 * even where a server takes what it has to refuse.
 */
export function validFor(trial: Trial, id: OperationId): Given {
  const page = { pageIndex: 0, pageSize: 20 };
  const me = () => trial.person('owner');
  const peer = () => trial.person('peer');
  switch (id) {
    case 'listFriends':
      return { ...page, userId: me().userId };
    case 'addFriend':
      return { toUserId: ghost.userId };
    case 'listRooms':
    case 'listLastChats':
      return page;
    case 'listGroupMessages':
      return { ...page, roomId: trial.room.jid };
    case 'addRoom':
      return { jid: '', name: trial.text('never'), phones: '{' };
    case 'getRoom':
    case 'listMembers':
      return { roomId: trial.room.id };
    case 'listNotices':
      return { ...page, roomId: trial.room.id };
    case 'updateRoom':
      return { roomId: trial.room.id, subject: trial.text('subject') };
    case 'transferRoom':
      return { roomId: trial.room.id, toUserId: ghost.userId };
    case 'setMemberNotification':
      return { roomId: trial.room.id, offlineNoPushMsg: 0, type: 0, userId: 0 };
    case 'removeMember':
      return { roomId: trial.room.id, userId: ghost.userId };
    case 'addMembers':
      return { roomId: trial.room.id, phones: `[${ghost.phone}]` };
    case 'listMessages':
      return { ...page, receiver: peer().userId };
    case 'deleteMessages':
      return { type: 1, delete: 1, messageId: trial.text('none').replaceAll(' ', '-') };
    case 'search':
      return { content: me().nickname === '' ? 'a' : me().nickname };
    case 'pinChat':
    case 'unpinChat':
      return { jid: trial.room.jid, isAdaptive: 0 };
    case 'pushMessage':
      return { type: 1, content: trial.text('push'), sendPhone: me().phone, toUserPhone: ghost.phone };
    default:
      return {};
  }
}

const withPeer: ReadonlySet<OperationId> = new Set(['listMessages']);
const withRoom: ReadonlySet<OperationId> = new Set([
  'listGroupMessages',
  'getRoom',
  'listNotices',
  'listMembers',
  'updateRoom',
  'transferRoom',
  'setMemberNotification',
  'removeMember',
  'addMembers',
  'pinChat',
  'unpinChat',
]);

/** What `validFor` asks of a run. Writes to the group want it alone, whatever they are expected to come to. */
export function needsOf(id: OperationId, effect: 'read' | 'write' | 'irreversible') {
  const people: readonly Role[] = withPeer.has(id) ? ['owner', 'peer'] : ['owner'];
  return {
    people,
    ...(withRoom.has(id) && { room: effect === 'read' ? ('read' as const) : ('change' as const) }),
  };
}
