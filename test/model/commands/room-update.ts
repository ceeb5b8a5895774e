import fc from 'fast-check';
import { isHex24, Maybe } from '../matching.ts';
import { announce } from '../messages.ts';
import type { Row } from '../model.ts';
import type { Parameters } from '../world.ts';
import { actor, actorIn, chosenRoom, command, isLocked, manages, roomChoice, text } from './command.ts';
import { touch } from './rooms.ts';

/** Switches in the order in which the first one counts, with the message each leaves (server facts 2.14 and 4). */
const switches = {
  showRead: 915,
  isNeedVerify: 916,
  isLook: 917,
  s: 931,
  showMember: 918,
  allowSendCard: 919,
  allowInviteFriend: 921,
  allowUploadFile: 922,
  allowConference: 923,
  allowSpeakCourse: 924,
} as const;
type Switch = keyof typeof switches;
const names = Object.keys(switches) as Switch[];

/** What one call changes: one thing as a rule, or several, of which the first one counts. */
const roomName = fc.oneof(text, fc.constantFrom('', 'same'));
const talkTime = fc.constantFrom(1700000000, 0, -2);
const notice = fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.constant('') });
const flip = fc.oneof(
  fc.constantFrom<Switch[]>('isNeedVerify', 'isNeedVerify', 's'),
  fc.constantFrom(...names),
);
const plain = fc.constantFrom<Plain[]>('desc', 'subject', 'maxUserSize', 'maxUserSize', 'more');
type Plain = 'desc' | 'subject' | 'maxUserSize' | 'more';
interface Changes {
  readonly roomName?: string | undefined;
  readonly talkTime?: number | undefined;
  readonly notice?: string | undefined;
  readonly flip?: Switch | undefined;
  readonly second?: 'isLook' | 'showMember' | undefined;
  readonly plain?: Plain | undefined;
}
const option = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const changes: fc.Arbitrary<Changes> = fc.oneof(
  fc.record({ roomName }),
  fc.record({ notice }),
  fc.record({ talkTime }),
  fc.record({ flip }),
  fc.record({ plain }),
  fc.record({
    roomName: option(roomName),
    talkTime: option(talkTime),
    notice: option(notice),
    flip: option(flip),
    second: option(fc.constantFrom('isLook' as const, 'showMember' as const)),
    plain: option(plain),
  }),
);

export const updateRoom = command(
  'updateRoom',
  { who: actor, room: roomChoice, changes, words: text, number: fc.nat({ max: 8 }) },
  async (world, { who, room: choice, changes, words, number }) => {
    const { roomName, talkTime, notice, flip, second, plain } = changes;
    const { model } = world;
    const { roomId, room, code: usual } = chosenRoom(model, choice);
    const me = actorIn(room, who);
    const flips = [flip, second].filter(name => name !== undefined);
    const flipped = Object.fromEntries(
      flips.map(name => [name, name === 's' ? -1 : 1 - Number(room?.row[name] ?? 0)]),
    );
    const fields: Parameters =
      plain === undefined
        ? {}
        : plain === 'more'
          ? { adminMaxNumber: number, allowHostUpdate: 0, isAttritionNotice: 0, withdrawTime: number }
          : { [plain]: plain === 'maxUserSize' ? number : words };
    const name = roomName === 'same' ? room?.name : roomName;
    const renames = room !== undefined && name !== undefined && name !== '' && name !== room.name;
    const mutes = talkTime !== undefined && talkTime > -2;
    const earlier = renames || mutes || (notice !== undefined && notice !== '') || flips.length > 0;
    const due = (() => {
      if (!room) return usual;
      if (!manages(room, me)) return 10111;
      if (isLocked(room)) return 100401;
      const tooSmall = plain === 'maxUserSize' && number < room.members.length;
      // Whether the limit is looked at when something else is carried out is not settled.
      return tooSmall ? (earlier ? [1, 100402] : 100402) : 1;
    })();
    const given = { roomId, roomName: name, talkTime, notice, ...flipped, ...fields };
    const { code, data } = await world.call(me, '/room/update', given, due);
    if (code !== 1 || !room) return;

    const changed = (row: Row) => {
      room.row = { ...room.row, ...row };
    };
    if (!renames && !mutes && notice) {
      const { noticeId } = data ?? {};
      if (!isHex24(noticeId) || room.notices.some(({ id }) => id === noticeId))
        world.fail(`${noticeId} is no id of a new notice`);
      world.agree(data, { noticeId }, 'data');
      const row = {
        id: noticeId,
        modifyTime: 0,
        nickname: model.nameIn(room, me),
        roomId,
        text: notice,
        time: model.seconds,
        userId: me,
      };
      room.notices.push({ id: noticeId, row });
      announce(model, room, me, 905, notice, { fileName: new Maybe(noticeId) });
    } else {
      if (data !== undefined) world.fail('there is data without a notice');
      const first = names.find(it => flips.includes(it as never));
      if (renames) {
        room.name = name;
        announce(model, room, me, 902, name);
      } else if (mutes) {
        changed({ talkTime });
        announce(model, room, me, 920, String(talkTime));
      } else if (first) {
        changed({ [first]: flipped[first] });
        announce(model, room, me, switches[first], String(flipped[first]));
      } else changed(fields);
    }
    touch(model, room);
  },
);
