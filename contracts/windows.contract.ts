import type { Given, Trial } from '../src/check/suite/trial.ts';
import { agreeing, concern, everything, some, undisturbed } from './kit.ts';

const make = concern('windows', { layer: 'M' });
/** Messages that are looked at, however long a history is, and the most that a window is asked for. */
const [looked, enough, most] = [60, 200, 1000];

/**
 * What time shows must be among all: where a history ends in fewer rows than were asked for, none is older, and where it
 * has as many, the next page goes on. A window of rows that a server never leaves shows in no page.
 * @returns when the oldest of them was sent, milliseconds
 */
async function holdsToTheEnd(
  trial: Trial,
  list: (window: Given) => Promise<readonly { readonly timeSend: number }[]>,
): Promise<number> {
  const whole = await list({ pageSize: most });
  const oldest = Math.min(...whole.map(row => row.timeSend));
  const [beyond, older] = await Promise.all([
    whole.length < most ? [] : list({ pageIndex: 1, pageSize: most }),
    list({ startTime: 0, endTime: oldest - 2000, pageSize: 1 }),
  ]);
  const [row] = older.filter(({ timeSend }) => timeSend < oldest);
  trial.holds(row === undefined || beyond.length > 0, {
    rule: 'capped',
    message: 'a page must have as many rows as requested, if there are enough',
    source: 'document',
    harm: 'loss',
    expected: `the message of ${row?.timeSend} after ${whole.length} others`,
    got: `none after ${whole.length}`,
  });
  return oldest;
}

/** Lists that startTime and endTime cut. */
export default [
  make('listLastChats', {
    title: 'the chat list can be limited by time; with start and end given, start wins',
    operation: 'listLastChats',
    source: 'server',
    needs: undisturbed,
    async run(trial) {
      const list = (window: Given) => trial.ok('owner', 'listLastChats', { ...everything, ...window });
      const all = some(trial, await list({}), 'chat');
      const times = all.map(row => row.timeSend).sort((one, other) => one - other);
      const cut = times[Math.floor((times.length - 1) / 2)] ?? 0;
      const jids = (rows: readonly { readonly jid: string }[]) => rows.map(row => row.jid);
      const [got, want] = await agreeing(trial, async () => {
        const now = await list({});
        const since = await list({ startTime: cut, endTime: cut });
        return [
          [jids(await list({ startTime: 0, endTime: cut })), jids(since)],
          [jids(now.filter(row => row.timeSend <= cut)), jids(now.filter(row => row.timeSend >= cut))],
        ];
      });
      // Both windows together are the whole list: what they show beside it was cut off there.
      const listed = new Set(want.flat());
      const cutOff = new Set(got.flat().filter(jid => !listed.has(jid)));
      const isWhole = trial.holds(cutOff.size === 0, {
        rule: 'capped',
        message: 'a page must have as many rows as requested, if there are enough',
        source: 'document',
        harm: 'loss',
        expected: `all ${listed.size + cutOff.size} chats, as ${everything.pageSize} were asked for`,
        got: `${listed.size} of them`,
      });
      if (!isWhole) return;
      trial.same(got, want, {
        rule: 'chat-list-window',
        message: 'the list must end at endTime, or start at startTime and ignore endTime',
      });
    },
  }),
  ...(['listGroupMessages', 'listMessages'] as const).map(operation =>
    make(operation, {
      title: `${operation}: startTime and endTime limit the history`,
      operation,
      needs: { ...undisturbed, people: ['owner', 'peer'] },
      async run(trial) {
        const list = async (
          window: Given,
        ): Promise<readonly { readonly _id: string; readonly timeSend: number }[]> =>
          operation === 'listMessages'
            ? trial.ok('owner', 'listMessages', {
                receiver: trial.person('peer').userId,
                pageIndex: 0,
                pageSize: enough,
                ...window,
              })
            : trial.ok('owner', 'listGroupMessages', {
                roomId: trial.room.jid,
                pageIndex: 0,
                pageSize: enough,
                ...window,
              });
        const rows = some(trial, await list({ pageSize: looked }), 'message');
        const from = await holdsToTheEnd(trial, list);
        const cut = rows[Math.floor(rows.length / 2)] ?? rows[0];
        // The server counts in whole seconds and is one second generous (server facts 2.7); the document says neither.
        const newer = await list({ startTime: cut.timeSend, endTime: 0 });
        const older = await list({ startTime: 0, endTime: cut.timeSend });
        const mustBeNewer = rows.filter(row => row.timeSend >= cut.timeSend).map(row => row._id);
        const mustBeOlder = rows.filter(row => row.timeSend <= cut.timeSend).map(row => row._id);
        const idsOf = (found: readonly { readonly _id: string }[]) => new Set(found.map(row => row._id));
        trial.holds(
          mustBeNewer.every(id => idsOf(newer).has(id)),
          {
            rule: 'start-time',
            message: 'messages since startTime must be there',
            expected: mustBeNewer.length,
            got: newer.length,
          },
        );
        trial.holds(
          mustBeOlder.every(id => idsOf(older).has(id)),
          {
            rule: 'end-time',
            message: 'messages until endTime must be there',
            expected: mustBeOlder.length,
            got: older.length,
          },
        );
        trial.same(
          newer.filter(row => row.timeSend < cut.timeSend - 2000).map(row => row.timeSend),
          [],
          { rule: 'start-time-ignored', message: 'messages from long before startTime must not be there' },
        );
        trial.same(
          older.filter(row => row.timeSend > cut.timeSend + 2000).map(row => row.timeSend),
          [],
          { rule: 'end-time-ignored', message: 'messages from long after endTime must not be there' },
        );
        // Both together: neither end may be forgotten for the other.
        const within = await list({ startTime: from, endTime: from });
        const outside = within.filter(({ timeSend }) => Math.abs(timeSend - from) > 2000);
        trial.same(
          outside.map(row => row.timeSend),
          [],
          {
            rule: 'end-time-ignored',
            message: 'messages from long after endTime must not be there',
          },
        );
        const later = await list({ startTime: rows[0].timeSend + 60_000, endTime: 0 });
        trial.same(later.length, 0, {
          rule: 'start-time-empty',
          message: 'after the last message there must be none',
        });
        const oldest = rows.length < looked ? (rows.at(-1)?.timeSend ?? 0) : 10_000;
        const before = await list({ startTime: 0, endTime: oldest - 5000 });
        trial.same(before.length, 0, {
          rule: 'end-time-empty',
          message: 'before the first message there must be none',
        });
      },
    }),
  ),
];
