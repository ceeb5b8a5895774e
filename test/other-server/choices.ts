import type { FailureName } from './failures.ts';

/** What the document and the facts leave open: every value makes a correct server. */
export interface Choices {
  /** A scalar of the wrong type among parameters that are bound to a bean (server facts 1.5). */
  readonly bindingErrors: 'parameter-invalid' | 'internal';
  /** An id of a group that is no ObjectId: looked at first, or parsed unchecked (server facts 1.5). */
  readonly malformedRoomId: 'checked' | 'unchecked';
  /** `total` of the notices: those on the page, or all (server facts 2.15). */
  readonly noticesTotal: 'page' | 'all';
  /** Notices of a group that does not exist (server facts 2.15). */
  readonly noticesOfMissingRoom: 'empty' | 'refused';
  /** `/friends/page` shows class defaults, or what was asked for (server facts 2.3). */
  readonly friendsPage: 'defaults' | 'echo';
  /** Search without `content` (server facts 2.10, 9). */
  readonly searchWithoutContent: FailureName | 'empty';
  /** Later releases add `nofriend` to the search (server facts 2.10). */
  readonly searchNoFriend: boolean;
  /** Phone numbers of others: hidden by their settings, or not (server facts 2.2). */
  readonly phonesOfOthers: 'hidden' | 'shown';
  /** Which parameter names the members of a group (server facts 2.12, 2.20). */
  readonly membersBy: 'phones' | 'text' | 'both';
  /** A jid that is taken: not checked, or refused (server facts 2.12). */
  readonly takenJid: 'accepted' | 'refused';
  /** `stick_dialog.isRoom` of a group (server facts 2.11 against the document). */
  readonly isRoomOfGroup: 0 | 1;
  /** Whether dissolving a group ends the login of its owner (document 2.3 against server facts 2.19). */
  readonly loginEndsAtDissolve: boolean;
  /** The 900 rows that a change of a group sends to persons are stored with their chats (server facts 2.7, 2.12). */
  readonly groupNewsInSingleChats: boolean;
  /** Changing the notification of somebody who is no member (server facts 2.18). */
  readonly notifyNonMember: 'refused' | 'accepted';
  /** Changing the notification of another member: nobody checks, or nobody else may (server facts 2.18). */
  readonly notifyOthers: 'accepted' | 'refused';
  /** What somebody who is no member gets when they remove one (server facts 2.19). */
  readonly removeAsNonMember: 'no-permission' | 'not-in-room';
  /** A friendship that exists: any row counts, or only status 2 (server facts 2.4). */
  readonly alreadyFriends: 'any' | 'status-2';
  /** A push to an unknown phone number (server facts 2.22). */
  readonly pushToNobody: FailureName;
  /** Which of several rows of the same time comes first: nobody says (server facts 2.7, 2.8, 2.15). */
  readonly sameTime: 'last-stored' | 'first-stored';
  /** What a page size of 0 means where the facts do not say: no limit, or no rows. */
  readonly sizeZero: 'all' | 'none';
  /** Whether the cut at the time of joining holds beside a `startTime`, or only without one (server facts 2.8). */
  readonly joinCut: 'always' | 'without-start';
  /** Seconds before their joining that a member sees: as exact as the time is, or one more, as any window (server facts 2.7). */
  readonly joinCutSlack: 0 | 1;
  /** The receiver in the chat list of a message that is about nobody: the group, or none (915 in the document's sample). */
  readonly receiverOfNews: 'group' | 'none';
  /** The list of members: as they joined, or as the database has it, which need not be the same twice (server facts 2.16). */
  readonly membersOrder: 'joined' | 'any';
  /** When a dissolved group goes, and all that was in it: before the answer, or a while after it (server facts 2.19). */
  readonly dissolving: 'at-once' | 'later';
  /** A group deletion that names no group: does nothing, or finds the messages by their ids (server facts 2.9). */
  readonly deletionWithoutRoom: 'nothing' | 'by-id';
  /** What the message of a new owner says: nobody says (server facts 2.17). */
  readonly ownerNews: 'nickname' | 'nothing';
  /** Among whom the search looks for people (server facts 2.10). */
  readonly searchPeople: 'all' | 'friends';
  /** Whether a group is found by the nickname of a member as well (server facts 2.10). */
  readonly searchGroups: 'name-and-members' | 'name';
  /** Unpinning a conversation that is none of the caller's (server facts 2.11). */
  readonly unpinNothing: 'refused' | 'accepted';
  /** `active` of a member: when they joined, or their last request; nobody says (document 1.7, 1.8). */
  readonly memberActive: 'joined' | 'last-request';
  /** What a pin changes of a membership or a friend beside the pin: nothing, or when it was last changed. */
  readonly pinTouches: 'nothing' | 'modify-time';
  /** `lastTalkTime` and `msgNum` of a friend: never written, or with each message. */
  readonly friendCounters: 'still' | 'counting';
  /** Whose token `/console/*` takes: anybody's, as documented, or that of an admin (server facts 2.22, 7 nr 33). */
  readonly consoleToken: 'user' | 'admin';
  /** Content type of an upload's answer (server facts 5). */
  readonly uploadType: 'text/html; charset=UTF-8' | 'application/json;charset=UTF-8';
  /** All four groups of an upload's answer, or those with files in them (server facts 5). */
  readonly uploadGroups: 'all' | 'filled';
  /** Addresses of files as the document has them, or below `/u` (server facts 5). */
  readonly filePath: 'document' | 'stock';
  /** Keys of an object come in one order, or in another each time: JSON has none. */
  readonly keyOrder: 'fixed' | 'any';
  /** Who gets the header that lets other origins read: everybody, or whoever names an origin (server facts 1.2). */
  readonly cors: 'always' | 'to-origins';
  /** A phone number of nobody among those who are invited (server facts 9). */
  readonly phoneOfNobody: 'skipped' | 'refused';
  /** What `phones` names when somebody is added later: a number as documented, or an id as well (document 1.7, 2.4). */
  readonly addedBy: 'number' | 'number-or-id';
}

