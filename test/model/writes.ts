import { type Member, type Message, memberOf, type Room } from './model.ts';
import type { Act, Step } from './step.ts';

const nowhere = '0'.repeat(24);

/** A group of the model or none, with the checks every group operation begins with. */
function chosenRoom({ model, pick }: Step) {
  const roomId = pick(
    [...model.rooms.map(room => room.id), ...model.rooms.map(room => room.id), nowhere, 'x'],
    1,
  );
  const room = model.room(roomId);
  const missing = roomId === 'x' ? 1010101 : 100411;
  return { roomId, room, code: room ? (room.state === -1 ? 100401 : 1) : missing };
}

const runs = (member: Member | undefined) => member?.role === 1 || member?.role === 2;

function leave({ model }: Step, room: Room, userId: number): void {
  room.members = room.members.filter(member => member.userId !== userId);
  const messages = model.groupMessages.get(room.jid) ?? [];
  model.hidden = model.hidden.filter(hide => hide.userId !== userId || !messages.includes(hide.message));
}

function learn(rows: { messageId: string }[] | undefined, messages: readonly Message[]): void {
  rows?.forEach((row, index) => {
    const message = messages[index];
    if (message) message.id ??= row.messageId;
  });
}

/** Every writing operation, and the control API's messages: does it on both sides. */
export const writes: Record<string, Act> = {
  async pushMessage({ model, me, pick, text, call }) {
    const [from, to] = [pick(model.users, 1), pick(model.users, 2)];
    const phones = [from.phone, `86${from.phone}`, '1'];
    const sendPhone = pick(phones, 3);
    const code = sendPhone === '1' ? 100211 : 1;
    const parameters = { type: 1, content: text, sendPhone, toUserPhone: to.phone };
    await call('/console/oneSendOne', parameters, code);
    if (code === 1 && !model.ended.has(me)) model.say(from.userId, to.userId, text, 1, 'Server');
  },

  async somebodyWrites({ model, mock, pick, text }) {
    const [from, to] = [pick(model.users, 1).userId, pick(model.users, 2).userId];
    const type = pick([1, 1, 2, 202], 3);
    await mock.admin('/messages', { from, to, content: text, type });
    model.say(from, to, text, type);
  },

  async somebodyWritesToGroup({ model, mock, pick, text }) {
    const rooms = model.rooms.filter(room => room.members.length > 0);
    if (rooms.length === 0) return;
    const room = pick(rooms, 1);
    const { userId } = pick(room.members, 2);
    const type = pick([1, 1, 1, 2], 3);
    await mock.admin('/messages', { from: userId, room: room.jid, content: text, type });
    model.sayInGroup(room.jid, userId, text, type);
  },

  async deleteSingle({ model, me, pick, number, call }) {
    const peer = pick(model.users, 1).userId;
    const copies = model.history(me, peer);
    const rows = await call('/tigase/shiku_msgs', { receiver: peer, maxType: 0, pageSize: 0 }, 1);
    learn(
      rows,
      copies.map(copy => copy.message),
    );
    const chosen = copies.filter((_, index) => (number(16, 2) >> (index % 4)) & 1).map(copy => copy.message);
    const mode = pick([1, 2], 3);
    const ids = [...chosen.map(message => message.id), 'no-such-message'].join(',');
    await call('/tigase/deleteMsg', { type: 1, delete: mode, messageId: ids }, 1);
    if (model.ended.has(me)) return;
    for (const copy of model.copies) {
      const ours = copy.owner === me || (mode === 2 && copy.peer === me);
      if (chosen.includes(copy.message) && ours) copy.deleted = true;
    }
  },

  async deleteFromGroup({ model, me, pick, number, call }) {
    const jid = pick([...model.groupMessages.keys()], 1);
    const seen = model.groupHistory(me, jid);
    learn(await call('/tigase/shiku_muc_msgs', { roomId: jid, pageSize: 0 }, 1), seen);
    const chosen = seen.filter((_, index) => (number(256, 2) >> (index % 8)) & 1);
    const mode = pick([1, 1, 2], 3);
    if (chosen.length === 0) return;
    const messageId = chosen.map(message => message.id).join(',');
    await call('/tigase/deleteMsg', { type: 2, delete: mode, roomJid: jid, messageId }, 1);
    if (model.ended.has(me)) return;
    if (mode === 1) model.hidden.push(...chosen.map(message => ({ userId: me, message })));
    else
      model.groupMessages.set(
        jid,
        (model.groupMessages.get(jid) ?? []).filter(it => !chosen.includes(it)),
      );
  },

  async addFriend({ model, me, pick, call }) {
    const toUserId = pick([...model.users.map(user => user.userId), 424242], 1);
    const friends = model.friends.some(friend => friend.owner === me && friend.friend === toUserId);
    const code = toUserId === me ? 100501 : friends ? 100512 : model.user(toUserId) ? 1 : 1020101;
    await call('/friends/add', { toUserId }, code);
    if (code !== 1 || model.ended.has(me)) return;
    const since = model.seconds;
    model.friends.push({ owner: me, friend: toUserId, since, pinned: 0 });
    model.friends.push({ owner: toUserId, friend: me, since, pinned: 0 });
  },

  async addRoom({ model, me, pick, number, text, call }) {
    const jid = pick(
      [`fresh-${model.rooms.length}-${model.now}`, ...model.rooms.map(room => room.jid), '123', 'a b'],
      1,
    );
    const taken = model.rooms.some(room => room.jid === jid);
    const entries = model.users.filter((_, index) => (number(64, 2) >> index) & 1).map(user => user.userId);
    const code = taken || jid === '123' || jid === 'a b' ? 1010101 : 1;
    const phones = JSON.stringify([...entries, 'nobody']);
    const data = await call('/room/add', { jid, name: text, desc: '', phones }, code);
    if (!data) return;
    const joined = model.seconds;
    const joining = model.named(entries).filter(user => user.userId !== me);
    const members = [
      { userId: me, role: 1, joined, pinned: 0, noPush: 0 },
      ...joining.map(({ userId }) => ({ userId, role: 3, joined, pinned: 0, noPush: 0 })),
    ];
    const room: Room = {
      id: data.id,
      jid,
      name: text,
      owner: me,
      state: 1,
      needVerify: 0,
      limit: 1000,
      members,
      notices: [],
    };
    model.rooms.push(room);
    for (const _ of joining) model.announce(room, me, 907, text);
  },

  async updateRoom(step) {
    const { model, me, pick, text, number, call } = step;
    const { roomId, room, code } = chosenRoom(step);
    const refused = room && !runs(memberOf(room, me)) ? 10111 : code;
    const change = pick(['name', 'notice', 'both', 'nothing', 'verify', 'limit', 'lock'], 2);
    const limit = number(6, 3);
    const parameters: Record<string, string | number> = {
      ...((change === 'name' || change === 'both') && { roomName: text }),
      ...((change === 'notice' || change === 'both') && { notice: text }),
      ...(change === 'verify' && { isNeedVerify: 1 }),
      ...(change === 'limit' && { maxUserSize: limit }),
      ...(change === 'lock' && { s: -1 }),
    };
    const small =
      refused === 1 && change === 'limit' && room && limit < room.members.length ? 100402 : refused;
    await call('/room/update', { roomId, ...parameters }, small);
    if (small !== 1 || !room || model.ended.has(me)) return;
    const renames = (change === 'name' || change === 'both') && text !== '' && text !== room.name;
    if (renames) {
      room.name = text;
      model.announce(room, me, 902, text);
    } else if ((change === 'notice' || change === 'both') && text !== '') {
      room.notices.push({ text, time: model.seconds, author: me });
      model.announce(room, me, 905, text);
    } else if (change === 'verify' && room.needVerify !== 1) {
      room.needVerify = 1;
      model.announce(room, me, 916, '1');
    } else if (change === 'limit') {
      room.limit = limit;
    } else if (change === 'lock') {
      room.state = -1;
      model.announce(room, me, 931, '-1');
    }
  },

  async addMembers(step) {
    const { model, me, number, call } = step;
    const { roomId, room, code } = chosenRoom(step);
    const entries = model.users.filter((_, index) => (number(64, 2) >> index) & 1).map(user => user.userId);
    const joining = room ? entries.filter(userId => !memberOf(room, userId)) : [];
    const wanted = (() => {
      if (code !== 1 || !room) return code;
      if (room.owner !== me) {
        if (room.needVerify === 1) return 100421;
        const befriended = model.friends.some(friend => friend.owner === me && friend.friend === entries[0]);
        if (entries.length === 1 && !befriended) return 100407;
      }
      return room.members.length + joining.length > room.limit ? 100423 : 1;
    })();
    await call('/room/member/update', { roomId, phones: JSON.stringify(entries) }, wanted);
    if (wanted !== 1 || !room || model.ended.has(me)) return;
    for (const userId of joining) {
      room.members.push({ userId, role: 3, joined: model.seconds, pinned: 0, noPush: 0 });
      model.announce(room, me, 907, room.name);
    }
  },

  async makeAdmin(step) {
    const { model, me, pick, call } = step;
    const { roomId, room, code } = chosenRoom(step);
    const userId = pick(model.users, 2).userId;
    const [own, target] = room ? [memberOf(room, me), memberOf(room, userId)] : [];
    const role = pick([2, 3], 3);
    const wanted =
      code !== 1 ? code : !own ? 10111 : !target ? 100405 : own.role !== 1 || target.role === 1 ? 10111 : 1;
    await call('/room/member/update', { roomId, userId, role }, wanted);
    if (wanted !== 1 || !room || !target || model.ended.has(me)) return;
    target.role = role;
    model.announce(room, me, 913, role === 2 ? '1' : '0');
  },

  async removeMember(step) {
    const { model, me, pick, call } = step;
    const { roomId, room, code } = chosenRoom(step);
    const userId = pick([me, me, ...model.users.map(user => user.userId)], 2);
    const [own, target] = room ? [memberOf(room, me), memberOf(room, userId)] : [];
    const wanted = (() => {
      if (code !== 1 || !room) return code;
      if (!own) return 10111;
      if (userId === me) return 1;
      if (!runs(own)) return 10111;
      if (userId === room.owner) return 100410;
      if (!target) return 100409;
      return own.role === 2 && target.role === 2 ? 10111 : 1;
    })();
    await call('/room/member/delete', { roomId, userId }, wanted);
    if (wanted !== 1 || !room || model.ended.has(me)) return;
    if (userId === me && room.owner === me) {
      for (const member of room.members) leave(step, room, member.userId);
      const gone = model.groupMessages.get(room.jid) ?? [];
      model.hidden = model.hidden.filter(hide => !gone.includes(hide.message));
      model.rooms = model.rooms.filter(other => other !== room);
      model.groupMessages.set(room.jid, []);
      model.announce(room, me, 903, room.name);
      model.ended.add(me);
    } else {
      leave(step, room, userId);
      model.announce(room, me, 904, room.name);
    }
  },

  async transferRoom(step) {
    const { model, me, pick, call } = step;
    const { roomId, room, code } = chosenRoom(step);
    const toUserId = pick([0, ...model.users.map(user => user.userId)], 2);
    const target = room && memberOf(room, toUserId);
    const wanted = (() => {
      if (toUserId === 0) return 100403;
      if (code !== 1 || !room) return code;
      if (toUserId === room.owner) return 100404;
      if (me !== room.owner) return 10111;
      return target ? 1 : 100405;
    })();
    await call('/room/transfer', { roomId, toUserId }, wanted);
    if (wanted !== 1 || !room || !target || model.ended.has(me)) return;
    const former = memberOf(room, me);
    if (former) former.role = 3;
    target.role = 1;
    room.owner = toUserId;
    model.announce(room, me, 925, model.nickname(toUserId));
  },

  async setMemberNotification(step) {
    const { model, me, pick, call } = step;
    const { roomId, room, code } = chosenRoom(step);
    const userId = pick([0, ...model.users.map(user => user.userId)], 2);
    const [type, value] = pick(
      [
        [0, 1],
        [0, 0],
        [1, 1],
        [1, 0],
      ] as const,
      3,
    );
    const member = room && memberOf(room, userId === 0 ? me : userId);
    // This one does not ask whether the group is locked.
    const wanted = room ? (member ? 1 : 10111) : code;
    await call('/room/member/setOfflineNoPushMsg', { roomId, userId, type, offlineNoPushMsg: value }, wanted);
    if (wanted !== 1 || !member || model.ended.has(me)) return;
    if (type === 0) member.noPush = value;
    else member.pinned = value === 0 ? 0 : model.seconds;
  },

  async pinOrUnpin({ model, me, pick, call }) {
    const jid = pick(
      [...model.users.map(user => String(user.userId)), ...model.rooms.map(room => room.jid), 'nowhere'],
      1,
    );
    const path = pick(['/tigase/dialog/add', '/tigase/dialog/delete'], 2);
    const isAdaptive = pick([1, 1, 0], 3);
    const room = model.rooms.find(candidate => candidate.jid === jid);
    const member = room && memberOf(room, me);
    const digits = /^\d+$/.test(jid);
    const code = digits || isAdaptive === 0 || member ? 1 : room ? 10111 : 100411;
    await call(path, { jid, isAdaptive }, code);
    if (code !== 1 || isAdaptive === 0 || model.ended.has(me)) return;
    const pinned = path.endsWith('add') ? model.seconds : 0;
    const friend = model.friends.find(it => it.owner === me && String(it.friend) === jid);
    if (digits && friend) friend.pinned = pinned;
    if (member) member.pinned = pinned;
  },

  async openLogin({ model, mock, me }) {
    await mock.admin('/tokens', { userId: me });
    model.ended.delete(me);
  },

  async timePasses({ model, mock, number }) {
    const ms = [0, 1, 999, 1000, 61_000][number(5)] ?? 0;
    mock.mock.world().store.clock.advance(ms);
    model.now += ms;
  },
};
