import type { Exchange, Trial } from '../src/check/suite/trial.ts';
import { phonesOf } from './joining.ts';
import { concern, everything } from './kit.ts';
import { friend } from './pinned.ts';
import { holdsOf } from './rows.ts';

const make = concern('dissolving', { effect: 'write' });

/** Type of the message that tells of the end of a group. */
const dissolved = 903;

/** Messages beside the last one, which some servers write after they have emptied the history. */
const textsIn = (rows: readonly { readonly contentType: number }[]) =>
  rows.filter(row => row.contentType !== dissolved).length;

/** Notices in an answer; a group that is gone has no page of them, or an empty one (server facts 2.15). */
function noticesIn({ json }: Exchange): number {
  const page = (json as { data?: { pageData?: unknown } } | null)?.data?.pageData;
  return Array.isArray(page) ? page.length : 0;
}

/**
 * Whoever gave the group away can leave it, and it goes on. Who joins again does not see what was before, so nobody
 * uses the group afterwards.
 */
async function holdsWithoutGiver(trial: Trial): Promise<void> {
  const { id: roomId } = trial.room;
  const [owner, peer] = [trial.person('owner').userId, trial.person('peer').userId];
  const areFriends = async () => {
    const [theirs, back] = await Promise.all([
      trial.ok('owner', 'listFriends', { userId: owner, ...everything }),
      trial.ok('peer', 'listFriends', { userId: peer, ...everything }),
    ]);
    return [
      theirs.pageData.some(row => row.toUserId === peer),
      back.pageData.some(row => row.toUserId === owner),
    ];
  };
  const before = await areFriends();
  await trial.ok('owner', 'removeMember', { roomId, userId: peer });
  trial.same(await areFriends(), before, {
    rule: 'still-friends',
    pointer: '/data/pageData',
    message: 'removing a member of a group must leave friendships as they are',
  });
  await trial.ok('owner', 'addMembers', { roomId, phones: phonesOf(trial, 'peer') });
  await trial.ok('owner', 'transferRoom', { roomId, toUserId: peer });
  const isFriendPinned = async () => ((await friend(trial))?.openTopChatTime ?? 0) !== 0;
  // Somebody's own pin is not touched.
  const pins = before[0] === true && !(await isFriendPinned());
  const pin = (id: 'pinChat' | 'unpinChat') => trial.send('owner', id, { jid: String(peer), isAdaptive: 1 });
  if (pins) trial.willPin(String(peer));
  try {
    if (pins) await pin('pinChat');
    const pinned = pins && (await isFriendPinned());
    await trial.ok('owner', 'removeMember', { roomId, userId: owner });
    if (pinned)
      trial.holds(await isFriendPinned(), {
        rule: 'pin-stays',
        pointer: '/data/pageData/*/openTopChatTime',
        message: 'leaving a group must leave the pins of friends',
        of: 'listFriends',
      });
    const { members } = await trial.ok('peer', 'getRoom', { roomId });
    trial.same(
      members.map(row => row.userId),
      [peer],
      { rule: 'goes-on-without', message: 'the group must go on with those who stay' },
    );
  } finally {
    if (pins) await pin('unpinChat');
    await trial.send('peer', 'addMembers', { roomId, phones: phonesOf(trial, 'owner') });
    await trial.send('peer', 'transferRoom', { roomId, toUserId: owner });
  }
}

/** Another group of the run that the owner has still, pinned; undefined where there is none. */
async function pinnedElsewhere(trial: Trial): Promise<string | undefined> {
  const { userId } = trial.person('owner');
  const rooms = await trial.ok('owner', 'listRooms', everything);
  const other = rooms.find(row => trial.isOwn(row) && row.userId === userId && row.id !== trial.room.id);
  if (!other) return undefined;
  trial.willPin(other.jid);
  await trial.ok('owner', 'pinChat', { jid: other.jid, isAdaptive: 1 });
  return (await trial.settled(
    () => isPinned(trial, other.jid),
    is => is,
  ))
    ? other.jid
    : undefined;
}

async function isPinned(trial: Trial, jid: string): Promise<boolean> {
  const rooms = await trial.ok('owner', 'listRooms', everything);
  return (rooms.find(row => row.jid === jid)?.member.openTopChatTime ?? 0) !== 0;
}

