import { control } from '../domain/control-messages.ts';
import { serverJid } from '../domain/deliver.ts';
import type { Commit } from '../store/store.ts';
import type { GroupMessageRow, MemberRow, MessageRow, RoomRow } from '../store/tables/rows.ts';
import { type View, viewOf } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import { type Audience, audienceOf, membersOf } from './audience.ts';
import { chatTypes } from './command.ts';
import { chatMessageOf } from './message-body.ts';
import { ownCopyId } from './own-copy-id.ts';
import type { Message } from './wire/messages.ts';

/** A message and whom it concerns. */
export interface Delivery {
  readonly chat: Message<'Chat'>;
  readonly to: Audience;
}

/** Control messages of which the one concerned gets a copy as a single message (live facts A8). */
const concerning: ReadonlySet<number> = new Set([
  control.memberJoined,
  control.memberLeft,
  control.memberMuted,
]);

/**
 * What a commit has to say to whom: a single message to both sides, a group message to the members, and a copy of its
 * own to whoever a control message is about. A message whose id was there before, and whatever a reset or a restored
 * snapshot brings, says nothing.
 */
export function deliveriesOf({ changes, replaced, state }: Commit): Delivery[] {
  if (replaced) return [];
  const view = viewOf(state);
  const deliveries: Delivery[] = [];
  for (const rows of newMessages(changes, view)) {
    const copies = rows.filter(row => isSingleMessage(row));
    if (copies.length > 0) deliveries.push(bothSides(copies));
    for (const row of rows) if (isGroupMessage(row)) deliveries.push(...toGroup(row, changes, view));
  }
  return deliveries;
}

/** The message rows of a commit whose ids the store did not have before, those of one id together. */
function newMessages(changes: readonly Change[], view: View): Iterable<readonly AnyMessageRow[]> {
  const added = new Map<string, AnyMessageRow[]>();
  const known = new Set<string>();
  for (const { collection, before, after } of changes) {
    if (collection !== 'shiku_msgs' && !collection.startsWith('mucmsg_')) continue;
    // The collection says which rows these are.
    const row = (before ?? after) as AnyMessageRow;
    const same = added.get(row.messageId);
    if (before) known.add(row.messageId);
    else if (same) same.push(row);
    else added.set(row.messageId, [row]);
  }
  for (const [id, { length }] of added) {
    const { messages, groupMessages } = view;
    const all = messages.by.byMessageId(id).size + groupMessages.by.byMessageId(id).size;
    if (all > length || known.has(id)) added.delete(id);
  }
  return added.values();
}

type AnyMessageRow = MessageRow | GroupMessageRow;
const isGroupMessage = (row: AnyMessageRow): row is GroupMessageRow => 'room_jid' in row;
const isSingleMessage = (row: AnyMessageRow): row is MessageRow => !isGroupMessage(row);

/** Both copies of a message are one delivery, to the owners of those they have not deleted. */
function bothSides(copies: readonly MessageRow[]): Delivery {
  const kept = copies.filter(({ delayedTime }) => delayedTime === undefined);
  const owners = new Set(kept.map(({ sender }) => Number(sender)));
  return { chat: chatMessageOf(copies[0] as MessageRow), to: audienceOf(owners) };
}

/** A group message is one delivery to the members, and a control message one more to each it is about. */
function* toGroup(row: GroupMessageRow, changes: readonly Change[], view: View): Generator<Delivery> {
  const chat = chatMessageOf(row);
  const room = view.rooms.by.byJid(row.room_jid).at(0);
  const former = room ? [] : formerMembers(row.room_jid, changes);
  yield { chat, to: room ? membersOf(view, room.id) : audienceOf(new Set(former)) };
  if (row.sender_jid !== serverJid) return;
  const concerned =
    row.contentType === control.roomDissolved
      ? former.filter(userId => String(userId) !== chat.fromUserId)
      : concerning.has(row.contentType)
        ? [Number(chat.toUserId)]
        : [];
  for (const userId of concerned) {
    yield { chat: ownCopy(chat, userId, view), to: audienceOf(new Set([userId])) };
  }
}

/** Who was in a group that this commit has dissolved. */
function formerMembers(jid: string, changes: readonly Change[]): number[] {
  const gone = <Row>(collection: string) =>
    changes.flatMap(change => {
      if (change.collection !== collection || change.after || !change.before) return [];
      // The collection says which rows these are.
      return [change.before as Row];
    });
  const room = gone<RoomRow>('shiku_room').find(row => row.jid === jid);
  const members = gone<MemberRow>('shiku_room_member').filter(({ roomId }) => roomId === room?.id);
  return members.map(({ userId }) => userId);
}

/**
 * A control message of a group as a single message to the person it is about, under an id of its own: apps drop what
 * comes under an id they have seen (live facts A5).
 */
function ownCopy(chat: Message<'Chat'>, userId: number, view: View): Message<'Chat'> {
  const { messageHead, toUserName } = chat;
  return {
    ...chat,
    messageHead: {
      ...messageHead,
      chatType: chatTypes.single,
      messageId: ownCopyId(messageHead.messageId, userId),
      to: String(userId),
    },
    toUserId: String(userId),
    toUserName: toUserName || (view.users.get(String(userId))?.nickname ?? ''),
  };
}
