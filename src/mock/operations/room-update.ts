import { announce, control } from '../../domain/control-messages.ts';
import { findRoom, memberOf, refuseLocked, runsGroup, userById } from '../../domain/find.ts';
import { muteUntil } from '../../domain/mute-until.ts';
import { publishNotice } from '../../domain/publish-notice.ts';
import type { OperationParameters } from '../../spec/generated/parameters.gen.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { RoomRow, UserRow } from '../../store/tables/rows.ts';
import type { Handler, OperationContext } from './handler.ts';

/** The settings that change alone, in the server's order, each with a message of its own (server facts 2.14). */
const switches = [
  ['showRead', control.showRead],
  ['isNeedVerify', control.isNeedVerify],
  ['isLook', control.isLook],
  ['s', control.locked],
  ['showMember', control.showMember],
  ['allowSendCard', control.allowSendCard],
  ['allowInviteFriend', control.allowInviteFriend],
  ['allowUploadFile', control.allowUploadFile],
  ['allowConference', control.allowConference],
  ['allowSpeakCourse', control.allowSpeakCourse],
] as const;

/** The settings that are saved together, without a message, when nothing before them changed. */
const plainFields = [
  'desc',
  'subject',
  'maxUserSize',
  'adminMaxNumber',
  'allowHostUpdate',
  'isAttritionNotice',
  'withdrawTime',
] as const;

/** `/room/update` (document 1.9, server facts 2.14): one change per call, the first that applies. */
export const updateRoom: Handler<'updateRoom'> = (context, parameters) => {
  const { tx, callerId } = context;
  const room = findRoom(tx, parameters.roomId, 'parameterInvalid');
  if (!runsGroup(memberOf(tx, room.id, callerId))) refuse('noPermission');
  refuseLocked(room);
  const caller = userById(tx, callerId) ?? refuse('internal');
  const touched = { ...room, modifyTime: tx.now.s };

  const { roomName = '', talkTime = -2, notice = '' } = parameters;
  if (roomName !== '' && roomName !== room.name) {
    return change(context, { ...touched, name: roomName }, caller, control.roomName, roomName);
  }
  if (talkTime > -2)
    return change(
      context,
      { ...touched, talkTime: muteUntil(talkTime) },
      caller,
      control.allMuted,
      String(talkTime),
    );
  if (notice !== '')
    return { data: { noticeId: publishNotice(tx, context.writer, touched, caller, notice) } };
  for (const [field, type] of switches) {
    const value = parameters[field];
    if (value !== undefined && value !== room[field]) {
      return change(context, { ...touched, [field]: value }, caller, type, String(value));
    }
  }
  tx.rooms.put(withPlainFields(touched, parameters));
  return {};
};

function change(
  { tx, writer }: OperationContext,
  room: RoomRow,
  actor: UserRow,
  type: number,
  content: string,
) {
  tx.rooms.put(room);
  announce(tx, writer, room, actor, { type, content });
  return {};
}

/** @throws ApiFailure limitBelowMembers */
function withPlainFields(room: RoomRow, parameters: OperationParameters['updateRoom']): RoomRow {
  if (parameters.maxUserSize !== undefined && parameters.maxUserSize < room.userSize)
    refuse('limitBelowMembers');
  const given = plainFields.filter(field => parameters[field] !== undefined);
  return { ...room, ...Object.fromEntries(given.map(field => [field, parameters[field]])) };
}
