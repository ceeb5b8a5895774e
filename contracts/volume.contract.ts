import type { Trial } from '../src/check/suite/trial.ts';
import { concern, everything } from './kit.ts';
import { holdsUncapped, pagedLists } from './lists.ts';

const make = concern('volume', { effect: 'write' });

/** More rows than the caps that lists have by habit. */
const many = 70;
const atOnce = 7;
/** Holds all of them, and what others write meanwhile. */
const page = { pageIndex: 0, pageSize: 2 * many } as const;

/** Writes texts, several at a time, and gives them. */
async function written(trial: Trial, what: string, write: (text: string) => Promise<unknown>) {
  const texts = Array.from({ length: many }, (_, index) => trial.text(`${what} ${index}`));
  for (let at = 0; at < many; at += atOnce) await Promise.all(texts.slice(at, at + atOnce).map(write));
  return texts;
}

/** What of some texts is not shown. */
const missing = (texts: readonly string[], shown: readonly (string | undefined)[]) => {
  const there = new Set(shown);
  return texts.filter(text => !there.has(text)).length;
};

/** Long lists: everything that was written is in them, however long they are. */
export default [
  make('notices', {
    title: `${many} notices in a group are all in the list and in the history`,
    operation: 'listNotices',
    lengthy: true,
    needs: { room: 'change' },
    async run(trial) {
      const roomId = trial.room.id;
      const notices = await written(trial, '公告', notice =>
        trial.ok('owner', 'updateRoom', { roomId, notice }),
      );
      await holdsUncapped(trial, pagedLists.listNotices.page);
      const given = page;
      const listed = await trial.settled(
        () => trial.ok('owner', 'listNotices', { roomId, ...given }),
        ({ pageData }) =>
          missing(
            notices,
            pageData.map(row => row.text),
          ) === 0,
      );
      trial.same(
        missing(
          notices,
          listed.pageData.map(row => row.text),
        ),
        0,
        {
          rule: 'notices-left-out',
          pointer: '/data/pageData',
          message: 'every notice must be listed',
        },
      );
      // Which of one second is the newest is said nowhere.
      const newest = Math.max(...listed.pageData.map(({ time }) => time));
      const groups = await trial.ok('owner', 'listRooms', everything);
      trial.same(groups.find(({ id }) => id === roomId)?.notice.time, newest, {
        rule: 'listed-notice',
        pointer: '/data/*/notice/time',
        message: 'the list of groups must show the new notice to every member',
        source: 'server',
        of: 'listRooms',
      });
      await holdsUncapped(trial, pagedLists.listGroupMessages.page);
      const rows = await trial.settled(
        () => trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, ...given }),
        found =>
          missing(
            notices,
            found.map(row => row.content),
          ) === 0,
      );
      trial.same(
        missing(
          notices,
          rows.map(row => row.content),
        ),
        0,
        {
          rule: 'messages-left-out',
          pointer: '/data',
          message: 'every notice must be in the history of the group',
          source: 'server',
        },
      );
    },
  }),
  make('messages', {
    title: `${many} messages in a single chat are all in the history`,
    operation: 'listMessages',
    lengthy: true,
    needs: { chat: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const texts = await written(trial, '多', text => trial.push('owner', 'peer', text));
      await holdsUncapped(trial, pagedLists.listMessages.page);
      for (const who of ['owner', 'peer'] as const) {
        const receiver = trial.person(who === 'owner' ? 'peer' : 'owner').userId;
        const rows = await trial.settled(
          () => trial.ok(who, 'listMessages', { receiver, ...page }),
          found =>
            missing(
              texts,
              found.map(row => row.content),
            ) === 0,
        );
        trial.same(
          missing(
            texts,
            rows.map(row => row.content),
          ),
          0,
          {
            rule: 'messages-left-out',
            pointer: '/data',
            message: 'every message must be in the history',
          },
        );
      }
    },
  }),
];
