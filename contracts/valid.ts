import type { Needs } from '../src/check/suite/case.ts';
import { ghost } from '../src/check/suite/marker.ts';
import type { Role } from '../src/check/suite/people.ts';
import type { Given, Trial } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';
import type { OperationParameters } from '../src/spec/generated/parameters.gen.ts';

type Parameters<Id extends OperationId> = {
  readonly [Name in keyof OperationParameters[Id]]?: string | number;
};

/** Parameters that are complete for an operation, and what of the run they name. */
interface Valid<Id extends OperationId> {
  readonly uses?: 'room' | 'peer';
  readonly given: (trial: Trial) => Parameters<Id>;
}

const page = { pageIndex: 0, pageSize: 20 };
const roomId = ({ room }: Trial) => ({ roomId: room.id });
const nothing = () => ({});

/**
 * Reads succeed with these; writes are chosen so that nothing is lost even where a server takes what it has to refuse.
 * A new operation does not compile without its own.
 */
const valid: { readonly [Id in OperationId]: Valid<Id> } = {
  getConfig: { given: nothing },
  getUser: { given: nothing },
  listFriends: { given: trial => ({ ...page, userId: trial.person('owner').userId }) },
  addFriend: { given: trial => ({ toUserId: trial.person('owner').userId }) },
  listRooms: { given: () => page },
  listLastChats: { given: () => page },
  listGroupMessages: { uses: 'room', given: ({ room }) => ({ ...page, roomId: room.jid }) },
  addRoom: { given: trial => ({ jid: '', name: trial.text('never'), phones: '{' }) },
  getRoom: { uses: 'room', given: roomId },
  updateRoom: { uses: 'room', given: trial => ({ ...roomId(trial), subject: trial.text('subject') }) },
  listNotices: { uses: 'room', given: trial => ({ ...page, ...roomId(trial) }) },
  listMembers: { uses: 'room', given: roomId },
  transferRoom: { uses: 'room', given: trial => ({ ...roomId(trial), toUserId: ghost.userId }) },
  setMemberNotification: {
    uses: 'room',
    given: trial => ({ ...roomId(trial), offlineNoPushMsg: 0, type: 0, userId: 0 }),
  },
  removeMember: { uses: 'room', given: trial => ({ ...roomId(trial), userId: ghost.userId }) },
  addMembers: { uses: 'room', given: trial => ({ ...roomId(trial), phones: `[${ghost.phone}]` }) },
  listMessages: { uses: 'peer', given: trial => ({ ...page, receiver: trial.person('peer').userId }) },
  deleteMessages: {
    given: trial => ({ type: 1, delete: 1, messageId: trial.text('none').replaceAll(' ', '-') }),
  },
  search: { given: trial => ({ content: trial.person('owner').nickname || 'a' }) },
  pinChat: { uses: 'room', given: ({ room }) => ({ jid: room.jid, isAdaptive: 0 }) },
  unpinChat: { uses: 'room', given: ({ room }) => ({ jid: room.jid, isAdaptive: 0 }) },
  pushMessage: {
    given: trial => {
      const sendPhone = trial.person('owner').phone;
      return { type: 1, content: trial.text('push'), sendPhone, toUserPhone: ghost.phone };
    },
  },
  uploadFile: { given: nothing },
  getFile: { given: nothing },
};

/** Parameters that are complete for an operation; token and flag are the run's. */
export function validFor(trial: Trial, id: OperationId): Given {
  return valid[id].given(trial);
}

/** What `validFor` asks of a run. Writes to the group are there to be refused. */
export function needsOf(id: OperationId, effect: 'read' | 'write' | 'irreversible'): Needs {
  const { uses } = valid[id];
  const people: readonly Role[] = uses === 'peer' ? ['owner', 'peer'] : ['owner'];
  return { people, ...(uses === 'room' && { room: effect === 'read' ? 'read' : 'refused' }) };
}
