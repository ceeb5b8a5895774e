import type { Steps } from '../base/in-slices.ts';
import { tableOfCollection } from '../store/tables/collections.ts';
import type { RowTypes } from '../store/tables/rows.ts';
import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { TableName } from '../store/tables/tables.ts';
import { type Breach, breachesOfRow, firstBreachSteps } from './invariants.ts';
import { groupChatKey } from './last-chats.ts';

/** Calls back with rows that may no longer fit. */
type Visit = <Name extends TableName>(name: Name, rows: Iterable<RowTypes[Name] | undefined>) => void;
type Neighbours = {
  readonly [Name in TableName]?: (row: RowTypes[Name], view: View, visit: Visit) => void;
};

/** The rows whose rules look at a row, found by index. */
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
 * The first breach by changed rows and by those that look at them, if any. Costs the neighbourhood of the rows, not a
 * walk; only a user who is gone may be missed anywhere. Steps count changes.
 */
export function* breachAroundSteps(view: View, changes: readonly Change[]): Steps<Breach | undefined> {
  if (changes.some(({ collection, after }) => collection === 'users' && !after)) {
    return yield* firstBreachSteps(view);
  }
  for (const change of changes) {
    const breach = breachBeside(view, change);
    if (breach) return breach;
    yield 1;
  }
  return undefined;
}

function breachBeside(view: View, { collection, before, after }: Change): Breach | undefined {
  const name = tableOfCollection(collection);
  if (!name) return undefined;
  let found: Breach | undefined;
  const visit: Visit = (of, rows) => {
    for (const row of rows) if (row) found ??= breachesOfRow(view, of, row).next().value ?? undefined;
  };
  // The collection says which table, and with it which rows these are.
  if (after) visit(name, [after as never]);
  for (const row of [before, after]) if (row) neighbours[name]?.(row as never, view, visit);
  return found;
}
