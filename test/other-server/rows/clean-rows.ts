import type { World } from '../call.ts';
import { sendToGroup, sendToPerson } from '../operations/sending.ts';
import type { Random } from '../random.ts';
import { at, befriend, day, lockRoom, openRoom, putUpNotice, userOf } from './making.ts';
import { everybody, otherUserIds, people, serviceAccount } from './people.ts';

const said = '好的 收到 明天见 开会吗 谢谢 在路上 OK 看一下文档 哈哈 晚点回你'.split(' ');

/** Rows as the present release writes them: a few friends, groups and chats of the last months. */
export function cleanRows(world: World, random: Random): void {
  const now = world.now();
  const began = at(world, now - 400 * day);
  const { owner, peer, outsider } = people;
  for (const user of everybody(Math.floor(began.now() / 1000))) world.state.users.put(user);
  for (const { userId } of world.state.users.all())
    if (userId !== serviceAccount) befriend(began, userId, serviceAccount);
  befriend(began, owner.userId, peer.userId);
  for (const [index, userId] of otherUserIds.slice(0, 12).entries())
    befriend(began, owner.userId, userId, index === 1 ? Math.floor(now / 1000) - 3600 : 0);
  for (const userId of otherUserIds.slice(3, 6)) befriend(began, peer.userId, userId);
  for (const userId of otherUserIds.slice(12)) befriend(began, outsider.userId, userId);
  const month = at(world, now - 60 * day);
  const project = openRoom(month, '项目一组', [owner.userId, peer.userId, ...otherUserIds.slice(0, 3)]);
  const walk = openRoom(month, '周末爬山', [otherUserIds[0] ?? 0, owner.userId, peer.userId]);
  lockRoom(world, openRoom(at(world, now - 55 * day), '被锁的群', [owner.userId, peer.userId]));
  openRoom(month, 'Chess', [outsider.userId, ...otherUserIds.slice(12)]);
  for (let index = 0; index < 30; index += 1) {
    const then = at(world, now - (50 - index) * day + random.below(day / 2));
    const [from, to] = index % 3 === 0 ? [peer, owner] : [owner, peer];
    const sent = { type: 1, content: `${random.pick(said)} ${index}` };
    sendToPerson(then, userOf(world, from.userId), userOf(world, to.userId), sent);
    sendToGroup(then, project, userOf(world, from.userId), { ...sent, content: `组 ${index}` });
    if (index % 5 === 0)
      sendToGroup(then, walk, userOf(world, otherUserIds[0] ?? 0), { ...sent, content: `山 ${index}` });
    if (index % 2 === 0) putUpNotice(then, project, `公告 ${index}`);
  }
  for (const userId of otherUserIds.slice(0, 4))
    sendToPerson(at(world, now - 9 * day), userOf(world, userId), userOf(world, owner.userId), {
      type: 1,
      content: `早 ${userId}`,
    });
  // One came in two days after it was written.
  sendToPerson(at(world, now - 7 * day), userOf(world, peer.userId), userOf(world, owner.userId), {
    type: 1,
    content: '没信号，补发',
    timeSend: now - 23 * day,
  });
  sendToGroup(at(world, now - 7 * day), project, userOf(world, peer.userId), {
    type: 1,
    content: '组 补发',
    timeSend: now - 23 * day,
  });
}
