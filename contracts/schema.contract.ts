import type { Case } from '../src/check/suite/case.ts';
import type { Contract } from '../src/spec/contract.ts';
import { concern, readable, undisturbed } from './kit.ts';
import { holdsListed } from './listed.ts';
import { needsOf, validFor } from './valid.ts';

const make = concern('schema', { layer: 'S' });

/** Every read operation answers as the contract says; the writes are seen where something is written. */
export default function cases(contract: Contract): Case[] {
  const generated = contract.operations
    .filter(({ id, effect }) => effect === 'read' && id !== 'getFile')
    .map(({ id, summary, effect }) =>
      make(`${id}`, {
        generated: true,
        title: `${summary}: the answer matches the contract`,
        operation: id,
        needs: needsOf(id, effect),
        async run(trial) {
          if (id !== 'getFile')
            await trial.ok(id === 'getConfig' ? 'nobody' : 'owner', id, validFor(trial, id));
        },
      }),
    );
  return [
    ...generated,
    make('all-rooms', {
      title: 'every group of the caller matches the contract, in the list and in the detail',
      operation: 'getRoom',
      needs: { room: 'read' },
      async run(trial) {
        const rooms = await trial.ok('owner', 'listRooms', { pageIndex: 0, pageSize: 20 });
        for (const { id, jid } of trial.random.shuffled(readable(trial, rooms)).slice(0, 5)) {
          if (!(await holdsListed(trial, id))) continue;
          await trial.ok('owner', 'listNotices', { roomId: id, pageIndex: 0, pageSize: 50 });
          await trial.ok('owner', 'listGroupMessages', { roomId: jid, pageIndex: 0, pageSize: 50 });
        }
      },
    }),
    make('all-chats', {
      title: 'the history behind each row of the chat list matches the contract',
      operation: 'listMessages',
      needs: undisturbed,
      async run(trial) {
        const chats = await trial.ok('owner', 'listLastChats', { pageIndex: 0, pageSize: 50 });
        for (const { jid, isRoom } of trial.random.shuffled(chats).slice(0, 6)) {
          if (isRoom === 0)
            await trial.ok('owner', 'listMessages', {
              receiver: jid,
              pageIndex: 0,
              pageSize: 50,
              maxType: 0,
            });
          else await trial.ok('owner', 'listGroupMessages', { roomId: jid, pageIndex: 0, pageSize: 50 });
        }
      },
    }),
    make('other-profile', {
      title: "another user's profile has no private fields",
      operation: 'getUser',
      layer: 'P',
      source: 'server',
      async run(trial) {
        const friends = await trial.ok('owner', 'listFriends', {
          userId: trial.person('owner').userId,
          pageIndex: 0,
          pageSize: 5,
        });
        for (const { toUserId } of friends.pageData.slice(0, 3)) {
          const other = await trial.ok('owner', 'getUser', { userId: toUserId });
          trial.same(other.userId, toUserId, {
            rule: 'echo',
            pointer: '/data/userId',
            message: 'the profile must be that of the requested user',
            harm: 'identity',
          });
          const relation = 'friends' in other ? other.friends : undefined;
          if (relation) {
            trial.same([relation.userId, relation.toUserId], [trial.person('owner').userId, toUserId], {
              rule: 'whose-relation',
              pointer: '/data/friends',
              message: "the relation in a profile must be the caller's own row",
              harm: 'identity',
            });
          }
          const leaked = ['password', 'userKey'].filter(name => name in other);
          trial.same(leaked, [], {
            rule: 'private-fields',
            message: "another user's profile must not hold private fields",
            harm: 'privacy',
          });
        }
      },
    }),
    make('never-null', {
      title: 'a field without a value is left out, never null',
      operation: 'getUser',
      layer: 'X',
      source: 'server',
      async run(trial) {
        const exchange = await trial.send('owner', 'getUser');
        const nulls = Object.entries((exchange.json as { data?: object } | null)?.data ?? {}).filter(
          ([, value]) => value === null,
        );
        trial.same(
          nulls.map(([name]) => name),
          [],
          { rule: 'null', message: 'fields without a value must be absent' },
        );
      },
    }),
  ];
}
