import type { Call, Success } from '../call.ts';
import { deleteMessages } from './deletion.ts';
import { addFriend, listFriends } from './friends.ts';
import { listGroupMessages, listMessages } from './history.ts';
import { listLastChats } from './last-chats.ts';
import { listMembers, setNotification, transferRoom } from './members.ts';
import { removeMember, updateMembers } from './membership.ts';
import { listNotices } from './notices.ts';
import { addPin, deletePin, listPins } from './pins.ts';
import { push } from './push.ts';
import { updateRoom } from './room-update.ts';
import { addRoom, getRoom, listRooms } from './rooms.ts';
import { search } from './search.ts';
import { getUser } from './users.ts';

interface Operation {
  readonly run: (call: Call) => Success;
  /** Served by a replica. */
  readonly reads: boolean;
  /** Parameters become fields of one object, so that a mistyped one is a binding error (server facts 1.5). */
  readonly bean?: boolean;
}

const read = (run: Operation['run']): Operation => ({ run, reads: true });
const write = (run: Operation['run']): Operation => ({ run, reads: false });
const bean = (run: Operation['run']): Operation => ({ run, reads: false, bean: true });

/** Every operation that needs a token, by path. */
export const operations: Readonly<Record<string, Operation>> = {
  '/user/get': read(getUser),
  '/friends/page': read(listFriends),
  '/friends/add': write(addFriend),
  '/room/list/his': read(listRooms),
  '/room/add': bean(addRoom),
  '/room/get': read(getRoom),
  '/room/update': bean(updateRoom),
  '/room/noticesPage': read(listNotices),
  '/room/transfer': write(transferRoom),
  '/room/member/list': read(listMembers),
  '/room/member/update': bean(updateMembers),
  '/room/member/delete': write(removeMember),
  '/room/member/setOfflineNoPushMsg': write(setNotification),
  '/tigase/getLastChatList': read(listLastChats),
  '/tigase/shiku_msgs': read(listMessages),
  '/tigase/shiku_muc_msgs': read(listGroupMessages),
  '/tigase/deleteMsg': write(deleteMessages),
  '/tigase/search': read(search),
  '/tigase/dialog/add': write(addPin),
  '/tigase/dialog/delete': write(deletePin),
  '/tigase/dialog/get': read(listPins),
  '/console/oneSendOne': write(push),
};
