import type { OperationParameters } from '../spec/generated/parameters.gen.ts';
import type { OperationId } from '../spec/operation.ts';

/** Parameters that are texts when they reach the handler. */
type TextParameter<Id extends OperationId> = {
  [Name in keyof OperationParameters[Id]]-?: NonNullable<OperationParameters[Id][Name]> extends string
    ? Name
    : never;
}[keyof OperationParameters[Id]];

/** What faults need to know of an operation and openapi.yaml does not say. */
export interface OperationFacts<Id extends OperationId = OperationId> {
  /** Whose rows the answer shows: the caller's own, those that others see as well, or none. */
  readonly shows: 'own' | 'shared' | 'nothing';
  /** Texts that one user writes and others read; a `line` is a short name without line breaks. */
  readonly texts?: { readonly [Name in TextParameter<Id>]?: 'line' | 'text' };
  /**
   * Numbers in the answer that count something, by path, `*` for the elements of a list, with the class of defects
   * when they are wrong. Total and pageCount of a page are known from `x-page`.
   */
  readonly counts?: Readonly<Record<string, `D${number}`>>;
}

/** The facts of every operation. A new operation does not compile without its own. */
const facts: { readonly [Id in OperationId]: OperationFacts<Id> } = {
  getConfig: { shows: 'shared' },
  getUser: { shows: 'own' },
  listFriends: { shows: 'own', counts: { 'data.pageSize': 'D53' } },
  addFriend: { shows: 'nothing' },
  listRooms: { shows: 'own', counts: { 'data.*.userSize': 'D54' } },
  listLastChats: { shows: 'own' },
  listGroupMessages: { shows: 'shared' },
  addRoom: { shows: 'shared', texts: { name: 'line', desc: 'text' } },
  getRoom: { shows: 'shared', counts: { 'data.userSize': 'D54' } },
  updateRoom: { shows: 'nothing', texts: { roomName: 'line', notice: 'text' } },
  listNotices: { shows: 'shared' },
  listMembers: { shows: 'shared' },
  transferRoom: { shows: 'nothing' },
  setMemberNotification: { shows: 'nothing' },
  removeMember: { shows: 'nothing' },
  addMembers: { shows: 'nothing' },
  listMessages: { shows: 'own' },
  deleteMessages: { shows: 'nothing' },
  search: { shows: 'own' },
  pinChat: { shows: 'nothing' },
  unpinChat: { shows: 'nothing' },
  pushMessage: { shows: 'nothing', texts: { content: 'text' } },
  uploadFile: { shows: 'shared', counts: { total: 'D54', success: 'D54', failure: 'D54' } },
  getFile: { shows: 'shared' },
};

/**
 * The facts of an operation.
 * @throws Error for an operation that the contract has and the compiler has not seen yet
 */
export function operationFacts(id: OperationId): OperationFacts {
  if (Object.hasOwn(facts, id)) return facts[id];
  const advice = `Add ${id} to src/faults/operation-facts.ts; npm run typecheck names every such place.`;
  throw new Error(`Failed to make the faults of ${id}: nothing is known of it. ${advice}`);
}
