import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { loadContract } from './contract.ts';

const contract = loadContract();

function fixture(id: string) {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, '../../fixtures/documented', `${id}.json`), 'utf8'),
  );
}

describe('rows found good before', () => {
  it('are not checked again in the same set, and are in another', () => {
    const answer = fixture('listFriends');
    const checked = new WeakSet<object>();
    expect(contract.checkAnswer('listFriends', answer, { checked })).toEqual([]);
    const [row] = answer.data.pageData;
    expect(checked.has(row)).toBe(true);
    row.toNickname = 7; // Breaks the promise that rows do not change, to see whether they are looked at.
    expect(contract.checkAnswer('listFriends', answer, { checked })).toEqual([]);
    expect(contract.checkAnswer('listFriends', answer, { checked: new WeakSet() })).toHaveLength(1);
    expect(contract.checkAnswer('listFriends', answer)).toHaveLength(1);
  });

  it('are checked again against another schema', () => {
    const row = fixture('listFriends').data.pageData[0];
    const checked = new WeakSet<object>();
    const page = fixture('listFriends');
    page.data.pageData = [row];
    page.data.total = 1;
    page.data.pageCount = 1;
    expect(contract.checkAnswer('listFriends', page, { checked })).toEqual([]);
    const rooms = { currentTime: 1612839425242, data: [row], resultCode: 1 };
    expect(contract.checkAnswer('listRooms', rooms, { checked })).not.toEqual([]);
  });

  it('are still compared with the request', () => {
    const answer = fixture('listGroupMessages');
    const checked = new WeakSet<object>();
    const roomId = answer.data[0].room_jid;
    expect(contract.checkAnswer('listGroupMessages', answer, { checked, parameters: { roomId } })).toEqual(
      [],
    );
    const issues = contract.checkAnswer('listGroupMessages', answer, {
      checked,
      parameters: { roomId: 'x' },
    });
    expect(issues).toHaveLength(answer.data.length);
    expect(issues[0]).toMatchObject({ pointer: '/data/0/room_jid', rule: 'x-echo' });
  });

  it('are compared with the request at any depth', () => {
    const answer = fixture('getRoom');
    const checked = new WeakSet<object>();
    expect(contract.checkAnswer('getRoom', answer, { checked })).toEqual([]);
    const parameters = { roomId: 'x' };
    const again = contract.checkAnswer('getRoom', answer, { checked, parameters });
    expect(again).toEqual(contract.checkAnswer('getRoom', answer, { parameters }));
    expect(again.map(issue => issue.pointer)).toContain('/data/id');
  });

  it('do not hide rules of the list they are in', () => {
    const answer = fixture('listMessages');
    const checked = new WeakSet<object>();
    contract.checkAnswer('listMessages', answer, { checked });
    answer.data = answer.data.toReversed();
    expect(contract.checkAnswer('listMessages', answer, { checked })).toMatchObject([
      { rule: 'x-sorted-by' },
    ]);
  });
});

test('rows in which everything was declared are not looked through again, elsewhere they are', () => {
  const answer = fixture('listFriends');
  const known = new WeakMap();
  expect(contract.undeclared('listFriends', answer, known)).toEqual([]);
  const [row] = answer.data.pageData;
  row.extra = 1; // Breaks the promise that rows do not change, to see whether they are looked at.
  expect(contract.undeclared('listFriends', answer, known)).toEqual([]);
  expect(contract.undeclared('listFriends', answer)).toMatchObject([{ pointer: '/data/pageData/0/extra' }]);
  const rooms = { currentTime: 1, data: [row], resultCode: 1 };
  expect(contract.undeclared('listRooms', rooms, known)).not.toEqual([]);
});
