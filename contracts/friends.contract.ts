import { resultCodeOf } from '../src/check/suite/trial.ts';
import { concern, everything, secondsField } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('friends', { effect: 'irreversible' });
const alreadyFriends = 100512;

/** Becoming friends, which nothing undoes. */
export default [
  make('added', {
    title: 'a new friend shows on both sides at once, and adding them again is refused',
    operation: 'addFriend',
    needs: { sandbox: true, people: ['owner', 'peer', 'outsider'] },
    async run(trial) {
      const [owner, peer, outsider] = [trial.person('owner'), trial.person('peer'), trial.person('outsider')];
      const listed = async (who: 'owner' | 'outsider') => {
        const { pageData } = await trial.ok(who, 'listFriends', {
          userId: trial.person(who).userId,
          ...everything,
        });
        return pageData;
      };
      const rowOf = (rows: Awaited<ReturnType<typeof listed>>, other: number) =>
        rows.find(row => row.toUserId === other);
      const before = await listed('owner');
      if (rowOf(before, outsider.userId)) return trial.notExercised('owner and outsider are friends already');
      trial.willKeep(`owner and outsider are friends now (users ${owner.userId} and ${outsider.userId})`);
      // Who asks is told by the token alone.
      const given = { toUserId: outsider.userId, userId: outsider.userId };
      const adding = await trial.send('owner', 'addFriend', given);
      // A check that runs beside this one may have been quicker.
      const isLate =
        resultCodeOf(adding) === alreadyFriends &&
        rowOf(await listed('owner'), outsider.userId) !== undefined;
      if (isLate) return trial.notExercised('owner and outsider are friends already');
      if (resultCodeOf(adding) !== 1) await trial.ok('owner', 'addFriend', given);
      const owners = await trial.settled(
        () => listed('owner'),
        rows => rowOf(rows, outsider.userId) !== undefined,
      );
      const both = {
        rule: 'both-sides',
        message: 'both must be friends at once',
        source: 'server',
      } as const;
      holdsOf(trial, owners, { field: 'toUserId', value: outsider.userId, are: 'there' }, both);
      // Other cases and checks pin and unpin the peer.
      const pinned = before
        .filter(row => row.openTopChatTime > 0 && row.toUserId !== peer.userId)
        .map(row => row.toUserId);
      const stillPinned = pinned.filter(userId => rowOf(owners, userId)?.openTopChatTime !== 0);
      trial.same(stillPinned, pinned, {
        rule: 'others-pins',
        pointer: '/data/pageData/*/openTopChatTime',
        message: 'a new friend must not unpin others',
        harm: 'loss',
      });
      const outsiders = await listed('outsider');
      holdsOf(trial, outsiders, { field: 'toUserId', value: owner.userId, are: 'there' }, both);
      const [mine, theirs] = [rowOf(owners, outsider.userId), rowOf(outsiders, owner.userId)];
      if (mine && theirs) trial.same([mine.status, theirs.status], [2, 2], both);
      trial.same([mine?.toNickname, theirs?.toNickname], [outsider.nickname, owner.nickname], {
        rule: 'names',
        message: 'the rows must carry the nicknames',
      });
      for (const row of [mine, theirs]) {
        trial.holds(Math.abs((row?.createTime ?? 0) - secondsField(trial.now)) < 120, {
          rule: 'friends-since',
          pointer: '/data/pageData/*/createTime',
          message: "createTime must be the server's current time in seconds",
          harm: 'units',
          expected: secondsField(trial.now),
          got: row?.createTime,
        });
      }
      const self = await trial.send('owner', 'addFriend', { toUserId: owner.userId }, { refusable: true });
      if (resultCodeOf(self) !== 1)
        holdsOf(
          trial,
          await listed('owner'),
          { field: 'toUserId', value: owner.userId, are: 'absent' },
          { rule: 'own-friend', message: 'nobody must become a friend of their own', of: 'listFriends' },
        );
      const profile = await trial.ok('owner', 'getUser', { userId: outsider.userId });
      trial.same('friends' in profile ? profile.friends?.status : undefined, 2, {
        rule: 'relation',
        pointer: '/data/friends',
        message: "the friend's profile must show the relation",
        source: 'server',
      });
      await trial.refused(
        'owner',
        'addFriend',
        { toUserId: outsider.userId },
        { code: alreadyFriends, source: 'server' },
      );
      await trial.refused(
        'outsider',
        'addFriend',
        { toUserId: owner.userId },
        { code: alreadyFriends, source: 'server' },
      );
    },
  }),
];
