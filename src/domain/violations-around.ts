import type { Steps } from '../base/in-slices.ts';
import { tableOfCollection } from '../store/tables/collections.ts';
import type { RowTypes } from '../store/tables/rows.ts';
import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { TableName } from '../store/tables/tables.ts';
import { firstViolationSteps, type Violation, violationsOfRow } from './invariants.ts';
import { groupChatKey } from './last-chats.ts';

/** Function that receives rows that may no longer be consistent. */
type Visit = <Name extends TableName>(name: Name, rows: Iterable<RowTypes[Name] | undefined>) => void;
type Neighbours = {
  readonly [Name in TableName]?: (row: RowTypes[Name], view: View, visit: Visit) => void;
};

/** The rows whose rules read a row, found by index. */
const neighbours: Neighbours = {
  friends: ({ userId, toUserId }, view, visit) =>
    visit('friends', [view.friends.get(`${toUserId}:${userId}`)]),
  rooms: ({ id, jid }, view, visit) => {
    visit('members', view.members.by.byRoom(id));
    visit('notices', view.notices.by.byRoom(id));
    visit('groupMessages', view.groupMessages.by.storedByRoom(jid));
    visit('rooms', view.rooms.by.byJid(jid));
  },
  members: ({ roomId }, view, visit) => visit('rooms', [view.rooms.get(roomId)]),
  notices: ({ roomId }, view, visit) => visit('rooms', [view.rooms.get(roomId)]),
  messages: ({ messageId, sender, receiver }, view, visit) => {
    visit('messages', view.messages.by.byMessageId(messageId));
    visit('lastChats', [view.lastChats.get(`${sender}:${receiver}`)]);
  },
  groupMessages: ({ _id, room_jid }, view, visit) => {
    visit('hidden', view.hidden.by.byMessage(_id));
    visit('lastChats', [view.lastChats.get(groupChatKey(room_jid))]);
  },
  lastChats: ({ userId, jid, isRoom }, view, visit) => {
    if (isRoom === 1) visit('groupMessages', [view.groupMessages.by.byRoom(jid).at(0)]);
    else visit('messages', [view.messages.by.byConversation(`${userId}:${jid}`).at(0)]);
  },
};

/**
 * Finds the first violation of changed rows, and of the rows whose rules read them, if any. Costs the neighbourhood of
 * the rows, not a walk; only a deleted user may be referred to anywhere. Steps count changes.
 */
export function* firstViolationAroundSteps(
  view: View,
  changes: readonly Change[],
): Steps<Violation | undefined> {
  if (changes.some(({ collection, after }) => collection === 'users' && !after)) {
    return yield* firstViolationSteps(view);
  }
  for (const change of changes) {
    const violation = firstViolationBeside(view, change);
    if (violation) return violation;
    yield 1;
  }
  return undefined;
}

function firstViolationBeside(view: View, { collection, before, after }: Change): Violation | undefined {
  const name = tableOfCollection(collection);
  if (!name) return undefined;
  let found: Violation | undefined;
  const visit: Visit = (of, rows) => {
    for (const row of rows) if (row) found ??= violationsOfRow(view, of, row).next().value ?? undefined;
  };
  // The collection says which table, and with it which rows these are.
  if (after) visit(name, [after as never]);
  for (const row of [before, after]) if (row) neighbours[name]?.(row as never, view, visit);
  return found;
}
