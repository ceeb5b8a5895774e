import fc from 'fast-check';
import { listLastChats } from './chats.ts';
import type { Step } from './command.ts';
import { deleteFromGroup, deleteSingle } from './deletion.ts';
import { getFile, uploadFile } from './files.ts';
import { addFriend, listFriends } from './friends.ts';
import { listGroupMessages, listMessages } from './histories.ts';
import { addMembers, changeMember, listMembers, removeMember, setMemberNotification } from './members.ts';
import { listNotices } from './notices.ts';
import { pinChat, unpinChat } from './pins.ts';
import { updateRoom } from './room-update.ts';
import { addRoom, getRoom, listRooms, transferRoom } from './rooms.ts';
import { search } from './search.ts';
import { pushMessage, somebodyWrites, somebodyWritesToGroup } from './sending.ts';
import { noToken, openLogin, refusal, timePasses } from './surroundings.ts';
import { getConfig, getUser } from './users.ts';

/** Every command by the operation it is about, with how often it comes. */
const reads = {
  getConfig: [1, getConfig],
  getUser: [2, getUser],
  listFriends: [2, listFriends],
  listRooms: [2, listRooms],
  getRoom: [3, getRoom],
  listNotices: [3, listNotices],
  listMembers: [2, listMembers],
  listMessages: [3, listMessages],
  listGroupMessages: [4, listGroupMessages],
  listLastChats: [4, listLastChats],
  search: [3, search],
  getFile: [2, getFile],
  refusal: [3, refusal],
  noToken: [1, noToken],
} as const;

const groups = {
  addRoom: [3, addRoom],
  updateRoom: [9, updateRoom],
  transferRoom: [3, transferRoom],
  addMembers: [6, addMembers],
  changeMember: [6, changeMember],
  setMemberNotification: [2, setMemberNotification],
  removeMember: [4, removeMember],
  openLogin: [3, openLogin],
  timePasses: [4, timePasses],
} as const;

const messages = {
  pushMessage: [5, pushMessage],
  somebodyWrites: [5, somebodyWrites],
  somebodyWritesToGroup: [9, somebodyWritesToGroup],
  deleteSingle: [6, deleteSingle],
  deleteFromGroup: [9, deleteFromGroup],
} as const;

const others = {
  addFriend: [3, addFriend],
  pinChat: [3, pinChat],
  unpinChat: [2, unpinChat],
  uploadFile: [2, uploadFile],
} as const;

export const commands = { ...reads, ...groups, ...messages, ...others };

type Weighted = Readonly<Record<string, readonly [number, fc.Arbitrary<Step>]>>;
const sequence = (of: Weighted) => {
  const step = fc.oneof(...Object.values(of).map(([weight, arbitrary]) => ({ weight, arbitrary })));
  return fc.array(step, { maxLength: 40, size: 'max' });
};

/** What people do one after the other: everything, or one kind of thing, so that rare cases meet. */
export const sequences = fc.oneof(
  { weight: 3, arbitrary: sequence(commands) },
  { weight: 2, arbitrary: sequence({ ...groups, refusal: [1, refusal], getRoom: [2, getRoom] }) },
  { weight: 2, arbitrary: sequence({ ...messages, ...groups, listLastChats: [3, listLastChats] }) },
  { weight: 2, arbitrary: sequence({ ...messages, ...reads, timePasses: [5, timePasses] }) },
);
