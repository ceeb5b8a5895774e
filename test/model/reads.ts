import { expect } from 'vitest';
import type { Json } from '../harness.ts';
import { memberOf } from './model.ts';
import { type Act, pageOf, sameMessages } from './step.ts';

const sizes = [0, 1, 2, 3, 10, 50];

/** Every reading operation: asks the mock, and compares the whole of what matters with the model. */
export const reads: Record<string, Act> = {
  async listMessages({ model, me, pick, number, call }) {
    const receiver = pick([...model.users.map(user => user.userId), 424242], 1);
    const maxType = pick([0, 2, 200, 200, 200], 2);
    const [pageIndex, pageSize] = [number(3), pick(sizes, 3)];
    const rows = await call('/tigase/shiku_msgs', { receiver, maxType, pageIndex, pageSize }, 1);
    if (!rows) return;
    const all = model.history(me, receiver).filter(({ message }) => maxType === 0 || message.type < maxType);
    const copies = pageOf(all, pageIndex, pageSize);
    sameMessages(
      rows,
      copies.map(copy => copy.message),
      `history of ${me} with ${receiver}`,
    );
    expect(rows.map((row: Json) => [row.direction, row.sender, row.receiver])).toEqual(
      copies.map(copy => [copy.direction, String(me), String(receiver)]),
    );
  },

  async listMessagesByTime({ model, me, pick, number, call }) {
    const receiver = pick(model.users, 1).userId;
    const all = model.history(me, receiver);
    const [one, other] = [number(all.length + 1, 2), number(all.length + 1, 3)].map(
      index => (all[index]?.message.time ?? 0) + number(3) * 700,
    );
    const [startTime = 0, endTime = 0] = [one, other];
    const rows = await call(
      '/tigase/shiku_msgs',
      { receiver, startTime, endTime, maxType: 0, pageSize: 0 },
      1,
    );
    if (!rows) return;
    const from = startTime > 0 ? Math.floor(startTime / 1000) * 1000 - 1000 : 0;
    const to = endTime > 0 ? Math.floor(endTime / 1000) * 1000 + 1000 : Number.POSITIVE_INFINITY;
    const within = all.map(copy => copy.message).filter(({ time }) => time >= from && time <= to);
    sameMessages(rows, within, `history of ${me} with ${receiver} from ${startTime} to ${endTime}`);
  },

  async listGroupMessages({ model, me, pick, number, call }) {
    const jid = pick([...model.groupMessages.keys(), ...model.rooms.map(room => room.jid), 'nowhere'], 1);
    const [pageIndex, pageSize] = [number(3), pick(sizes, 3)];
    const rows = await call('/tigase/shiku_muc_msgs', { roomId: jid, pageIndex, pageSize }, 1);
    if (!rows) return;
    sameMessages(
      rows,
      pageOf(model.groupHistory(me, jid), pageIndex, pageSize),
      `group ${jid} as ${me} sees it`,
    );
  },

  async listLastChats({ model, me, pick, call }) {
    const pageSize = pick([0, 0, 1, 2], 1);
    const rows = await call('/tigase/getLastChatList', { pageIndex: 0, pageSize }, 1);
    if (!rows) return;
    const { groups, singles } = model.chatList(me);
    for (const [isRoom, wanted] of [
      [1, groups],
      [0, singles],
    ] as const) {
      const shown = rows.filter((row: Json) => row.isRoom === isRoom);
      const times = wanted.map(chat => chat.message.time).sort((a, b) => b - a);
      expect(
        shown.map((row: Json) => row.timeSend),
        `times in the chat list of ${me}`,
      ).toEqual(pageSize === 0 ? times : times.slice(0, pageSize));
      for (const row of shown) {
        const chat = wanted.find(candidate => candidate.jid === row.jid);
        const { type, content, time } = chat?.message ?? {};
        expect({ jid: row.jid, type: row.type, content: row.content, time: row.timeSend }).toEqual({
          jid: chat?.jid,
          type,
          content,
          time,
        });
      }
    }
    expect(rows.map((row: Json) => row.isRoom)).toEqual(
      rows
        .map((row: Json) => row.isRoom)
        .sort()
        .reverse(),
    );
  },

  async listFriends({ model, me, pick, number, call }) {
    const [pageIndex, pageSize] = [number(2), pick(sizes, 3)];
    const page = await call('/friends/page', { userId: me, pageIndex, pageSize }, 1);
    if (!page) return;
    const all = model.friends
      .filter(friend => friend.owner === me)
      .sort((one, other) => one.since - other.since || one.friend - other.friend);
    expect([page.total, page.pageCount]).toEqual([all.length, Math.ceil(all.length / 15)]);
    const shown = page.pageData.map((row: Json) => [
      row.toUserId,
      row.toNickname,
      row.openTopChatTime,
      row.userId,
    ]);
    expect(shown, `friends of ${me}`).toEqual(
      pageOf(all, pageIndex, pageSize).map(it => [it.friend, model.nickname(it.friend), it.pinned, me]),
    );
  },

  async listRooms({ model, me, pick, number, call }) {
    const type = number(3, 2);
    const [pageIndex, pageSize] = [number(2), pick(sizes, 3)];
    const rows = await call('/room/list/his', { type, pageIndex, pageSize }, 1);
    if (!rows) return;
    const all = model
      .roomsOf(me)
      .filter(room => type === 0 || (type === 1) === (memberOf(room, me)?.role === 1));
    const shown = rows.map((row: Json) => [
      row.id,
      row.name,
      row.userSize,
      row.member.role,
      row.member.openTopChatTime,
    ]);
    expect(shown, `groups of ${me}`).toEqual(
      pageOf(all, pageIndex, pageSize).map(room => {
        const member = memberOf(room, me);
        return [room.id, room.name, room.members.length, member?.role, member?.pinned];
      }),
    );
  },

  async getRoom({ model, me, pick, call }) {
    const roomId = pick([...model.rooms.map(room => room.id), '0'.repeat(24), 'x'], 1);
    const room = model.room(roomId);
    const refusal = room ? (room.state === -1 ? 100401 : 1) : roomId === 'x' ? 1010101 : 100411;
    const data = await call('/room/get', { roomId }, refusal);
    if (!data || !room) return;
    const own = memberOf(room, me);
    const members = [...room.members].sort(
      (a, b) => a.role - b.role || a.joined - b.joined || a.userId - b.userId,
    );
    expect(data).toMatchObject({ name: room.name, userId: room.owner, nickname: model.nickname(room.owner) });
    expect([data.userSize, data.isNeedVerify, data.maxUserSize]).toEqual([
      members.length,
      room.needVerify,
      room.limit,
    ]);
    expect(
      data.members.map((row: Json) => [row.userId, row.role, row.createTime, row.offlineNoPushMsg]),
    ).toEqual(members.map(member => [member.userId, member.role, member.joined, member.noPush]));
    expect(data.member?.userId).toBe(own?.userId);
    const texts = [...room.notices].reverse().map(notice => notice.text);
    expect(data.notices.map((row: Json) => row.text)).toEqual(own ? texts : []);
    expect(data.notice.text).toBe(texts[0]);
  },

  async listNotices({ model, pick, number, call }) {
    const roomId = pick([...model.rooms.map(room => room.id), '0'.repeat(24), 'x'], 1);
    const room = model.room(roomId);
    const [pageIndex, pageSize] = [number(3), pick(sizes, 3)];
    const code = room ? 1 : roomId === 'x' ? 1020101 : 100411;
    const page = await call('/room/noticesPage', { roomId, pageIndex, pageSize }, code);
    if (!page || !room) return;
    const all = [...room.notices].reverse();
    expect([page.total, page.pageIndex, page.pageSize]).toEqual([all.length, pageIndex, pageSize]);
    expect(page.pageData.map((row: Json) => [row.text, row.time, row.userId])).toEqual(
      pageOf(all, pageIndex, pageSize).map(notice => [notice.text, notice.time, notice.author]),
    );
  },

  async listMembers({ model, me, pick, text, number, call }) {
    const roomId = pick([...model.rooms.map(room => room.id), '0'.repeat(24)], 1);
    const room = model.room(roomId);
    const keyword = number(3) === 0 ? text.slice(0, 1) : '';
    const code = room ? (memberOf(room, me) ? 1 : 10111) : 100411;
    const rows = await call('/room/member/list', { roomId, keyword }, code);
    if (!rows || !room) return;
    const named = (userId: number) => model.nickname(userId).toLowerCase().includes(keyword.toLowerCase());
    const wanted = room.members.filter(({ userId }) => named(userId));
    expect(rows.map((row: Json) => row.userId).sort()).toEqual(wanted.map(member => member.userId).sort());
  },

  async getUser({ model, me, pick, call }) {
    const userId = pick([...model.users.map(user => user.userId), 424242], 1);
    const data = await call('/user/get', { userId }, model.user(userId) ? 1 : 100211);
    if (!data) return;
    expect([data.userId, data.nickname]).toEqual([userId, model.nickname(userId)]);
    expect('password' in data).toBe(userId === me);
    const related = model.friends.some(friend => friend.owner === me && friend.friend === userId);
    expect('friends' in data).toBe(related);
  },

  async search({ model, me, text, call }) {
    const found = await call('/tigase/search', { content: text }, text === '' ? 1010101 : 1);
    if (!found) return;
    const people = model.users.filter(user => user.nickname.includes(text)).map(user => user.userId);
    const groups = model
      .roomsOf(me)
      .filter(
        room => room.name.includes(text) || room.members.some(member => people.includes(member.userId)),
      );
    expect(found.friend.map((row: Json) => row.userId).sort()).toEqual([...people].sort());
    expect(found.group.map((row: Json) => row.id).sort()).toEqual(groups.map(room => room.id).sort());
    const peers = [...new Set(model.copies.filter(copy => copy.owner === me).map(copy => copy.peer))];
    const singles = peers
      .flatMap(peer => model.history(me, peer))
      .filter(({ message }) => message.type < 200 && message.content.includes(text));
    expect(found.shikuMsgs.length, `single messages with ${text}`).toBe(singles.length);
    const inGroups = model
      .roomsOf(me)
      .flatMap(room => model.groupHistory(me, room.jid))
      .filter(message => message.content.includes(text));
    expect(found.mucmsgs.length, `group messages with ${text}`).toBe(inGroups.length);
  },
};
