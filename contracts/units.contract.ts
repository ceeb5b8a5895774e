import type { Claim } from '../src/check/suite/trial.ts';
import { concern, secondsField, serverTimeField, some, undisturbed } from './kit.ts';

const make = concern('units', { layer: 'I', harm: 'units' });

const zoneMs = 15 * 60_000;
const minuteMs = 60_000;

/**
 * Whether a clock is merely wrong, which may be that of the machine the check runs on: the unit is right, and the
 * server is not off by a time zone against what it says of itself in `Date`.
 * @param there the server's time by the header `Date`; NaN without one
 */
function isMereDrift(time: number, there: number, off: number): boolean {
  if (!/^\d{13}$/.test(String(time))) return false;
  if (Math.abs(there - time) < 2 * minuteMs) return true;
  const beside = off % zoneMs;
  return off < 2 * zoneMs || Math.min(beside, zoneMs - beside) > minuteMs;
}

/** Seconds against milliseconds: the contract's own rules count digits, these compare with the present. */
export default [
  make('current-time', {
    title: 'currentTime is now, and never goes backwards',
    operation: 'getUser',
    layer: 'I',
    source: 'server',
    async run(trial) {
      const times: number[] = [];
      let there = Number.NaN;
      for (let again = 0; again < 3; again++) {
        const { json, headers } = await trial.send('owner', 'getUser');
        there = Date.parse(headers.date ?? '');
        times.push(Number((json as { currentTime?: unknown } | null)?.currentTime));
      }
      trial.same(
        times,
        times.toSorted((one, other) => one - other),
        {
          rule: 'clock-backwards',
          pointer: '/currentTime',
          message: 'currentTime must not go backwards',
          harm: 'none',
        },
      );
      const [time = 0] = times;
      const off = Math.abs(Date.now() - time);
      if (trial.isMock && off > 600_000) trial.notExercised("the mock's clock is not the real one");
      const claim = {
        pointer: '/currentTime',
        expected: 'within 10 minutes of now',
        got: `${time}, ${Math.round(off / 1000)} seconds away`,
      };
      if (isMereDrift(time, there, off)) {
        const message = 'the clocks of the server and of this machine are apart';
        if (off >= 600_000) trial.note({ ...claim, rule: 'clock-apart', message });
        return;
      }
      const message = 'currentTime must be the present time in milliseconds';
      trial.holds(off < 600_000, { ...claim, rule: 'clock-off', message });
    },
  }),
  make('histories', {
    title: 'message times are milliseconds, and no message of the run is from the future',
    operation: 'listLastChats',
    needs: undisturbed,
    async run(trial) {
      const now = await serverTimeField(trial);
      const given = { pageIndex: 0, pageSize: 20 };
      const chats = some(trial, await trial.ok('owner', 'listLastChats', given), 'chat');
      const late = chats.filter(row => row.timeSend > now + 120_000);
      const own = late.filter(row => trial.isOwn(row));
      trial.same(
        own.map(row => row.timeSend),
        [],
        { rule: 'future', pointer: '/data/*/timeSend', message: 'no message may be from the future' },
      );
      // A client sends the time of its own clock (server facts 1.2).
      const ahead = late.filter(row => !trial.isOwn(row)).map(row => row.timeSend - now);
      if (ahead.length === 0) return;
      const furthest = ahead.reduce((one, other) => Math.max(one, other));
      trial.note({
        rule: 'clock-ahead',
        pointer: '/data/*/timeSend',
        message: 'clocks of other clients are ahead of the server',
        expected: 'at most the time of the server',
        got: `${ahead.length} of ${chats.length} chats, by up to ${Math.round(furthest / 1000)} seconds`,
      });
    },
  }),
  make('groups', {
    title: 'times of groups and memberships are seconds, in a possible order',
    operation: 'getRoom',
    needs: undisturbed,
    async run(trial) {
      const now = secondsField(await serverTimeField(trial)) + 120;
      const room = await trial.ok('owner', 'getRoom', { roomId: trial.room.id });
      // Rows that the run did not make may have been moved here from elsewhere.
      const claims = (holds: boolean, claim: Claim) => {
        if (trial.room.own) trial.holds(holds, claim);
        else if (!holds) trial.note(claim);
      };
      claims(room.createTime <= now, {
        rule: 'future',
        pointer: '/data/createTime',
        message: 'a group must not be from the future',
        expected: `at most ${now}`,
        got: room.createTime,
      });
      claims(room.modifyTime === 0 || room.modifyTime >= room.createTime, {
        rule: 'modified-before-created',
        pointer: '/data/modifyTime',
        message: 'modifyTime must not be before createTime',
        got: room.modifyTime,
      });
      const early = room.members.filter(row => row.createTime < room.createTime - 120);
      claims(early.length === 0, {
        rule: 'joined-before-created',
        pointer: '/data/members/*/createTime',
        message: 'nobody may join before the group exists',
        expected: `at least ${room.createTime}`,
        got: early.map(row => row.createTime),
      });
      const late = room.notices.filter(row => row.time > now || row.time < room.createTime - 120);
      claims(late.length === 0, {
        rule: 'notice-time',
        pointer: '/data/notices/*/time',
        message: 'the time of a notice must be between the creation of the group and now',
        expected: `between ${room.createTime} and ${now}`,
        got: late.map(row => row.time),
      });
    },
  }),
];
