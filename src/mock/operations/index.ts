import type { Contract } from '../../spec/contract.ts';
import { getConfig } from './config.ts';
import { deleteMessages } from './deletion.ts';
import { addFriend, listFriends } from './friends.ts';
import type { AnyHandler, Handlers, OperationSet } from './handler.ts';
import { addMembers } from './member-update.ts';
import { listMembers, removeMember, setMemberNotification } from './members.ts';
import { listGroupMessages, listLastChats, listMessages } from './messages.ts';
import { pinChat, unpinChat } from './pins.ts';
import { pushMessage } from './push.ts';
import { updateRoom } from './room-update.ts';
import { addRoom, getRoom, listNotices, listRooms, transferRoom } from './rooms.ts';
import { search } from './search.ts';
import { getUser } from './users.ts';

/** The handlers of the operations, by operationId. */
export const handlers: Handlers = {
  getConfig,
  getUser,
  listFriends,
  addFriend,
  listRooms,
  listLastChats,
  listGroupMessages,
  addRoom,
  getRoom,
  updateRoom,
  listNotices,
  listMembers,
  transferRoom,
  setMemberNotification,
  removeMember,
  addMembers,
  listMessages,
  deleteMessages,
  search,
  pinChat,
  unpinChat,
  pushMessage,
};

/** The operations of openapi.yaml with their handlers. */
export function documentedOperations(contract: Contract): OperationSet {
  return {
    contract,
    // A record typed by the contract that the values are bound by.
    handlers: handlers as unknown as Readonly<Record<string, AnyHandler>>,
    ownCodes: [],
    warnOf: () => undefined,
  };
}
