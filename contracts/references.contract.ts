import { isMarked } from '../src/check/suite/marker.ts';
import { resultCodeOf } from '../src/check/suite/trial.ts';
import { bothOf, holdsDefaultSize } from './group-views.ts';
import { agreeing, chatOf, concern, everything, isChanging, readable, some, undisturbed } from './kit.ts';
import { holdsListed } from './listed.ts';

const make = concern('references', { layer: 'M', needs: undisturbed });
const sample = 5;

/** What an answer refers to is there. */
export default [
  make('friends', {
    title: 'every friend is a user',
    operation: 'listFriends',
    async run(trial) {
      const { pageData } = await trial.ok('owner', 'listFriends', {
        userId: trial.person('owner').userId,
        pageIndex: 0,
        pageSize: 50,
      });
      const friends = trial.random.shuffled(some(trial, pageData, 'friend')).slice(0, 2 * sample);
      const found = friends.map(async row => ({
        ...row,
        user: await trial.ok('owner', 'getUser', { userId: row.toUserId }),
      }));
      for (const { toUserId, toNickname, user } of await Promise.all(found)) {
        trial.same([user.userId, user.nickname], [toUserId, toNickname], {
          rule: 'friend-is-user',
          message: 'the friend row and the profile must name the same person',
        });
        const { userId: own, phone } = trial.person('owner');
        trial.holds(phone === '' || user.phone !== phone || user.userId === own, {
          rule: 'own-phone',
          pointer: '/data/phone',
          message: "somebody else's profile must not have the phone number of the caller",
          expected: 'another number, or none',
          got: user.phone,
          harm: 'identity',
          of: 'getUser',
        });
      }
    },
  }),
  make('rooms', {
    title: 'a group in the list is the group that /room/get shows',
    operation: 'getRoom',
    lengthy: true,
    async run(trial) {
      const listed = await trial.ok('owner', 'listRooms', { pageIndex: 0, pageSize: 20 });
      const groups = trial.random.shuffled(some(trial, readable(trial, listed), 'group'));
      // A list that is cut short shows in the largest.
      const [largest] = groups.toSorted((one, other) => other.userSize - one.userSize);
      const others = groups.filter(row => row !== largest);
      for (const first of [...(largest ? [largest] : []), ...others].slice(0, sample)) {
        const both = (await holdsListed(trial, first.id)) ? await bothOf(trial, first) : undefined;
        if (!both) continue;
        const [row, room] = both;
        // Whoever does not run the group is not told of invisible members, nor are they counted (server facts 2.13).
        const isCounted = trial.isMock || row.id === trial.room.id || room.userSize > row.userSize;
        const view = ({
          id,
          jid,
          name,
          desc,
          userId,
          userSize,
          createTime,
          s,
        }: typeof row | typeof room) => ({
          ...{ id, jid, name, desc, userId, createTime, s },
          ...(isCounted && { userSize }),
        });
        if (first === largest) await holdsDefaultSize(trial, row.id, room.members.length);
        trial.same(view(room), view(row), {
          rule: 'list-differs',
          pointer: '/data',
          message: 'the list and the detail must agree',
        });
        trial.same(room.member?.userId, trial.person('owner').userId, {
          rule: 'own-membership',
          pointer: '/data/member/userId',
          message: "member must be the caller's own row",
        });
        const membership = ({ member }: typeof row | typeof room) => [
          member?.userId,
          member?.role,
          member?.createTime,
          member?.nickname,
        ];
        trial.same(membership(room), membership(row), {
          rule: 'membership-differs',
          pointer: '/data/member',
          message: 'the list and the detail must show the same membership',
          harm: 'identity',
        });
        const members = await trial.ok('owner', 'listMembers', { roomId: row.id });
        // Invisible members and guardians are shown to those who run the group only (server facts 2.13).
        const idsOf = (listed: typeof members) =>
          listed.filter(({ role }) => role <= 3).map(({ userId }) => userId);
        const [listed, shown] = [idsOf(members), idsOf(room.members)];
        // Who may see whom in a group of others is not known here, but a round number that is too few is a list cut short.
        const isCut = listed.length < shown.length && listed.length % 10 === 0;
        trial.same(listed.sort(), shown.sort(), {
          rule: 'members-differ',
          message: '/room/member/list and /room/get must have the same members',
          source: 'server',
          ...((row.id === trial.room.id || isCut) && { harm: 'loss' as const }),
        });
        const owner = await trial.send('owner', 'getUser', { userId: room.userId });
        if (resultCodeOf(owner) === 1) continue;
        // An account may be deleted, a group of this run cannot be without its owner.
        const claim = {
          rule: 'owner-is-user',
          message: 'the owner must be a user',
          expected: 'result code 1',
          got: `result code ${resultCodeOf(owner) ?? 'none'}`,
          exchange: owner,
        };
        if (row.id === trial.room.id) trial.holds(false, claim);
        else trial.note({ ...claim, message: 'the owner of a group is no longer a user' });
      }
    },
  }),
  make('user-size', {
    title: 'userSize is the number of members',
    operation: 'getRoom',
    layer: 'I',
    async run(trial) {
      const { userSize, members } = await trial.ok('owner', 'getRoom', {
        roomId: trial.room.id,
        ...everything,
      });
      trial.same(userSize, members.length, {
        rule: 'user-size',
        pointer: '/data/userSize',
        message: 'userSize must be the number of members',
      });
    },
  }),
  make('notices', {
    title: 'notices belong to the group, and the newest is the notice of the group',
    operation: 'listNotices',
    async run(trial) {
      const roomId = trial.room.id;
      const { pageData } = await trial.ok('owner', 'listNotices', { roomId, ...everything });
      const [newest] = some(trial, pageData, 'notice');
      const room = await trial.ok('owner', 'getRoom', { roomId });
      const idsOf = (notices: typeof pageData) => notices.map(({ id }) => id).sort();
      trial.same(idsOf(room.notices), idsOf(pageData), {
        rule: 'notices-differ',
        pointer: '/data/notices',
        message: '/room/get must have the notices of the page',
        source: 'server',
      });
      // Times are whole seconds, and several notices may be of one.
      const latest = pageData.find(({ id, time }) => id === room.notice.id && time === newest.time);
      trial.same(room.notice.id, (latest ?? newest).id, {
        rule: 'newest-notice',
        pointer: '/data/notice/id',
        message: 'the notice of the group must be the newest',
      });
      await trial.ok('owner', 'getUser', { userId: newest.userId });
    },
  }),
  make('chats', {
    title: 'every chat in the list shows its newest message',
    operation: 'listLastChats',
    source: 'server',
    lengthy: true,
    async run(trial) {
      const listed = await trial.ok('owner', 'listLastChats', everything);
      const rooms = await trial.ok('owner', 'listRooms', everything);
      const jids = new Set(rooms.map(({ jid }) => jid));
      const changing = new Set(rooms.filter(room => isChanging(trial, room)).map(({ jid }) => jid));
      // A group that another check has dissolved meanwhile is in no list of groups.
      const chats = listed.filter(
        ({ jid, content }) => !changing.has(jid) && (jids.has(jid) || !isMarked(content)),
      );
      for (const chat of trial.random.shuffled(some(trial, chats, 'chat')).slice(0, sample)) {
        if (chat.isRoom === 1 && !jids.has(chat.jid)) {
          const claim = {
            rule: 'chat-without-room',
            pointer: '/data/*/jid',
            message: 'a group in the chat list must be one the caller is in',
            expected: 'a group of the caller',
            got: chat.jid,
          };
          // Some servers list no group that is locked, whose chat stays (server facts 2.5).
          if (trial.isMock) trial.holds(false, claim);
          else trial.note(claim);
        }
        const page = { pageIndex: 0, pageSize: 20 };
        const [got, want] = await agreeing(trial, async () => {
          const row = await chatOf(trial, 'owner', chat.jid);
          const rows: readonly { readonly messageId: string; readonly timeSend: number }[] =
            chat.isRoom === 1
              ? await trial.ok('owner', 'listGroupMessages', { roomId: chat.jid, ...page })
              : await trial.ok('owner', 'listMessages', { receiver: chat.jid, maxType: 0, ...page });
          // Which of one millisecond is the newest is said nowhere.
          const newest = rows.filter(({ timeSend }) => timeSend === rows[0]?.timeSend);
          const same = newest.find(({ messageId }) => messageId === row?.messageId) ?? newest[0];
          return [row?.messageId, same?.messageId];
        });
        if (got === want) continue;
        const claim = {
          rule: chat.isRoom === 1 ? 'group-chat-newest' : 'single-chat-newest',
          message: 'the chat list must show the newest message of the conversation',
          expected: want,
          got,
        };
        // A client's clock that is ahead, or rows that never are a last chat: what came last is not the newest in time.
        if (chat.jid === trial.room.jid && trial.room.own)
          // What the run has written there is the newest, and the list does not show it.
          trial.holds(false, { ...claim, harm: 'loss' });
        else trial.note({ ...claim, message: 'the chat list shows another message than the newest in time' });
      }
    },
  }),
  make('accounts', {
    title: 'a user is found by account as by id',
    operation: 'getUser',
    source: 'server',
    async run(trial) {
      const own = await trial.ok('owner', 'getUser');
      const { areaCode, phone, telephone } = own;
      trial.holds([areaCode, phone, telephone].includes('') || telephone === `${areaCode}${phone}`, {
        rule: 'with-area-code',
        pointer: '/data/telephone',
        message: 'telephone must be the area code and the phone number',
        expected: `${areaCode}${phone}`,
        got: telephone,
        harm: 'none',
      });
      if (/^\d*$/.test(own.account) && own.account.length < 7)
        return trial.notExercised('the account could be a user id');
      const byId = await trial.ok('owner', 'getUser', { userId: own.userId });
      trial.same(byId.userId, own.userId, { rule: 'by-id', message: 'the id must find its user' });
    },
  }),
];