/** The end of a group. It may end the owner's login too, so that comes last. */
export default [
  make('without-giver', {
    title: 'a former owner who has given the group away can leave it, and it goes on without them',
    operation: 'removeMember',
    needs: { room: 'last', part: 'own-row', chat: 'write', people: ['owner', 'peer'] },
    run: holdsWithoutGiver,
  }),
  make('dissolved', {
    title: 'when the owner leaves, the group is dissolved for everybody',
    operation: 'removeMember',
    needs: { room: 'change', people: ['owner', 'peer'], loginEnding: true },
    async run(trial) {
      const { id: roomId, jid } = trial.room;
      const { userId } = trial.person('owner');
      const pinned = await pinnedElsewhere(trial);
      await trial.ok('owner', 'removeMember', { roomId, userId });
      const login = await trial.loginAfterDissolving();
      const lives = login === 'alive';
      // The document says the login ends, no server code does it: either is right.
      trial.note({
        rule: 'login-after-dissolving',
        message: `dissolving a group ${lives ? 'left the login valid' : 'ended the login'}`,
        expected: 'the document: ended; the server: alive',
        got: lives ? 'alive' : 'ended',
      });
      if (pinned !== undefined && login !== 'ended')
        trial.holds(await isPinned(trial, pinned), {
          rule: 'pin-stays',
          pointer: '/data/*/member/openTopChatTime',
          message: 'dissolving a group must leave the pins of other groups',
        });
      await trial.refused('peer', 'getRoom', { roomId }, { code: 100411, source: 'server', harm: 'loss' });
      await trial.refused(
        'peer',
        'listMembers',
        { roomId },
        // Whoever looks for the membership first finds none (server facts 2.16).
        { code: 100411, or: [10111], source: 'server', harm: 'loss' },
      );
      const seers = login === 'ended' ? (['peer'] as const) : (['owner', 'peer'] as const);
      for (const who of seers) {
        const page = { pageIndex: 0, pageSize: 100 };
        const [history, notices] = await Promise.all([
          trial.settled(
            () => trial.ok(who, 'listGroupMessages', { roomId: jid, ...page }),
            rows => textsIn(rows) === 0,
          ),
          trial.settled(
            () => trial.send(who, 'listNotices', { roomId, ...page }),
            exchange => noticesIn(exchange) === 0,
          ),
        ]);
        trial.same(textsIn(history), 0, {
          rule: 'history-gone',
          pointer: '/data',
          message: 'the history must be gone with the group',
          source: 'server',
          of: 'listGroupMessages',
        });
        trial.same(noticesIn(notices), 0, {
          rule: 'notices-gone',
          pointer: '/data/pageData',
          message: 'the notices must be gone with the group',
          source: 'server',
          exchange: notices,
        });
      }
      for (const who of seers) {
        const [rooms, chats, found] = await Promise.all([
          trial.ok(who, 'listRooms', everything),
          trial.ok(who, 'listLastChats', everything),
          trial.ok(who, 'search', { content: trial.marker }),
        ]);
        holdsOf(
          trial,
          rooms,
          { field: 'id', value: roomId, are: 'absent' },
          {
            rule: 'unlisted',
            message: 'the group must be gone from the lists',
            of: 'listRooms',
          },
        );
        holdsOf(
          trial,
          chats,
          { field: 'jid', value: jid, are: 'absent' },
          {
            rule: 'chat-gone',
            message: 'the chat must be gone from the lists',
            of: 'listLastChats',
          },
        );
        const group = found.group.filter(row => row.id === roomId);
        const messages = found.mucmsgs.filter(row => row.room_jid === jid);
        trial.same([group.length, messages.length], [0, 0], {
          rule: 'not-found',
          message: 'neither the group nor its messages must be found',
          of: 'search',
        });
      }
      // Last of all: after a write this case waits the whole settle time before it reads, since it cannot be tried again.
      if (pinned !== undefined && login !== 'ended')
        await trial.ok('owner', 'unpinChat', { jid: pinned, isAdaptive: 1 });
    },
  }),
];
