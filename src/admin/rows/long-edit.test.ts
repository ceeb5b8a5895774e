import { expect, test } from 'vitest';
import { Store } from '../../store/store.ts';
import { stateOf } from '../../store/tables/collections.ts';
import { userRow } from '../../store/testing/sample-rows.ts';
import type { Tx } from '../../store/transaction.ts';
import { edit } from './long-edit.ts';

const users = Array.from({ length: 5 }, (_, n) => ({
  ...userRow(n + 1),
  telephone: `861${n + 1}`,
  account: `a${n + 1}`,
}));
const store = () => Store.load({ users });
const namesOf = ({ view }: Store) => [...view.users.all].map(user => user.nickname ?? '');
const rename = (tx: Tx, userId: number, nickname: string) => {
  const user = tx.users.get(String(userId));
  if (user) tx.users.put({ ...user, nickname: `${user.nickname ?? ''}${nickname}` });
};

/** Renames users 1 and 2; `between` runs in the pause before the second one, each time the edit is begun. */
function slowEdit(between: (begun: number) => void) {
  let begun = 0;
  return function* (tx: Tx) {
    begun += 1;
    rename(tx, 1, 'E');
    const end = performance.now() + 12;
    while (performance.now() < end);
    yield 1;
    between(begun);
    rename(tx, 2, 'E');
    yield 1;
  };
}

const many = 10_000;

test('what others change meanwhile stays, and nobody sees half of the edit', async () => {
  const one = store();
  const seen: string[][] = [];
  const work = slowEdit(() => {
    one.transact(tx => rename(tx, 3, 'M'));
    seen.push(namesOf(one));
  });
  const changes = await edit(one, { rows: many, work });
  expect(seen).toEqual([['', '', 'M', '', '']]);
  expect(namesOf(one)).toEqual(['E', 'E', 'M', '', '']);
  expect(changes.map(({ key }) => key)).toEqual(['1', '2', '3']);
});

test('others are served in its pauses', async () => {
  const one = store();
  let turns = 0;
  const other = setInterval(() => turns++, 0);
  const work = function* () {
    for (let n = 0; n < 5; n++) {
      const end = performance.now() + 12;
      while (performance.now() < end);
      yield 1;
    }
  };
  await edit(one, { rows: many, work });
  clearInterval(other);
  expect(turns).toBeGreaterThan(1);
});

test.each<[string, (one: Store) => void, string[]]>([
  ['the same row', one => one.transact(tx => rename(tx, 1, 'M')), ['ME', 'E', '', '', '']],
  ['everything', one => one.restore(stateOf({ users: users.slice(0, 3) }, '1', 'x')), ['E', 'E', '']],
])('where others change %s it begins again on that', async (_what, meanwhile, names) => {
  const one = store();
  const begun: number[] = [];
  const work = slowEdit(count => {
    begun.push(count);
    if (count === 1) meanwhile(one);
  });
  await edit(one, { rows: many, work });
  expect(begun).toEqual([1, 2]);
  expect(namesOf(one)).toEqual(names);
});

test('where what others change does not fit the edited rows, it begins again', async () => {
  const one = store();
  const begun: number[] = [];
  const work = function* (tx: Tx) {
    tx.users.delete('4');
    const end = performance.now() + 12;
    while (performance.now() < end);
    yield 1;
    begun.push(begun.length + 1);
    if (begun.length === 1)
      one.transact(other => other.tokens.put({ token: 't', userId: 4, createTime: 1, expireTime: -1 }));
    yield 1;
  };
  await edit(one, { rows: many, work });
  expect(begun).toEqual([1, 2]);
});

test('one that is met again and again is done at once in the end', async () => {
  const one = store();
  const begun: number[] = [];
  const work = slowEdit(count => {
    begun.push(count);
    if (count < 4) one.transact(tx => rename(tx, 1, 'M'));
  });
  await edit(one, { rows: many, work });
  expect(begun).toEqual([1, 2, 3, 4]);
  expect(namesOf(one)).toEqual(['MMME', 'E', '', '', '']);
});

test('one that throws has changed nothing', async () => {
  const one = store();
  const work = slowEdit(() => {
    throw new Error('refused');
  });
  for (const rows of [1, many]) await expect(edit(one, { rows, work })).rejects.toThrow('refused');
  expect(namesOf(one)).toEqual(['', '', '', '', '']);
});

test('ids that others made meanwhile are not made again', async () => {
  const one = store();
  const made: number[] = [];
  const work = slowEdit(() => made.push(one.transact(tx => userIdOf(tx)).result));
  await edit(one, { rows: many, work });
  made.push(one.transact(tx => userIdOf(tx)).result);
  expect(made).toEqual([6, 7]);
});

function userIdOf(tx: Tx): number {
  const userId = tx.nextUserId();
  tx.users.put({ ...userRow(userId), telephone: `861${userId}` });
  return userId;
}
