import type { View } from '../src/store/tables/state.ts';

/** The file that change `n` uploads: of another length each time, up to 200 KB. */
export function fileOf(n: number): Buffer {
  return Buffer.from(`change-${n} `.padEnd((n * 7919) % 200_000, `${n},`));
}

/** The numbers of the changes that rows show, in order. */
export function writtenIn({ messages, rooms, notices, resources }: View): number[] {
  const texts = [
    ...[...messages.all].map(message => message.content.slice(0, 20)),
    ...[...rooms.all].map(room => room.name),
    ...[...notices.all].map(notice => notice.text),
    ...[...resources.all].map(resource => resource.name.replace(/\.bin$/, '')),
  ];
  const numbers = texts.flatMap(text => /^change-(\d+)(?: |$)/.exec(text)?.[1] ?? []).map(Number);
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** What is half there: friends without their pair, messages without their copy, groups that miscount, stale lists. */
export function brokenRows(view: View): string[] {
  const { friends, messages, rooms, members, notices, groupMessages, lastChats } = view;
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

/** Files that have a row and are not served, uploads byte for byte as they were sent. */
export async function brokenFiles({ resources }: View, base: string): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, path } of resources.all) {
    const n = /^change-(\d+)\.bin$/.exec(name)?.[1];
    const answer = await fetch(base + path);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isSame = n === undefined || bytes.equals(fileOf(Number(n)));
    if (answer.status !== 200 || !isSame) broken.push(`file ${name}`);
  }
  return broken;
}
