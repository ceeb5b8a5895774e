import type { BodyOf } from '../../control-api/operations.ts';
import { type Author, deliverSingle, deliverToGroup } from '../../domain/deliver.ts';
import { memberOf, roomByJid, userById } from '../../domain/find.ts';
import type { RoomRow, UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';

/** The device that messages of the control API seem to come from. */
const device = 'web';

/** Somebody writes to somebody or to a group: the API itself has no way to send a group text. */
export const messages: Pick<Controls, 'sendMessage'> = {
  sendMessage: ({ world, control: { writer }, body }) => {
    const { from, to, room, content, type = 1, fileName, fileSize } = body;
    checkReceiver(body);
    const message = {
      type,
      content,
      ...(fileName !== undefined && { fileName }),
      ...(fileSize !== undefined && { fileSize }),
    };
    const { result } = world.store.transact(tx => {
      const author: Author = { user: knownUser(tx, from), device };
      if (to !== undefined) return deliverSingle(tx, writer, author, knownUser(tx, to), message);
      const group = knownRoom(tx, room ?? '');
      if (!memberOf(tx, group.id, from)) {
        throw new Problem(
          'not-a-member',
          `Failed to send: user ${from} is not in the group ${group.name}. Add them first.`,
        );
      }
      const toUser = { id: group.jid, name: group.name };
      return deliverToGroup(
        tx,
        writer,
        group,
        { user: author.user, from: `${from}/${device}`, toUser },
        message,
      );
    });
    return { messageId: result };
  },
};

/** @throws Problem bad-body where a message goes to nobody, or to two places */
export function checkReceiver({ to, room }: Pick<BodyOf<'sendMessage'>, 'to' | 'room'>): void {
  if ((to === undefined) !== (room === undefined)) return;
  throw new Problem(
    'bad-body',
    'Failed to send: name either `to` (a user id) or `room` (a jid or a group id), not both.',
  );
}

/** @throws Problem unknown-user, with the nearest id there is */
export function knownUser(view: View, userId: number): UserRow {
  const user = userById(view, userId);
  if (user) return user;
  throw new Problem('unknown-user', `Failed to find user ${userId}: the store has no such user.`);
}

/** @throws Problem unknown-room */
export function knownRoom(view: View, name: string): RoomRow {
  const room = roomByJid(view, name) ?? view.rooms.get(name);
  if (room) return room;
  throw new Problem('unknown-room', `Failed to find the group ${name}: no group has this jid or id.`);
}
