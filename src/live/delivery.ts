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
  const news = new NewMessages(changes, view);
  return [...singles(news.rows('shiku_msgs')), ...inGroups(news.rows('mucmsg_'), changes, view)];
}

/** The message rows of a commit whose ids the store did not have before. */
class NewMessages {
  readonly #changes: readonly Change[];
  readonly #view: View;
  readonly #before = new Set<string>();

  constructor(changes: readonly Change[], view: View) {
    this.#changes = changes;
    this.#view = view;
    for (const { before } of changes) if (before && isMessage(before)) this.#before.add(before.messageId);
  }

  /** @param prefix of the names of the collections that are meant */
  rows<Row extends MessageRow | GroupMessageRow>(prefix: string): Row[] {
    const rows: Row[] = [];
    for (const { collection, before, after } of this.#changes) {
      // The collection says which rows these are.
      if (!before && after && collection.startsWith(prefix)) rows.push(after as Row);
    }
    const added = new Set<object>(rows);
    return rows.filter(({ messageId }) => {
      const { messages, groupMessages } = this.#view;
      const same = [...messages.by.byMessageId(messageId), ...groupMessages.by.byMessageId(messageId)];
      return !this.#before.has(messageId) && same.every(row => added.has(row));
    });
  }
}

function isMessage(row: object): row is MessageRow | GroupMessageRow {
  return 'messageId' in row && 'message' in row;
}

/** Both copies of a message are one delivery, to the owners of those they have not deleted. */
function singles(rows: readonly MessageRow[]): Delivery[] {
  const byId = new Map<string, { readonly row: MessageRow; readonly owners: Set<number> }>();
  for (const row of rows) {
    if (row.delayedTime !== undefined) continue;
    const known = byId.get(row.messageId) ?? { row, owners: new Set() };
    known.owners.add(Number(row.sender));
    byId.set(row.messageId, known);
  }
  return Array.from(byId.values(), ({ row, owners }) => ({
    chat: chatMessageOf(row),
    to: audienceOf(owners),
  }));
}

function* inGroups(
  rows: readonly GroupMessageRow[],
  changes: readonly Change[],
  view: View,
): Generator<Delivery> {
  for (const row of rows) {
    const chat = chatMessageOf(row);
    const room = view.rooms.by.byJid(row.room_jid).at(0);
    const former = room ? [] : formerMembers(row.room_jid, changes);
    yield { chat, to: room ? membersOf(view, room.id) : audienceOf(new Set(former)) };
    if (row.sender_jid !== serverJid) continue;
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
