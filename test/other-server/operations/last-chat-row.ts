import type { World } from '../call.ts';
import type { GroupMessageRow, LastChatRow, MessageRow } from '../state/rows.ts';
import { lastChatKey } from '../state/state.ts';

interface Named {
  readonly nickname: string;
}

/** The last chat of the owner of a copy. */
export function lastOfPerson(world: World, row: MessageRow, from: Named, to: Named): LastChatRow {
  return lastChat(world, row, {
    userId: row.sender,
    jid: row.receiver,
    isRoom: 0,
    from: row.sender_jid,
    to: row.receiver_jid,
    fromUserName: from.nickname,
    toUserName: to.nickname,
  });
}

/** The last chat of a group, which all members share. */
export function lastOfGroup(
  world: World,
  row: GroupMessageRow,
  fromUserName: string,
  toUserName: string | undefined,
): LastChatRow {
  const { sender: userId, room_jid: jid, sender_jid: from } = row;
  return lastChat(world, row, { userId, jid, isRoom: 1, from, to: jid, fromUserName, toUserName });
}

/** Writes a last chat in the place of the one before, under the id that it had. */
export function refreshLast({ state }: World, row: LastChatRow): void {
  const before = state.lastChats.get(lastChatKey(row.jid, row.isRoom, row.userId));
  state.lastChats.put({ ...row, _id: before?._id ?? row._id });
}

function lastChat(
  world: World,
  row: MessageRow | GroupMessageRow,
  ends: Pick<LastChatRow, 'userId' | 'jid' | 'isRoom' | 'from' | 'to' | 'fromUserName'> & {
    readonly toUserName: string | undefined;
  },
): LastChatRow {
  const { contentType, messageId, timeSend, content } = row;
  const { userId, jid, isRoom, from, to, fromUserName, toUserName } = ends;
  return {
    _id: world.ids.object(world.now()),
    type: contentType,
    messageId,
    timeSend,
    ...(content === undefined ? {} : { content }),
    userId,
    jid,
    isRoom,
    isEncrypt: false,
    encryptType: 0,
    from,
    to,
    fromUserName,
    ...(toUserName === undefined ? {} : { toUserName }),
  };
}
