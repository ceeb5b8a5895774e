import { describe, expect, test } from 'vitest';
import { answered, contract } from '../../../test/check/answered.ts';
import type { JsonOperationId } from '../../spec/contract.ts';
import type { Exchange } from '../wire/exchange.ts';
import { Oracles } from './index.ts';

const [me, other] = [100164, 100158];
const hash = '1a850742f81ddc04da6f7648a4af0e47';

/** What is found in the last of some answers, by rules that do harm. */
function harms(...answers: readonly (readonly [caller: number, exchange: Exchange])[]) {
  const oracles = new Oracles(contract, { isMock: false, isOwn: () => false });
  const found = answers.map(([caller, exchange]) => oracles.judge(exchange, { earlier: 0, caller }));
  return (found.at(-1) ?? [])
    .filter(({ harm }) => harm !== undefined)
    .map(({ rule, pointer, harm }) => [rule, pointer, harm]);
}

const profile = {
  userId: me,
  password: hash,
  userKey: 'aee198505eda1e401e36f36e2c0f4ab5',
  phone: '18094152050',
};

describe('what is private', () => {
  test('is shown to its owner', () => {
    expect(harms([me, answered('getUser', profile)])).toEqual([]);
  });

  test.each([
    ['0', false],
    ['1', false],
    ['', false],
    [hash, true],
    ['123456', true],
  ])('of the own payment password only whether there is one: %j', (payPassword, isTold) => {
    const told = [['payment-password', '/data/payPassword', 'privacy']];
    expect(harms([me, answered('getUser', { ...profile, payPassword })])).toEqual(isTold ? told : []);
  });

  test.each([
    ['jdbc:mysql://10.0.0.12:3306/im?user=root', true],
    ['redis://admin:s3cret@10.0.0.12:6379', true],
    ['-----BEGIN RSA PRIVATE KEY-----', true],
    ['http://10.0.0.12:8088/', false],
    ['Password must have 8 characters', false],
  ])('of the configuration nothing that opens a door of the server: %s', (value, isTold) => {
    const told = [['credentials-shown', '/data/more', 'privacy']];
    expect(harms([me, answered('getConfig', { more: value })])).toEqual(isTold ? told : []);
  });

  test.each<[string, JsonOperationId, unknown, string]>([
    ['a hash in the profile of another', 'getUser', { userId: other, password: hash }, '/data/password'],
    [
      'a key among search results',
      'search',
      { friend: [{ userId: other, userKey: hash }] },
      '/data/friend/0/userKey',
    ],
    ['a token nobody declared', 'listMembers', [{ userId: other, loginToken: 'abc' }], '/data/0/loginToken'],
  ])('by its name: %s', (_, id, data, pointer) => {
    const exchange = answered(id, data, { userId: String(other) });
    expect(harms([me, exchange])).toContainEqual(['private-field', pointer, 'privacy']);
  });

  test('by its value, whatever it is called', () => {
    const found = harms(
      [me, answered('getUser', profile)],
      [other, answered('listMembers', [{ sign: hash }])],
    );
    expect(found).toContainEqual(['private-value', '/data/0/sign', 'privacy']);
  });

  test('phone numbers, where no answer has any', () => {
    const members = answered('listMembers', [{ userId: me, phone: '18094152050', contact: 18094152050 }]);
    const found = harms([me, answered('getUser', profile)], [other, members]);
    expect(found).toContainEqual(['private-phone', '/data/0/phone', 'privacy']);
    expect(found).toContainEqual(['private-phone', '/data/0/contact', 'privacy']);
  });

  test('and what is not: whether a payment password is set, a phone number that is declared', () => {
    const data = { userId: other, payPassword: '1', phone: '13112345611', telephone: '8613112345611' };
    expect(harms([me, answered('getUser', data, { userId: String(other) })])).toEqual([]);
  });
});

describe('a broken shape is no breach of privacy', () => {
  const inResult = (id: JsonOperationId, result: unknown, parameters = {}): Exchange => ({
    ...answered(id, undefined, parameters),
    json: { currentTime: 1612839425242, resultCode: 1, result },
  });
  const { userId: _userId, ...nameless } = profile;
  const found = { friend: [{ userId: other, phone: '13112345611', telephone: '8613112345611' }] };

  test.each<[string, Exchange]>([
    ['the own profile, in an envelope with another key', inResult('getUser', profile)],
    ['the own profile, its user id renamed', answered('getUser', { ...nameless, id: me })],
    ['the own profile, its user id a text', answered('getUser', { ...profile, userId: String(me) })],
    [
      'the own profile, its phone renamed',
      answered('getUser', { ...profile, phone: undefined, mobile: '18094152050' }),
    ],
    ['people who were found, in an envelope with another key', inResult('search', found, { content: '1' })],
  ])('%s', (_, exchange) => {
    const known = answered('getUser', { ...profile, userId: other, phone: '13112345611' });
    const rules = harms([other, known], [me, exchange]).filter(([, , harm]) => harm === 'privacy');
    expect(rules).toEqual([]);
  });

  test('but the key of another is one, wherever it stands', () => {
    const exchange = inResult('listMembers', [{ userId: me, sign: hash }], { roomId: '1' });
    expect(harms([me, answered('getUser', profile)], [other, exchange])).toContainEqual([
      'private-value',
      '/result/0/sign',
      'privacy',
    ]);
  });
});

describe("rows that are not the caller's", () => {
  test('are none where a group counts as a single chat', () => {
    const group = { isRoom: 0, jid: '6c1536dbf97540d1b906d76f4272a90d', userId: String(other) };
    expect(harms([me, answered('listLastChats', [group])])).toEqual([]);
  });

  test.each<[string, JsonOperationId, unknown, readonly unknown[]]>([
    [
      'a chat of two others',
      'listMessages',
      [{ sender: String(other) }],
      ['own-rows', '/data/0/sender', 'privacy'],
    ],
    [
      'a chat of two others that is found',
      'search',
      { shikuMsgs: [{ sender: String(other) }] },
      ['own-rows', '/data/shikuMsgs/0/sender', 'privacy'],
    ],
    [
      'somebody else’s row of the chat list',
      'listLastChats',
      [{ isRoom: 0, jid: '100102', userId: String(other) }],
      ['own-rows', '/data/0/userId', 'privacy'],
    ],
    [
      'friends of another',
      'listFriends',
      { pageData: [{ userId: other }] },
      ['own-rows', '/data/pageData/0/userId', 'identity'],
    ],
    ['the profile of another', 'getUser', { userId: other }, ['profile', '/data/userId', 'identity']],
  ])('%s', (_, id, data, finding) => {
    expect(harms([me, answered(id, data)])).toContainEqual(finding);
  });

  test('and rows that only look so: the shared last row of a group', () => {
    expect(harms([me, answered('listLastChats', [{ isRoom: 1, userId: String(other) }])])).toEqual([]);
  });
});
