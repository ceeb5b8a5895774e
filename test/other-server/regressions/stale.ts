import type { Regression } from './hooks.ts';
import { asked, askedBy, kept } from './kept.ts';

const forLong = (id: string, path: string, what: string) =>
  kept('loss', id, [path], `${what} is cached for ten seconds`, 10_000, askedBy);

/** What is not asked for again and again is cached: all pages but the first. */
const behindTheFirst = (id: string, path: string, what: string) =>
  kept(
    'loss',
    id,
    [path],
    `the second page of ${what} and all behind it are cached for a minute, whoever asks`,
    60_000,
    asked,
    ({ parameters }) => Number(parameters.text('pageIndex')) > 0,
  );

/** Lists that are cached and not looked at again after a write. */
export const stales: readonly Regression[] = [
  forLong('rooms-cached', '/room/list/his', 'the list of groups'),
  forLong('chats-cached', '/tigase/getLastChatList', 'the list of chats'),
  forLong('notices-cached', '/room/noticesPage', 'a page of notices'),
  forLong('members-cached', '/room/member/list', 'the list of members'),
  forLong('friends-cached', '/friends/page', 'the list of friends'),
  forLong('messages-cached', '/tigase/shiku_msgs', 'the history of a chat'),
  behindTheFirst('later-group-pages-cached', '/tigase/shiku_muc_msgs', 'the history of a group'),
  behindTheFirst('later-chat-pages-cached', '/tigase/shiku_msgs', 'the history of a chat'),
  behindTheFirst('later-notices-cached', '/room/noticesPage', 'notices'),
  forLong('search-cached', '/tigase/search', 'what was found'),
];
