/**
 * The process that the crash run kills: opens the store of a folder, says what it holds, and then writes without
 * end, many transactions at once, naming each one on standard output as soon as it is durable.
 */
import { parseArgs } from 'node:util';
import { openStore } from '../src/store/disk/open.ts';
import type { Store } from '../src/store/store.ts';
import type {
  FriendRow,
  GroupMessageRow,
  LastChatRow,
  MemberRow,
  MessageRow,
  RoomRow,
} from '../src/store/tables/rows.ts';
import type { Tx } from '../src/store/transaction.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string' }, 'compact-from': { type: 'string' }, sync: { type: 'string' } },
});

const rooms = 8;
const { store } = await openStore({
  folder: values.folder,
  load: () => ({}),
  sync: values.sync === 'always' ? 'always' : 'os',
  compactFrom: Number(values['compact-from'] ?? 200_000),
});
process.stdout.write(`held ${JSON.stringify({ written: writtenIn(store), broken: brokenIn(store) })}\n`);

let count = writtenIn(store).at(-1) ?? 0;
await Promise.all(Array.from({ length: 16 }, write));

async function write(): Promise<never> {
  for (;;) {
    const n = ++count;
    store.transact(tx => change(tx, n));
    await store.committed();
    process.stdout.write(`wrote ${n}\n`);
    // Some pauses, so that appends have one commit or many.
    if (n % 7 === 0) await new Promise(resolve => setTimeout(resolve, n % 5));
  }
}

/** Several rows that belong together, and one row that says the change is there. */
function change(tx: Tx, n: number): void {
  const user = 100 + (n % 10);
  const peer = 200 + (n % 13);
  const [mine, theirs] = [tx.nextObjectId('message'), tx.nextObjectId('message')];
  const timeSend = tx.now.ms;
  const text = { messageId: `m${n}`, timeSend, contentType: 1, content: `text ${n} ${'字'.repeat(n % 200)}` };
  tx.messages.put({ ...text, _id: mine, sender: `${user}`, receiver: `${peer}` } as MessageRow);
  tx.messages.put({ ...text, _id: theirs, sender: `${peer}`, receiver: `${user}` } as MessageRow);
  tx.lastChats.put({
    _id: mine,
    userId: `${user}`,
    jid: `${peer}`,
    isRoom: 0,
    messageId: `m${n}`,
    timeSend,
  } as LastChatRow);
  tx.friends.put({ userId: user, toUserId: peer, createTime: n } as FriendRow);
  tx.friends.put({ userId: peer, toUserId: user, createTime: n } as FriendRow);
  const roomId = `room${n % rooms}`;
  if (n % 11 === 0)
    for (const member of tx.members.by.byRoom(roomId)) tx.members.delete(`${roomId}:${member.userId}`);
  else tx.members.put({ roomId, userId: n % 50, role: 3, createTime: n } as MemberRow);
  tx.rooms.put({
    id: roomId,
    jid: `jid${n % rooms}`,
    userSize: tx.members.by.byRoom(roomId).size,
  } as RoomRow);
  tx.groupMessages.put({
    ...text,
    _id: tx.nextObjectId('message'),
    room_jid: `jid${n % rooms}`,
    sender_jid: `${user}/web`,
  } as GroupMessageRow);
}

function writtenIn({ view }: Store): number[] {
  return [...view.groupMessages.all].map(row => Number(row.messageId.slice(1))).sort((a, b) => a - b);
}

/** What is half there: friends without their pair, messages without their copy, rooms that miscount. */
function brokenIn({ view }: Store): string[] {
  const broken: string[] = [];
  for (const { userId, toUserId, createTime } of view.friends.all) {
    if (view.friends.get(`${toUserId}:${userId}`)?.createTime !== createTime)
      broken.push(`friend ${userId}:${toUserId}`);
  }
  for (const { messageId } of view.groupMessages.all) {
    if (view.messages.by.byMessageId(messageId).size !== 2) broken.push(`message ${messageId}`);
  }
  if (view.messages.size !== 2 * view.groupMessages.size)
    broken.push(`${view.messages.size} single messages`);
  for (const { id, userSize } of view.rooms.all) {
    if (view.members.by.byRoom(id).size !== userSize) broken.push(`room ${id}`);
  }
  for (const { userId, jid, messageId } of view.lastChats.all) {
    const newest = view.messages.by.byConversation(`${userId}:${jid}`).at(0);
    if (newest?.messageId !== messageId) broken.push(`last chat ${userId}:${jid}`);
  }
  return broken;
}
