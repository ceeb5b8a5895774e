import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.ts';
import { checkRows } from './check-rows.ts';
import { readCollections } from './fixtures.ts';

const contract = loadContract();

test('the demo data fits the contract', async () => {
  const rows = readCollections('demo');
  expect(() => checkRows(contract, rows)).not.toThrow();
});

test.each([
  'users',
  'friends',
  'shiku_room',
  'shiku_room_member',
  'shiku_room_notice',
  'shiku_msgs',
  'shiku_lastChats',
  'mucmsg_6c1536dbf97540d1b906d76f4272a90d',
])('a row of %s that lacks a field is named', async collection => {
  const demo = readCollections('demo');
  const [first = {}, ...rest] = demo[collection] ?? [];
  const [lost] = Object.keys(first).filter(name => name !== 'roomId');
  const broken = Object.fromEntries(Object.entries(first).filter(([name]) => name !== lost));
  expect(() => checkRows(contract, { ...demo, [collection]: [...rest, broken] })).toThrow(
    new RegExp(`Failed to load ${collection}.json, row ${rest.length}.*${lost}`),
  );
});

test.each([
  [1_614_049_928, undefined],
  [0, undefined],
  ['1614049928', /delayedTime: must be integer/],
  [1.5, /delayedTime: must be integer/],
  [null, /delayedTime: must be integer/],
])('a message that was deleted at %j is kept only if that is a time', (delayedTime, refusal) => {
  const [message = {}] = readCollections('demo').shiku_msgs ?? [];
  const check = () => checkRows(contract, { shiku_msgs: [{ ...message, delayedTime }] });
  if (refusal) expect(check).toThrow(refusal);
  else expect(check).not.toThrow();
});
