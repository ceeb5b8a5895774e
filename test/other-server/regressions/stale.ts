import type { Regression } from './hooks.ts';
import { askedBy, kept } from './kept.ts';

const forLong = (id: string, path: string, what: string) =>
  kept('loss', id, [path], `${what} is cached for ten seconds`, 10_000, askedBy);

/** Lists that are cached and not looked at again after a write. */
export const stales: readonly Regression[] = [
  forLong('rooms-cached', '/room/list/his', 'the list of groups'),
  forLong('chats-cached', '/tigase/getLastChatList', 'the list of chats'),
  forLong('notices-cached', '/room/noticesPage', 'a page of notices'),
  forLong('members-cached', '/room/member/list', 'the list of members'),
  forLong('friends-cached', '/friends/page', 'the list of friends'),
  forLong('messages-cached', '/tigase/shiku_msgs', 'the history of a chat'),
  forLong('search-cached', '/tigase/search', 'what was found'),
];
