import type { World } from '../call.ts';
import { newMember } from '../operations/membership.ts';
import { type Sent, sendToGroup, sendToPerson } from '../operations/sending.ts';
import type { Random } from '../random.ts';
import type { RoomRow } from '../state/rows.ts';
import { ageRows } from './ageing.ts';
import { at, befriend, day, lockRoom, openRoom, putUpNotice, userOf } from './making.ts';
import { everybody, otherUserIds, people, serviceAccount, userRow } from './people.ts';

const years = 9;
const said = '吃了吗 周报发我 🙂 收到 ok!! 下周二 <b>注意</b> 100% 行 再说'.split(' ');

/** Users who were deleted since; their rows stay with others. */
const deleted = otherUserIds.slice(8, 10);

/**
 * Rows as a production database has them after nine years (server facts 1.2): written by many releases, by clients with wrong
 * clocks, of users who are gone, recalled, of every type.
 */
export function oldRows(world: World, random: Random): void {
  const now = world.now();
  const began = at(world, now - years * 365 * day);
  const { owner, peer, outsider } = people;
  for (const user of everybody(Math.floor(began.now() / 1000))) world.state.users.put(user);
  for (const { userId } of world.state.users.all())
    if (userId !== serviceAccount) befriend(began, userId, serviceAccount);
  for (const [index, userId] of [peer.userId, ...otherUserIds.slice(0, 12)].entries())
    befriend(
      at(world, began.now() + index * 200 * day),
      owner.userId,
      userId,
      index === 2 ? Math.floor(now / 1000) - 3600 : 0,
    );
  for (const userId of otherUserIds.slice(12)) befriend(began, outsider.userId, userId);
  chats(world, random, began.now());
  groups(world, random, began.now());
  crowd(at(world, now - 800 * day));
  newest(world);
  for (const userId of deleted) world.state.users.remove(userOf(world, userId));
  ageRows(world, random);
}

/** A message as some client sent it: any type, by a clock of its own. */
function sentAt(random: Random, ms: number, index: number): Sent {
  const wrong = random.chance(0.03) ? 3_600_000 : random.below(40_000) - 20_000;
  const timeSend = ms + wrong;
  const kind = random.below(20);
  if (kind === 0) return { type: 84, timeSend };
  if (kind === 1) return { type: 103, timeSend };
  if (kind === 2) return { type: 2, content: 'http://10.0.0.5:8089/0/0/201903/o/1.jpg', timeSend };
  if (kind === 3) return { type: 3, content: 'http://10.0.0.5:8089/0/0/201903/o/1.amr', timeSend };
  return { type: 1, content: `${random.pick(said)} ${index}`, timeSend };
}

function chats(world: World, random: Random, began: number): void {
  const { owner, peer } = people;
  const until = world.now() - 3 * day;
  const talk = (userId: number, count: number) => {
    for (let index = 0; index < count; index += 1) {
      const ms = Math.floor(began + ((until - began) * index) / count) + random.below(1000);
      const [from, to] = random.chance(0.5) ? [owner.userId, userId] : [userId, owner.userId];
      sendToPerson(at(world, ms), userOf(world, from), userOf(world, to), sentAt(random, ms, index));
    }
  };
  talk(peer.userId, 400);
  for (const userId of otherUserIds.slice(0, 10)) talk(userId, 30);
}

function groups(world: World, random: Random, began: number): void {
  const { owner, peer } = people;
  for (let number = 0; number < 14; number += 1) {
    const opened = began + number * 210 * day;
    const mine = number % 2 === 0;
    const others = otherUserIds.slice(number % 10, (number % 10) + 3);
    const users = mine ? [owner.userId, peer.userId, ...others] : [...others, owner.userId];
    const room = openRoom(at(world, opened), `老群 ${number}`, users);
    const until = world.now() - 2 * day;
    const count = number === 0 ? 200 : 20;
    for (let index = 0; index < count; index += 1) {
      const ms = Math.floor(opened + 1000 + ((until - opened) * index) / count);
      const from = userOf(world, random.pick(users));
      sendToGroup(at(world, ms), room, from, sentAt(random, ms, index));
      if (mine && index % 10 === 9) putUpNotice(at(world, ms), room, `旧公告 ${index}`);
    }
    odds(world, room);
    if (number % 5 === 3) lockRoom(world, room);
  }
}

// A recalled message, a red packet that was opened, and one that the owner of the account hid.
function odds(world: World, room: RoomRow): void {
  const [first, second, third] = world.state.groupMessages.of(room.jid).filter(row => row.contentType === 1);
  if (first) world.state.groupMessages.put({ ...first, withdraw: '1' });
  if (second) world.state.groupMessages.put({ ...second, contentType: 83 });
  if (third)
    world.state.hides.put({
      userId: people.owner.userId,
      roomJid: room.jid,
      messageId: third.messageId,
    });
}

// A group larger than a page of members, with an admin and somebody invisible in it.
function crowd(world: World): void {
  const created = Math.floor(world.now() / 1000);
  const ids = Array.from({ length: 130 }, (_, index) => 101_000 + index);
  for (const userId of ids)
    world.state.users.put(userRow(userId, `13911${userId}`, `路人${userId - 101_000}`, created));
  const { owner } = people;
  const room = openRoom(world, '全员群', [otherUserIds[0] ?? 0, owner.userId]);
  const role = (index: number) => (index === 0 ? 2 : index === 1 ? 4 : 3);
  for (const [index, userId] of ids.entries())
    world.state.members.put(newMember(room, userOf(world, userId), role(index), created + index));
  world.state.rooms.put({ ...room, userSize: ids.length + 2 });
}

// The newest of some chats: a recall, a message without text, and clocks that are ahead.
function newest(world: World): void {
  const { owner, peer } = people;
  const now = world.now();
  const [, chatty, recalled, silent] = otherUserIds.slice(0, 4).map(userId => userOf(world, userId));
  const self = userOf(world, owner.userId);
  const say = (from: typeof self, to: typeof self, sent: Sent) =>
    sendToPerson(at(world, now - 3_600_000), from, to, sent);
  if (recalled) {
    const last = world.state.lastChats.get(`${owner.userId} ${recalled.userId}`);
    say(recalled, self, { type: 202, content: last?.messageId ?? '' });
  }
  if (silent) say(silent, self, { type: 84 });
  if (chatty) say(chatty, self, { type: 1, content: '我的钟快一个小时', timeSend: now + 3_600_000 });
  const late = { type: 1, content: '离线补发', timeSend: now - 40 * day };
  say(userOf(world, peer.userId), self, late);
  say(userOf(world, peer.userId), self, { type: 1, content: '我的钟快十分钟', timeSend: now + 600_000 });
}
