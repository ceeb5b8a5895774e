import { describe, expect, test } from 'vitest';
import { Clock } from './clock.ts';
import { Store } from './store.ts';
import {
  friendRow,
  groupMessageRow,
  lastChatRow,
  memberRow,
  messageRow,
  userRow,
} from './testing/sample-rows.ts';

const frozen = () => new Clock({ mode: 'frozen', at: 0x60347000 * 1000 });

describe('transact', () => {
  test('lists each changed row once, as it was before and as it is after', () => {
    const store = Store.load({ users: [userRow(1), userRow(2), userRow(3)] });
    const { changes, result } = store.transact(tx => {
      tx.users.put(userRow(1, { nickname: 'a' }));
      tx.users.put(userRow(1, { nickname: 'b' }));
      tx.users.delete('2');
      tx.users.put(userRow(4));
      tx.users.put(userRow(3));
      tx.users.put(userRow(5));
      tx.users.delete('5');
      return 'done';
    });
    expect(result).toBe('done');
    expect(changes).toEqual([
      { collection: 'users', key: '1', before: userRow(1), after: userRow(1, { nickname: 'b' }) },
      { collection: 'users', key: '2', before: userRow(2) },
      { collection: 'users', key: '4', after: userRow(4) },
    ]);
    expect([...store.view.users.all].map(user => user.userId)).toEqual([1, 3, 4]);
  });

  test('lists any number of changes', () => {
    const count = 200_000;
    const tokens = Array.from({ length: count }, (_, n) => ({ token: `t${n}`, userId: 1 }));
    const store = Store.load({ tokens });
    const { changes } = store.transact(tx => {
      for (const { token } of tokens) tx.tokens.delete(token);
    });
    expect(changes.length).toBe(count);
    expect(store.view.tokens.size).toBe(0);
  });

  test('a throw leaves nothing behind', () => {
    const store = Store.load({ users: [userRow(1)] });
    const before = store.dump();
    const work = () =>
      store.transact(tx => {
        tx.users.put(userRow(tx.nextUserId()));
        tx.users.delete('1');
        throw new Error('refused');
      });
    expect(work).toThrow('refused');
    expect(store.dump()).toEqual(before);
    expect(store.sequence).toBe(0);
    expect(store.transact(tx => tx.nextUserId()).result).toBe(2);
  });

  test('a list that is being read does not move when rows are deleted', () => {
    const store = Store.load({ shiku_msgs: Array.from({ length: 500 }, (_, n) => messageRow(n)) });
    store.transact(tx => {
      for (const row of tx.messages.by.byConversation('100164:100102')) tx.messages.delete(row._id);
      expect(tx.messages.size).toBe(0);
    });
    expect(store.view.messages.by.byConversation('100164:100102').size).toBe(0);
    expect(store.view.messages.all.size).toBe(0);
  });

  test('rows are frozen all the way down', () => {
    const store = Store.empty();
    const row = userRow(1, { loc: { lat: 0, lng: 0 } });
    store.transact(tx => tx.users.put(row));
    expect(() => Object.assign(row.loc, { lat: 1 })).toThrow(TypeError);
  });

  test('a row without its key is refused', () => {
    const store = Store.empty();
    expect(() => store.transact(tx => tx.friends.put({ userId: 1 } as never))).toThrow(
      /friends.*"1:undefined"/,
    );
  });

  test('a transaction inside a transaction is refused', () => {
    const store = Store.empty();
    const inner = () => store.transact(tx => tx.users.put(userRow(1)));
    expect(() => store.transact(inner)).toThrow(/already running/);
    expect(() => store.transact(() => store.restore(Store.empty().snapshot()))).toThrow(/is running/);
    expect(inner().changes.length).toBe(1);
  });

  test('asynchronous work is refused', () => {
    expect(() => Store.empty().transact(async () => 1)).toThrow(/asynchronous/);
  });
});

test('read sees the rows and refuses to change them', () => {
  const store = Store.load({ users: [userRow(1)] });
  expect(store.read(tx => tx.users.get('1')?.userId)).toBe(1);
  expect(() => store.read(tx => tx.users.delete('1'))).toThrow(/changed users 1/);
  expect(store.view.users.size).toBe(1);
});

