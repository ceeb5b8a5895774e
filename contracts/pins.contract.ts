import { concern, everything, rowsOfBoth, secondsField } from './kit.ts';
import { friend, member, otherPins, pinnedMember, stableMember } from './pinned.ts';
import { stableView } from './stable-view.ts';

const make = concern('pins', { effect: 'write' });

/** Pinned conversations, seen through `openTopChatTime`. */
export default [
  make('group', {
    title: "pinning a group sets openTopChatTime of the caller's membership to now, unpinning to 0",
    operation: 'pinChat',
    needs: { room: 'write', part: 'own-row', people: ['owner', 'peer'] },
    async run(trial) {
      const { jid, id: roomId } = trial.room;
      const before = await member(trial);
      await trial.ok('owner', 'pinChat', { jid, isAdaptive: 1 });
      const pinned = await pinnedMember(trial);
      trial.holds(Math.abs((pinned?.openTopChatTime ?? 0) - secondsField(trial.now)) < 120, {
        rule: 'pinned-since',
        harm: 'units',
        pointer: '/data/*/member/openTopChatTime',
        message: 'openTopChatTime must be now in seconds',
        expected: secondsField(trial.now),
        got: pinned?.openTopChatTime,
      });
      trial.same(stableMember(pinned, 0), stableMember(before, 0), {
        rule: 'pin-alone',
        message: 'nothing else of the membership may change',
      });
      trial.same((await trial.ok('peer', 'getRoom', { roomId })).member?.openTopChatTime, 0, {
        rule: 'own-only',
        message: 'only the caller may see the pin',
      });
      await trial.ok('owner', 'pinChat', { jid, isAdaptive: 1 });
      trial.holds(((await member(trial))?.openTopChatTime ?? 0) !== 0, {
        rule: 'pinned-again',
        pointer: '/data/*/member/openTopChatTime',
        message: 'what is pinned must stay pinned when it is pinned again',
      });
      await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 1 });
      trial.same((await member(trial))?.openTopChatTime, 0, {
        rule: 'unpinned',
        pointer: '/data/*/member/openTopChatTime',
        message: 'after unpinning, openTopChatTime must be 0',
      });
      await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 1 });
    },
  }),
  make('group/not-adaptive', {
    title: 'without isAdaptive the membership does not change',
    operation: 'pinChat',
    needs: { room: 'write', part: 'own-row' },
    async run(trial) {
      const { jid } = trial.room;
      await trial.ok('owner', 'pinChat', { jid, isAdaptive: 0 });
      trial.same((await member(trial))?.openTopChatTime, 0, {
        rule: 'not-adaptive',
        message: 'openTopChatTime must stay 0',
      });
      await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 0 });
    },
  }),
  make('group/unpinned', {
    title: 'unpinning changes the membership only with isAdaptive, and unpinning again changes nothing',
    operation: 'unpinChat',
    needs: { room: 'write', part: 'own-row' },
    async run(trial) {
      const { jid, id: roomId } = trial.room;
      // With few groups, an earlier case may have left its mark.
      const loud = { roomId, userId: trial.person('owner').userId, type: 0, offlineNoPushMsg: 0 };
      await trial.ok('owner', 'setMemberNotification', loud);
      const before = await member(trial);
      await trial.ok('owner', 'pinChat', { jid, isAdaptive: 1 });
      const pinned = await pinnedMember(trial);
      await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 0 });
      trial.same(stableMember(await member(trial)), stableMember(pinned), {
        rule: 'unpin-not-adaptive',
        message: 'without isAdaptive the membership must not change',
      });
      for (const again of ['', ' again']) {
        await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 1 });
        trial.same(stableMember(await member(trial)), stableMember(before), {
          rule: 'unpinned',
          pointer: '/data/*/member/openTopChatTime',
          message: `unpinned${again}, the membership must be as before the pin`,
        });
      }
    },
  }),
  make('group/several', {
    title: 'several groups can be pinned, and each is unpinned separately',
    operation: 'pinChat',
    needs: { room: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const both = [trial.room, await trial.newRoom()];
      const pinned = async () => {
        const rooms = await trial.ok('owner', 'listRooms', everything);
        const rowOf = ({ id }: { readonly id: string }) => rooms.find(row => row.id === id);
        return both.map(room => (rowOf(room)?.member.openTopChatTime ?? 0) !== 0);
      };
      const shows = (wanted: readonly boolean[]) => (got: readonly boolean[]) =>
        got.every((value, index) => value === wanted[index]);
      const [first, second] = both.map(({ jid }) => jid);
      trial.same(await trial.settled(pinned, shows([false, false])), [false, false], {
        rule: 'made-unpinned',
        message: 'a group that was just made must not be pinned',
      });
      await trial.ok('owner', 'pinChat', { jid: first, isAdaptive: 1 });
      trial.same(await trial.settled(pinned, shows([true, false])), [true, false], {
        rule: 'pinned-one-by-pinChat',
        message: 'pinning a group must leave the others as they are',
      });
      await trial.ok('owner', 'pinChat', { jid: second, isAdaptive: 1 });
      trial.same(await trial.settled(pinned, shows([true, true])), [true, true], {
        rule: 'pinned-both',
        message: 'a new pin must not remove another',
      });
      await trial.ok('owner', 'unpinChat', { jid: trial.room.jid, isAdaptive: 1 });
      trial.same(await trial.settled(pinned, shows([false, true])), [false, true], {
        rule: 'unpinned-alone',
        message: 'unpinning a group must leave the other pins',
      });
      const notify = (offlineNoPushMsg: number) =>
        trial.ok('owner', 'setMemberNotification', {
          roomId: trial.room.id,
          userId: 0,
          type: 1,
          offlineNoPushMsg,
        });
      await notify(1);
      trial.same(await trial.settled(pinned, shows([true, true])), [true, true], {
        rule: 'pinned-both',
        message: 'a new pin must not remove another',
      });
      await notify(0);
      trial.same(await trial.settled(pinned, shows([false, true])), [false, true], {
        rule: 'unpinned-alone',
        message: 'unpinning a group must leave the other pins',
      });
    },
  }),
  make('group/order', {
    title: 'a pin does not reorder the chat list',
    operation: 'listLastChats',
    source: 'server',
    needs: { room: 'write', part: 'own-row' },
    async run(trial) {
      await trial.ok('owner', 'pinChat', { jid: trial.room.jid, isAdaptive: 1 });
      const chats = await trial.ok('owner', 'listLastChats', everything);
      const times = chats.filter(row => row.isRoom === 1).map(row => row.timeSend);
      trial.same(
        times,
        times.toSorted((one, other) => other - one),
        { rule: 'order', message: 'the order must still follow the messages', harm: 'none' },
      );
      await trial.ok('owner', 'unpinChat', { jid: trial.room.jid, isAdaptive: 1 });
    },
  }),
  make('friend', {
    title: 'pinning a friend sets openTopChatTime of the friend to now, unpinning to 0',
    operation: 'pinChat',
    // The case below pins the same friend, so one of them at a time has the rows of the owner.
    needs: { part: 'own-row', chat: 'write', people: ['owner', 'peer'], friends: true },
    async run(trial) {
      const jid = String(trial.person('peer').userId);
      const before = await friend(trial);
      if (before === undefined || before.openTopChatTime !== 0)
        return trial.notExercised('the peer is pinned already');
      const others = await otherPins(trial);
      const back = await trial.ok('peer', 'listFriends', { userId: jid, ...everything });
      const pinnedBack = back.pageData.find(
        row => row.toUserId === trial.person('owner').userId,
      )?.openTopChatTime;
      trial.willPin(jid);
      await trial.ok('owner', 'pinChat', { jid, isAdaptive: 1 });
      const pinned = await trial.settled(
        () => friend(trial),
        row => row?.openTopChatTime !== 0,
      );
      trial.holds(Math.abs((pinned?.openTopChatTime ?? 0) - secondsField(trial.now)) < 120, {
        rule: 'pinned-since',
        harm: 'units',
        pointer: '/data/pageData/*/openTopChatTime',
        message: 'openTopChatTime must be now in seconds',
        expected: secondsField(trial.now),
        got: pinned?.openTopChatTime,
      });
      const stable = (row: object) => stableView('listFriends', row, 'data/pageData/*');
      trial.same(stable({ ...pinned, openTopChatTime: 0 }), stable(before), {
        rule: 'pin-alone',
        message: 'nothing else of the friend may change',
      });
      const [pins, wanted] = rowsOfBoth(await otherPins(trial), others);
      trial.same(pins, wanted, {
        rule: 'this-friend-only',
        pointer: '/data/pageData/*/openTopChatTime',
        message: 'the pins of other friends must stay as they are',
      });
      const { userId } = trial.person('owner');
      const theirs = await trial.ok('peer', 'listFriends', { userId: jid, ...everything });
      trial.same(theirs.pageData.find(row => row.toUserId === userId)?.openTopChatTime, pinnedBack, {
        rule: 'own-only',
        pointer: '/data/pageData/*/openTopChatTime',
        message: 'only the caller may see the pin',
      });
      await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 1 });
      trial.same((await friend(trial))?.openTopChatTime, 0, {
        rule: 'unpinned',
        pointer: '/data/pageData/*/openTopChatTime',
        message: 'after unpinning, openTopChatTime must be 0',
      });
    },
  }),
  make('friend/alone', {
    title: 'unpinning a friend leaves the pin of a group, and the reverse',
    operation: 'unpinChat',
    lengthy: true,
    needs: { room: 'write', part: 'own-row', chat: 'write', people: ['owner', 'peer'], friends: true },
    async run(trial) {
      const { jid: group } = trial.room;
      const person = String(trial.person('peer').userId);
      if ((await friend(trial))?.openTopChatTime !== 0) trial.notExercised('the peer is pinned already');
      trial.willPin(person);
      const pinned = async () => [
        ((await member(trial))?.openTopChatTime ?? 0) !== 0,
        ((await friend(trial))?.openTopChatTime ?? 0) !== 0,
      ];
      for (const [jid, left] of [
        [person, [true, false]],
        [group, [false, true]],
      ] as const) {
        for (const each of [group, person]) await trial.ok('owner', 'pinChat', { jid: each, isAdaptive: 1 });
        await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 1 });
        trial.same(await trial.settled(pinned, now => now.join() === left.join()), left, {
          rule: 'other-pins',
          message: 'unpinning one conversation must leave the pins of the others',
        });
      }
      for (const jid of [group, person]) await trial.ok('owner', 'unpinChat', { jid, isAdaptive: 1 });
    },
  }),
];
