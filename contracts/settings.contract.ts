import { type Data, resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { concern } from './kit.ts';
import { stableView } from './stable-view.ts';

const make = concern('settings', {
  effect: 'write',
  source: 'server',
  needs: { room: 'change', people: ['owner', 'peer'] },
});
const switches = [
  'showRead',
  'isLook',
  'showMember',
  'allowSendCard',
  'allowInviteFriend',
  'allowUploadFile',
  'allowConference',
  'allowSpeakCourse',
] as const;

/** Numbers that are saved together with the subject (server facts 2.14). */
const numbers = [
  'maxUserSize',
  'adminMaxNumber',
  'isAttritionNotice',
  'withdrawTime',
  'allowHostUpdate',
] as const;

/** A group of the run before a change. Its owner is known: an earlier change may have given it away already. */
const owned = (trial: Trial, room: Data<'getRoom'>) => ({ ...room, userId: trial.person('owner').userId });

/** The settings of a group beside name and notice (server facts 2.14). */
export default [
  make('switches', {
    title: 'each switch of a group can be changed separately, and back',
    operation: 'updateRoom',
    lengthy: true,
    async run(trial) {
      const roomId = trial.room.id;
      const before = await trial.ok('owner', 'getRoom', { roomId });
      for (const name of trial.random.shuffled(switches).slice(0, 4)) {
        const other = before[name] === 1 ? 0 : 1;
        await trial.ok('owner', 'updateRoom', { roomId, [name]: other });
        const after = await trial.ok('owner', 'getRoom', { roomId });
        trial.same(
          stableView('getRoom', after),
          stableView('getRoom', { ...owned(trial, before), [name]: other }),
          {
            rule: `switch-${name}`,
            message: `${name} alone must change`,
          },
        );
        await trial.ok('owner', 'updateRoom', { roomId, [name]: before[name] });
      }
    },
  }),
  make('plain-fields', {
    title: 'subject, limits and the rest are saved together',
    operation: 'updateRoom',
    async run(trial) {
      const roomId = trial.room.id;
      const before = await trial.ok('owner', 'getRoom', { roomId });
      const wanted = {
        subject: trial.text('主题'),
        desc: trial.text('简介'),
        maxUserSize: 500,
        adminMaxNumber: 10,
        isAttritionNotice: 0,
        withdrawTime: 60,
        allowHostUpdate: 0,
      };
      await trial.ok('owner', 'updateRoom', { roomId, ...wanted });
      const after = await trial.ok('owner', 'getRoom', { roomId });
      trial.same(
        stableView('getRoom', after),
        stableView('getRoom', { ...owned(trial, before), ...wanted }),
        {
          rule: 'plain-fields',
          message: 'all of them must be saved, and nothing else',
        },
      );
      const { subject, desc, maxUserSize, adminMaxNumber, isAttritionNotice, withdrawTime, allowHostUpdate } =
        before;
      await trial.ok('owner', 'updateRoom', {
        roomId,
        subject,
        desc,
        maxUserSize,
        adminMaxNumber,
        isAttritionNotice,
        withdrawTime,
        allowHostUpdate,
      });
    },
  }),
  make('refused-whole', {
    title: 'a change that is refused for one wrong value is not made in part',
    operation: 'updateRoom',
    async run(trial) {
      const roomId = trial.room.id;
      const subject = trial.text('改一半的主题');
      for (const name of trial.random.shuffled(numbers)) {
        const answer = await trial.send('owner', 'updateRoom', { roomId, subject, [name]: 'abc' });
        // Whoever takes it for a number has refused nothing.
        if (resultCodeOf(answer) === 1) return trial.notExercised('a wrong value was accepted');
      }
      const after = await trial.ok('owner', 'getRoom', { roomId });
      trial.holds(after.subject !== subject, {
        rule: 'failed-yet-done',
        harm: 'permission',
        pointer: '/data/subject',
        message: 'what was refused must not be stored',
        expected: 'the subject from before',
        got: after.subject,
      });
    },
  }),
  make('muted', {
    title: 'muting everybody sets talkTime in seconds, and 0 ends it',
    operation: 'updateRoom',
    async run(trial) {
      const roomId = trial.room.id;
      for (const talkTime of [2_000_000_000, 0]) {
        await trial.ok('owner', 'updateRoom', { roomId, talkTime });
        // Twice, since reading it must change nothing.
        for (const who of ['owner', 'peer'] as const) {
          trial.same((await trial.ok(who, 'getRoom', { roomId })).talkTime, talkTime, {
            rule: 'talk-time',
            pointer: '/data/talkTime',
            message: 'talkTime must be what was set',
          });
        }
      }
    },
  }),
];