describe('indexes', () => {
  test('members come with the owner first, then by role, time and user', () => {
    const store = Store.load({
      shiku_room_member: [
        memberRow('r1', 9, 3, 5),
        memberRow('r1', 8, 3, 5),
        memberRow('r1', 7, 4, 1),
        memberRow('r1', 6, 2, 9),
        memberRow('r1', 5, 1, 9),
        memberRow('r2', 5, 3, 9),
      ],
    });
    const { members } = store.view;
    expect([...members.by.byRoom('r1')].map(row => row.userId)).toEqual([5, 6, 8, 9, 7]);
    expect([...members.by.byUser('5')].map(row => row.roomId)).toEqual(['r2', 'r1']);
    expect([...members.by.byUserOwned('5')].map(row => row.roomId)).toEqual(['r1']);
    expect([...members.by.byUserJoined('5')].map(row => row.roomId)).toEqual(['r2']);
  });

  test('a deleted message leaves its conversation and stays a row', () => {
    const store = Store.load({
      shiku_msgs: [messageRow(1), messageRow(2), messageRow(3, '100164', '100102', { contentType: 202 })],
    });
    store.transact(tx => tx.messages.put({ ...messageRow(2), delayedTime: 1 }));
    const { messages } = store.view;
    expect(messages.by.byConversation('100164:100102').slice(0, 0)).toEqual([
      messageRow(3, '100164', '100102', { contentType: 202 }),
      messageRow(1),
    ]);
    expect(messages.by.byConversationShort('100164:100102').slice(0, 0)).toEqual([messageRow(1)]);
    expect(messages.by.byMessageId('m2').size).toBe(1);
    expect(messages.by.byConversation('nobody:else').size).toBe(0);
  });

  test('a row that moves between groups and orders is found in its new place alone', () => {
    const store = Store.load({ friends: [friendRow(1, 2, 10), friendRow(1, 3, 20)] });
    store.transact(tx => tx.friends.put(friendRow(1, 2, 30)));
    expect([...store.view.friends.by.byUser('1')].map(row => row.toUserId)).toEqual([3, 2]);
  });

  test('red packet notes are stored in a group and not listed', () => {
    const store = Store.load({
      mucmsg_j: [
        groupMessageRow(1, 'j'),
        groupMessageRow(2, 'j', { contentType: 83 }),
        groupMessageRow(3, 'j', { sender_jid: '10005/Server', contentType: 907 }),
      ],
    });
    const { by } = store.view.groupMessages;
    const ids = (rows: Iterable<{ messageId: string }>) => [...rows].map(row => row.messageId);
    expect(ids(by.byRoom('j'))).toEqual(['g3', 'g1']);
    expect(ids(by.textsByRoom('j'))).toEqual(['g1']);
    expect(ids(by.byRoomPeople('j'))).toEqual(['g1']);
    expect(ids(by.storedByRoom('j'))).toEqual(['g1', 'g2', 'g3']);
  });

  test('a group has one last chat, a single chat one for each user', () => {
    const store = Store.load({
      shiku_lastChats: [lastChatRow(1, 'j', 1, 5), lastChatRow(1, '2', 0, 5), lastChatRow(2, '1', 0, 6)],
    });
    expect(store.view.lastChats.get('muc:j')?.timeSend).toBe(5);
    expect([...store.view.lastChats.by.singlesByUser('1')].map(row => row.jid)).toEqual(['2']);
  });
});

test('a fork and its base do not meet, and neither touches a snapshot', () => {
  const store = Store.load({ users: [userRow(1)] }, { clock: frozen() });
  const kept = store.snapshot();
  const fork = store.fork();
  fork.transact(tx => tx.users.put(userRow(2)));
  store.transact(tx => tx.users.put(userRow(3)));
  fork.clock.advance(1000);
  expect([...fork.view.users.all].map(user => user.userId)).toEqual([1, 2]);
  expect([...store.view.users.all].map(user => user.userId)).toEqual([1, 3]);
  expect(fork.clock.now().ms - store.clock.now().ms).toBe(1000);
  store.restore(kept);
  expect([...store.view.users.all].map(user => user.userId)).toEqual([1]);
});

test('listeners hear of each commit until they leave', () => {
  const store = Store.empty();
  const heard: string[] = [];
  const leave = store.onCommit(commit =>
    heard.push(`${commit.sequence}:${commit.changes.length}:${commit.replaced}`),
  );
  store.transact(tx => tx.users.put(userRow(1)));
  store.transact(tx => tx.users.put(userRow(1)));
  store.restore(Store.empty().snapshot());
  store.restore(store.snapshot());
  leave();
  store.transact(tx => tx.users.put(userRow(2)));
  expect(heard).toEqual(['1:1:false', '2:0:true', '2:0:true']);
});

describe('collections', () => {
  test('a dump loads into the same store', () => {
    const collections = {
      users: [userRow(9), userRow(10)],
      friends: [friendRow(9, 10)],
      mucmsg_a: [groupMessageRow(1, 'a'), groupMessageRow(3, 'a')],
      mucmsg_b: [groupMessageRow(2, 'b')],
    };
    const dump = Store.load(collections).dump();
    expect(dump).toMatchObject(collections);
    expect(Store.load(dump).dump()).toEqual(dump);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown name', { user: [] }, /collection user: there is no such collection.*users, friends/],
    ['something else than a list', { users: {} }, /users: it is not a list/],
    ['a row without key', { users: [{}] }, /row in users: its key is "undefined"/],
    ['null for a row', { users: [null] }, /row in users/],
    ['a key twice', { users: [userRow(9), userRow(9)] }, /users: two rows have the key 9\. Take one/],
    [
      'a message of another group',
      { mucmsg_a: [groupMessageRow(1, 'b')] },
      /mucmsg_a: a row belongs to mucmsg_b/,
    ],
  ])('%s is refused', (_what, collections, message) => {
    expect(() => Store.load(collections as never)).toThrow(message);
  });
});
