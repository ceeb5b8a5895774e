import type { Trial } from '../src/check/suite/trial.ts';
import { chatMessage, chatOf, concern, groupMessage } from './kit.ts';

const make = concern('times', { layer: 'I', effect: 'write', harm: 'units' });

/** Milliseconds that clocks of one server may be apart, and that a request may take. */
const slack = 120_000;

/** Where times stand, and in which unit they are (server facts 1.7). */
interface Stamps {
  readonly unit: 's' | 'ms';
  readonly pointer: string;
  /** By name of the field; a missing one is for other rules to report. */
  readonly of: Readonly<Record<string, number | undefined>>;
}

/** Times of something that was just made: by the clock that `currentTime` tells, of no other zone and no other unit. */
function holdsNow(trial: Trial, { unit, pointer, of }: Stamps, since = trial.since): void {
  const factor = unit === 's' ? 1000 : 1;
  for (const [name, value] of Object.entries(of)) {
    // 0 is never, as for a group that was not changed since.
    if (value === undefined || (name === 'modifyTime' && value === 0)) continue;
    const ms = value * factor;
    trial.holds(ms >= since - slack && ms <= trial.now + slack, {
      rule: 'made-at',
      pointer: `${pointer}/${name}`,
      message: `${name} must be its creation time, by the server's clock`,
      expected: `between ${new Date(since).toISOString()} and ${new Date(trial.now).toISOString()}`,
      got: `${value}, ${Math.round((ms - trial.now) / 1000)} seconds from currentTime`,
    });
  }
}

/** What is made carries the time at which it was made, by the server's own clock. */
export default [
  make('group', {
    title: 'a group, its members and the messages in it have the time of their creation',
    operation: 'getRoom',
    needs: { room: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const { id: roomId, jid } = trial.room;
      const room = await trial.ok('owner', 'getRoom', { roomId });
      const { createTime, modifyTime } = room;
      holdsNow(trial, { unit: 's', pointer: '/data', of: { createTime, modifyTime } });
      for (const member of room.members) {
        const of = { createTime: member.createTime };
        holdsNow(trial, { unit: 's', pointer: '/data/members/*', of });
      }
      const listed = await trial.ok('peer', 'listMembers', { roomId });
      for (const member of listed) {
        const of = { createTime: member.createTime };
        holdsNow(trial, { unit: 's', pointer: '/data/*', of });
      }
      const rooms = await trial.ok('owner', 'listRooms', { pageIndex: 0, pageSize: 100 });
      const own = rooms.find(row => row.id === roomId);
      const of = { createTime: own?.createTime };
      holdsNow(trial, { unit: 's', pointer: '/data/*', of });
      const given = { roomId: jid, pageIndex: 0, pageSize: 100 };
      for (const { ts, timeSend, contentType } of await trial.ok('owner', 'listGroupMessages', given)) {
        // What somebody writes carries the time of their own clock (server facts 1.2).
        const times = contentType >= 900 ? { ts, timeSend } : { ts };
        holdsNow(trial, { unit: 'ms', pointer: '/data/*', of: times });
      }
    },
  }),
  make('notice', {
    title: 'a notice and its message have the time of publishing',
    operation: 'listNotices',
    needs: { room: 'write', people: ['owner', 'peer'] },
    async run(trial) {
      const roomId = trial.room.id;
      const notice = trial.text('几点的公告');
      await trial.ok('owner', 'updateRoom', { roomId, notice });
      const page = await trial.settled(
        () => trial.ok('peer', 'listNotices', { roomId, pageIndex: 0, pageSize: 50 }),
        ({ pageData }) => pageData.some(row => row.text === notice),
      );
      const row = page.pageData.find(({ text }) => text === notice);
      if (!row) return trial.notExercised('the notice is not visible');
      holdsNow(trial, { unit: 's', pointer: '/data/pageData/*', of: { time: row.time } });
      const announced = await groupMessage(trial, 'owner', 905, notice);
      if (announced?.content !== notice) return;
      const { ts, timeSend } = announced;
      holdsNow(trial, { unit: 'ms', pointer: '/data/*', of: { ts, timeSend } });
      const chat = await chatOf(trial, 'peer', trial.room.jid);
      if (chat?.messageId !== announced.messageId) return;
      holdsNow(trial, { unit: 'ms', pointer: '/data/*', of: { timeSend: chat.timeSend } });
    },
  }),
  make('message', {
    title: 'a message has its send time, on both sides and in the chat list',
    operation: 'listMessages',
    needs: { chat: 'write', people: ['owner', 'peer'] },
    async run(trial) {
      const content = trial.text('几点的消息');
      await trial.push('owner', 'peer', content);
      for (const who of ['owner', 'peer'] as const) {
        const row = await trial.settled(
          () => chatMessage(trial, who, it => it === content),
          found => found !== undefined,
        );
        if (!row) return trial.notExercised('the message is not visible');
        const { ts, timeSend } = row;
        holdsNow(trial, { unit: 'ms', pointer: '/data/*', of: { ts, timeSend } });
        const other = trial.person(who === 'owner' ? 'peer' : 'owner').userId;
        const chat = await chatOf(trial, who, other);
        if (chat?.messageId !== row.messageId) continue;
        holdsNow(trial, { unit: 'ms', pointer: '/data/*', of: { timeSend: chat.timeSend } });
      }
    },
  }),
];
