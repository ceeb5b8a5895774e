import { type Author, deliverSingle, deliverToGroup } from '../domain/deliver.ts';
import { memberOf, roomByJid, userById } from '../domain/find.ts';
import type { MessageWriter } from '../domain/message-writer.ts';
import type { RoomRow, UserRow } from '../store/rows.ts';
import type { View } from '../store/state.ts';
import type { Store } from '../store/store.ts';
import { readBody } from './body.ts';
import { Problem } from './problem.ts';

const shape = {
  from: { kind: 'number', required: true },
  to: { kind: 'number', required: false },
  room: { kind: 'string', required: false },
  content: { kind: 'string', required: true },
  type: { kind: 'number', required: false },
  fileName: { kind: 'string', required: false },
  fileSize: { kind: 'number', required: false },
} as const;

/**
 * `POST /__admin/messages`: somebody writes to somebody (`to`, a user id) or to a group (`room`, its jid or id). The
 * API itself has no way to send a group text.
 * @throws Problem bad-body, unknown-user, unknown-room, not-a-member
 */
export function sendMessage(store: Store, writer: MessageWriter, body: unknown): { messageId: string } {
  const { from, to, room, content, type = 1, fileName, fileSize } = readBody(body, shape);
  if ((to === undefined) === (room === undefined)) {
    throw new Problem(
      'bad-body',
      'Failed to send: name either `to` (a user id) or `room` (a jid or a group id), not both.',
    );
  }
  const message = {
    type,
    content,
    ...(fileName !== undefined && { fileName }),
    ...(fileSize !== undefined && { fileSize }),
  };
  const { result } = store.transact(tx => {
    const author: Author = { user: knownUser(tx, from), device: 'web' };
    if (to !== undefined) return deliverSingle(tx, writer, author, knownUser(tx, to), message);
    const group = knownRoom(tx, room ?? '');
    if (!memberOf(tx, group.id, from)) {
      throw new Problem(
        'not-a-member',
        `Failed to send: user ${from} is not in the group ${group.name}. Add him first.`,
      );
    }
    const toUser = { id: group.jid, name: group.name };
    return deliverToGroup(
      tx,
      writer,
      group,
      { user: author.user, from: `${from}/${author.device}`, toUser },
      message,
    );
  });
  return { messageId: result };
}

function knownUser(view: View, userId: number): UserRow {
  const user = userById(view, userId);
  if (!user) throw new Problem('unknown-user', `Failed to find user ${userId}: the store has no such user.`);
  return user;
}

function knownRoom(view: View, name: string): RoomRow {
  const room = roomByJid(view, name) ?? view.rooms.get(name);
  if (!room)
    throw new Problem('unknown-room', `Failed to find the group ${name}: no group has this jid or id.`);
  return room;
}
