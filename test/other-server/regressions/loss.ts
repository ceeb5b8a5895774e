import type { Call } from '../call.ts';
import type { Change } from '../state/collection.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';

/** Whether a change is lost. */
type Lost = (change: Change, call: Call) => boolean;

const loss = (id: string, path: string, says: string, lost: Lost = () => true) =>
  doing('loss')(id, [path], says, {
    store: (change, call) => (call.path === path && lost(change, call) ? undefined : change),
  });

const of =
  (...collections: readonly string[]): Lost =>
  ({ collection }) =>
    collections.includes(collection);

const field = ({ after }: Change, name: string): unknown =>
  (after as Record<string, unknown> | undefined)?.[name];

const before = (change: Change, name: string): unknown =>
  (change.before as Record<string, unknown> | undefined)?.[name];

/** A write that does more than it should. */
const rewritten = (
  id: string,
  path: string,
  says: string,
  more: (change: Change, call: Call) => Readonly<Record<string, unknown>>,
) =>
  doing('loss')(id, [path], says, {
    store: (change, call) =>
      call.path === path && change.after
        ? { ...change, after: { ...change.after, ...more(change, call) } }
        : change,
  });

const dissolves: Lost = (_, { parameters, caller, state }) => {
  const owner = state.rooms.get(parameters.text('roomId'))?.userId;
  return owner === caller.userId && parameters.text('userId') === String(owner);
};

const remove = '/room/member/delete';
const deletion = '/tigase/deleteMsg';

/** Writes that say they were done, and were not, or only in part. */
export const losses: readonly Regression[] = [
  loss('room-lost', '/room/add', 'a new group is not stored'),
  loss('update-lost', '/room/update', 'a new name or notice is not stored'),
  loss('notice-lost', '/room/update', 'a notice is not listed', of('notices')),
  loss('group-news-lost', '/room/update', 'the group is not told of a change', of('groupMessages')),
  loss('add-members-lost', '/room/member/update', 'new members are not stored'),
  loss('transfer-lost', '/room/transfer', 'a group keeps its owner'),
  loss(
    'transfer-keeps-role',
    '/room/transfer',
    'the old owner stays one',
    change => change.collection === 'members' && field(change, 'role') === 3,
  ),
  loss('leave-lost', remove, 'who left is still in', (...all) => !dissolves(...all)),
  loss(
    'count-stale',
    remove,
    'who left is still counted',
    (change, call) => of('rooms')(change, call) && change.after !== undefined,
  ),
  loss('dissolve-lost', remove, 'a dissolved group is still there', dissolves),
  loss(
    'dissolved-room-stays',
    remove,
    'a dissolved group is still answered',
    change => change.collection === 'rooms' && change.after === undefined,
  ),
  loss(
    'dissolved-history-stays',
    remove,
    'the history of a dissolved group can still be read',
    change => change.collection === 'groupMessages' && change.after === undefined,
  ),
  loss(
    'dissolved-notices-stay',
    remove,
    'the notices of a dissolved group can still be read',
    change => change.collection === 'notices' && change.after === undefined,
  ),
  loss('mute-lost', '/room/member/setOfflineNoPushMsg', 'muting and pinning are not stored'),
  loss('pin-lost', '/tigase/dialog/add', 'a pin is not stored'),
  loss('pin-not-cleared', '/tigase/dialog/delete', 'a pin stays'),
  loss('push-lost', '/console/oneSendOne', 'a message is not stored'),
  loss(
    'push-one-copy',
    '/console/oneSendOne',
    'the receiver has no copy',
    change => change.collection === 'messages' && field(change, 'direction') === 1,
  ),
  loss('news-no-last-chat', '/room/update', 'the news of a group is no last chat', of('lastChats')),
  loss('push-no-last-chat', '/console/oneSendOne', 'a message is no last chat', of('lastChats')),
  loss(
    'friend-one-sided',
    '/friends/add',
    'only one side is a friend',
    (change, { caller }) => change.collection === 'friends' && field(change, 'userId') !== caller.userId,
  ),
  rewritten('rename-clears-notice', '/room/update', 'a new name takes the description away', change =>
    change.collection === 'rooms' && field(change, 'name') !== before(change, 'name') ? { desc: '' } : {},
  ),
  rewritten('rename-takes-owner', '/room/update', 'a change makes whoever asks the owner', (change, call) =>
    change.collection === 'rooms' ? { userId: call.caller.userId + 1 } : {},
  ),
  rewritten('transfer-renames', '/room/transfer', 'a transfer gives the group another name', change =>
    change.collection === 'rooms' ? { name: '我的群组' } : {},
  ),
  rewritten('unpin-mutes', '/tigase/dialog/delete', 'unpinning mutes the group as well', change =>
    change.collection === 'members' ? { offlineNoPushMsg: 1 } : {},
  ),
  rewritten('mute-pins', '/room/member/setOfflineNoPushMsg', 'muting pins the group as well', change =>
    change.collection === 'members' && field(change, 'offlineNoPushMsg') === 1
      ? { openTopChatTime: 1_600_000_000 }
      : {},
  ),
  rewritten('push-other-author', '/console/oneSendOne', 'the receiver has sent it to themselves', change =>
    change.collection === 'messages' ? { direction: 0 } : {},
  ),
  rewritten(
    'push-other-ids',
    '/console/oneSendOne',
    'the copies of a message have ids of their own',
    change =>
      change.collection === 'messages' && field(change, 'direction') === 1
        ? { messageId: `x${change.key}` }
        : {},
  ),
  loss('delete-lost', deletion, 'a deleted message stays'),
  loss('hide-lost', deletion, 'a hidden group message is shown', of('hides')),
  loss('recall-lost', deletion, 'a recalled group message stays', of('groupMessages')),
  loss('last-chat-stale', deletion, 'the last chat shows a deleted message', of('lastChats')),
];