/** What the servers whose code is public do, and the document where it says something of its own. */
export const stockChoices: Choices = {
  bindingErrors: 'parameter-invalid',
  malformedRoomId: 'checked',
  noticesTotal: 'page',
  noticesOfMissingRoom: 'empty',
  friendsPage: 'defaults',
  searchWithoutContent: 'parameter-invalid',
  searchNoFriend: false,
  phonesOfOthers: 'hidden',
  membersBy: 'both',
  takenJid: 'accepted',
  isRoomOfGroup: 1,
  loginEndsAtDissolve: false,
  groupNewsInSingleChats: true,
  notifyNonMember: 'refused',
  notifyOthers: 'accepted',
  removeAsNonMember: 'no-permission',
  alreadyFriends: 'any',
  pushToNobody: 'no-such-user',
  sameTime: 'last-stored',
  sizeZero: 'all',
  joinCut: 'always',
  joinCutSlack: 0,
  receiverOfNews: 'group',
  membersOrder: 'joined',
  dissolving: 'at-once',
  deletionWithoutRoom: 'nothing',
  ownerNews: 'nickname',
  searchPeople: 'all',
  searchGroups: 'name-and-members',
  unpinNothing: 'refused',
  memberActive: 'joined',
  pinTouches: 'nothing',
  friendCounters: 'still',
  consoleToken: 'user',
  uploadType: 'text/html; charset=UTF-8',
  uploadGroups: 'all',
  filePath: 'document',
  keyOrder: 'fixed',
  cors: 'always',
  phoneOfNobody: 'skipped',
  addedBy: 'number-or-id',
};

/** The other way at every choice. Correct as well. */
export const contraryChoices: Choices = {
  bindingErrors: 'internal',
  malformedRoomId: 'unchecked',
  noticesTotal: 'all',
  noticesOfMissingRoom: 'refused',
  friendsPage: 'echo',
  searchWithoutContent: 'parameter-lacking',
  searchNoFriend: true,
  phonesOfOthers: 'shown',
  membersBy: 'phones',
  takenJid: 'refused',
  isRoomOfGroup: 0,
  loginEndsAtDissolve: true,
  groupNewsInSingleChats: false,
  notifyNonMember: 'accepted',
  notifyOthers: 'refused',
  removeAsNonMember: 'not-in-room',
  alreadyFriends: 'status-2',
  pushToNobody: 'failed',
  sameTime: 'first-stored',
  sizeZero: 'none',
  joinCut: 'without-start',
  joinCutSlack: 1,
  receiverOfNews: 'none',
  membersOrder: 'any',
  dissolving: 'later',
  deletionWithoutRoom: 'by-id',
  ownerNews: 'nothing',
  searchPeople: 'friends',
  searchGroups: 'name',
  unpinNothing: 'accepted',
  memberActive: 'last-request',
  pinTouches: 'modify-time',
  friendCounters: 'counting',
  // With 'admin' a check can write no single message, and shows little.
  consoleToken: 'user',
  uploadType: 'application/json;charset=UTF-8',
  uploadGroups: 'filled',
  filePath: 'document',
  keyOrder: 'any',
  cors: 'to-origins',
  phoneOfNobody: 'refused',
  addedBy: 'number',
};
