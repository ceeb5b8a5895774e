import { type Call, type Success, seconds } from '../call.ts';
import type { NoticeRow, RoomRow } from '../state/rows.ts';
import { anyRoomOf, demandOpen, leads, memberOf } from './room-of.ts';
import { tellGroup } from './sending.ts';

const ordered = [
  'showRead',
  'isNeedVerify',
  'isLook',
  'showMember',
  'allowSendCard',
  'allowInviteFriend',
  'allowUploadFile',
  'allowConference',
  'allowSpeakCourse',
];

const saidTo: Readonly<Record<string, number>> = { showRead: 915, isNeedVerify: 916, isLook: 917 };

/**
 * `/room/update`: one change a call, the first that is asked for in the server's order; a notice alone answers with
 * data (server facts 2.14).
 */
export function updateRoom(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const name = parameters.text('roomName');
  const talkTime = parameters.long('talkTime', -2);
  const text = parameters.text('notice');
  const switched = ordered.find(key => parameters.int(key, -1) > -1);
  const s = parameters.int('s');
  const maxUserSize = parameters.int('maxUserSize');
  const together = collected(call, maxUserSize);
  const room = anyRoomOf(call);
  call.demand(leads(memberOf(call, room, caller.userId)), 'no-permission');
  demandOpen(room);
  call.demand(maxUserSize === 0 || maxUserSize >= room.userSize, 'too-many-for-limit');
  const save = (changed: Partial<RoomRow>) =>
    state.rooms.put({ ...room, ...changed, modifyTime: seconds(world) });
  if (name !== '' && name !== room.name) {
    save({ name });
    tellGroup(world, { ...room, name }, caller, { type: 902, content: name });
  } else if (talkTime > -2) {
    save({ talkTime });
    tellGroup(world, room, caller, { type: 920, content: String(talkTime) });
  } else if (text !== '') {
    const notice = newNotice(call, room, text);
    state.notices.put(notice);
    save({ notice });
    tellGroup(world, room, caller, { type: 905, content: text, fileName: notice.id });
    return { data: { noticeId: notice.id } };
  } else if (switched) {
    const value = parameters.int(switched);
    save({ switches: { ...room.switches, [switched]: value } });
    tellGroup(world, room, caller, { type: saidTo[switched] ?? 918, content: String(value) });
  } else if (s !== 0) save({ s });
  else {
    const { switches, ...fields } = together;
    save({ ...fields, switches: { ...room.switches, ...switches } });
  }
  return {};
}

// What is saved together, where nothing before it was asked for.
function collected({ parameters }: Call, maxUserSize: number) {
  const given = ['adminMaxNumber', 'allowHostUpdate', 'isAttritionNotice', 'withdrawTime'].filter(
    name => parameters.text(name) !== '',
  );
  return {
    ...(parameters.text('desc') === '' ? {} : { desc: parameters.text('desc') }),
    ...(parameters.text('subject') === '' ? {} : { subject: parameters.text('subject') }),
    ...(maxUserSize === 0 ? {} : { maxUserSize }),
    switches: Object.fromEntries(
      given.map(name => [name, name === 'withdrawTime' ? parameters.long(name) : parameters.int(name)]),
    ),
  };
}

function newNotice({ caller, world }: Call, room: RoomRow, text: string): NoticeRow {
  return {
    id: world.ids.object(world.now()),
    roomId: room.id,
    userId: caller.userId,
    nickname: caller.nickname,
    text,
    time: seconds(world),
    modifyTime: 0,
  };
}
