/**
 * The process that the crash run kills, as a user has it: the mock on a data folder, written to over HTTP and the live connection
 * by many callers at once. Says what the folder holds, then names each change on standard output once it was answered.
 */
import { parseArgs } from 'node:util';
import { createMock } from '../src/create-mock.ts';
import type { View } from '../src/store/tables/state.ts';

const { values } = parseArgs({ options: { folder: { type: 'string' }, sync: { type: 'string' } } });
const mock = await createMock({
  ...(values.folder !== undefined && { data: values.folder }),
  sync: values.sync === 'always' ? 'always' : 'os',
});
const { view } = mock.world().store;
const base = `http://127.0.0.1:${await mock.listen('api', { host: '127.0.0.1', port: 0 })}`;
const app = await mock.live('mock-100164');
process.stdout.write(`held ${JSON.stringify({ written: writtenIn(view), broken: brokenIn(view) })}\n`);

let count = Math.max(0, ...writtenIn(view));
await Promise.all(Array.from({ length: 16 }, write));

async function write(): Promise<never> {
  for (;;) {
    const n = ++count;
    if (n % 7 === 5) await app.send({ to: 100158, content: `change-${n}` });
    else await request(n);
    process.stdout.write(`wrote ${n}\n`);
  }
}

async function request(n: number): Promise<void> {
  const answer = await fetch(`${base}${changeOf(n)}&access_token=mock-100164&flag=rw`);
  const { resultCode } = (await answer.json()) as { resultCode: number };
  if (resultCode !== 1) throw new Error(`Failed to write ${n}: the mock answered ${resultCode}.`);
}

/** Changes of one row and of many: messages in two copies, groups with members, memberships that come and go. */
function changeOf(n: number): string {
  const room = '603c8fa87a9732085424961f';
  if (n % 7 === 0) return `/room/add?jid=crash-${n}&name=change-${n}&phones=[100102,15730107952,13112345611]`;
  if (n % 7 === 3) return `/room/update?roomId=${room}&notice=change-${n}`;
  return `/console/oneSendOne?type=1&content=change-${n}&sendPhone=18094152050&toUserPhone=15825511111`;
}

function writtenIn({ messages, rooms, notices }: View): number[] {
  const texts = [
    ...[...messages.all].map(message => message.content),
    ...[...rooms.all].map(room => room.name),
    ...[...notices.all].map(notice => notice.text),
  ];
  const numbers = texts.flatMap(text => /^change-(\d+)$/.exec(text)?.[1] ?? []).map(Number);
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** What is half there: friends without their pair, messages without their copy, groups that miscount, stale lists. */
function brokenIn({ friends, messages, rooms, members, notices, groupMessages, lastChats }: View): string[] {
  const unpaired = [...friends.all].filter(row => !friends.get(`${row.toUserId}:${row.userId}`));
  const single = [...messages.all].filter(row => messages.by.byMessageId(row.messageId).size !== 2);
  const miscounted = [...rooms.all].filter(room => members.by.byRoom(room.id).size !== room.userSize);
  const stale = [...rooms.all].filter(room => notices.by.byRoom(room.id).at(0)?.id !== room.notice.id);
  const outdated = [...lastChats.all].filter(row => {
    const group = groupMessages.by.byRoom(row.jid).at(0);
    const own = messages.by.byConversation(`${row.userId}:${row.jid}`).at(0);
    return (row.isRoom === 1 ? group : own)?.messageId !== row.messageId;
  });
  return [
    ...unpaired.map(row => `friend ${row.userId}:${row.toUserId}`),
    ...single.map(row => `message ${row.messageId}`),
    ...miscounted.map(room => `count of group ${room.name}`),
    ...stale.map(room => `notice of group ${room.name}`),
    ...outdated.map(row => `last chat ${row.userId}:${row.jid}`),
  ];
}
