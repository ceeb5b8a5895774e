import { describe, expect, test } from 'vitest';
import { type JsonOperationId, loadContract } from '../src/spec/contract.ts';
import { afterTheSamples, rooms, type StartedMock, startMock } from './harness.ts';

const contract = loadContract();
const ghost = '000000000000000000000000';
const { test: testRoom, six, chat } = rooms;

interface Case {
  readonly as?: number | string;
  readonly with?: Record<string, string | number>;
  /** Brings the mock into the state the case needs. */
  readonly given?: (mock: StartedMock) => Promise<unknown>;
}

const owner = 100164;
const locked = (roomId: string) => (mock: StartedMock) => mock.ok(owner, '/room/update', { roomId, s: -1 });
const room = { roomId: six.id };

/** For every operation, every way to fail that openapi.yaml declares for it. Token failures are tested below. */
const cases: Readonly<Record<Exclude<JsonOperationId, 'uploadFile'>, Readonly<Record<string, Case>>>> = {
  getConfig: {},
  getUser: { 'unknown-user': { with: { userId: 999 } } },
  listFriends: { 'user-id-missing': {}, 'wrong-type': { with: { userId: 'abc' } } },
  addFriend: {
    'target-missing': {},
    'wrong-type': { with: { toUserId: 'abc' } },
    'unknown-target': { with: { toUserId: 999 } },
    self: { with: { toUserId: owner } },
    'already-friend': { with: { toUserId: 100158 } },
  },
  listRooms: { 'wrong-type': { with: { pageIndex: 'abc' } } },
  listLastChats: { 'wrong-type': { with: { pageSize: '1.5' } } },
  listGroupMessages: {
    'room-missing': {},
    'wrong-type': { with: { roomId: testRoom.jid, pageSize: '9999999999' } },
  },
  addRoom: {
    'phones-malformed': { with: { jid: 'fresh', name: 'x', phones: '100102' } },
    'jid-malformed': { with: { jid: '12345', name: 'x' } },
    'jid-taken': { with: { jid: six.jid, name: 'x' } },
  },
  getRoom: {
    'room-id-malformed': { with: { roomId: 'abc' } },
    'wrong-type': { with: { ...room, pageSize: 'all' } },
    'unknown-room': { with: { roomId: ghost } },
    'room-locked': { given: locked(six.id), with: room },
  },
  updateRoom: {
    'room-id-missing': {},
    'room-id-malformed': { with: { roomId: `${six.id}0` } },
    'wrong-type': { with: { ...room, talkTime: 'later' } },
    'unknown-room': { with: { roomId: ghost } },
    'not-allowed': { as: 100102, with: { ...room, roomName: 'x' } },
    'room-locked': { given: locked(six.id), with: { ...room, roomName: 'x' } },
    'limit-below-members': { with: { ...room, maxUserSize: 2 } },
  },
  listNotices: {
    'room-id-malformed': { with: { roomId: 'abc' } },
    'wrong-type': { with: { ...room, pageIndex: 'first' } },
    'unknown-room': { with: { roomId: ghost } },
  },
  listMembers: {
    'room-id-missing': {},
    'room-id-malformed': { with: { roomId: 'abc' } },
    'unknown-room': { with: { roomId: ghost } },
    'not-a-member': { as: 100158, with: room },
  },
  transferRoom: {
    'room-id-missing': { with: { toUserId: 100102 } },
    'room-id-malformed': { with: { roomId: 'abc', toUserId: 100102 } },
    'wrong-type': { with: { ...room, toUserId: 'him' } },
    'new-owner-missing': { with: room },
    'unknown-room': { with: { roomId: ghost, toUserId: 100102 } },
    'room-locked': { given: locked(six.id), with: { ...room, toUserId: 100102 } },
    'already-owner': { as: 100102, with: { ...room, toUserId: owner } },
    'not-owner': { as: 100102, with: { ...room, toUserId: 100174 } },
    'target-not-a-member': { with: { ...room, toUserId: 100158 } },
  },
  setMemberNotification: {
    'room-id-missing': { with: { userId: 0 } },
    'user-id-missing': { with: room },
    'room-id-malformed': { with: { roomId: 'abc', userId: 0 } },
    'wrong-type': { with: { ...room, userId: 'me' } },
    'unknown-room': { with: { roomId: ghost, userId: 0 } },
    'not-a-member': { as: 100158, with: { ...room, userId: 0, type: 1, offlineNoPushMsg: 1 } },
  },
  removeMember: {
    'room-id-missing': { with: { userId: owner } },
    'user-id-missing': { with: room },
    'room-id-malformed': { with: { roomId: 'abc', userId: owner } },
    'wrong-type': { with: { ...room, userId: 'me' } },
    'unknown-room': { with: { roomId: ghost, userId: owner } },
    'room-locked': { given: locked(six.id), with: { ...room, userId: 100102 } },
    'not-allowed': { as: 100102, with: { ...room, userId: 100174 } },
    'target-is-owner': {
      given: mock => mock.ok(owner, '/room/member/update', { ...room, userId: 100102, role: 2 }),
      as: 100102,
      with: { ...room, userId: owner },
    },
    'target-not-a-member': { with: { ...room, userId: 100158 } },
  },
  addMembers: {
    'room-id-missing': { with: { phones: '[100158]' } },
    'room-id-malformed': { with: { roomId: 'abc', phones: '[100158]' } },
    'wrong-type': { with: { ...room, userId: 'me' } },
    'phones-malformed': { with: { ...room, phones: '{"a":1' } },
    'nothing-to-do': { with: room },
    'unknown-room': { with: { roomId: ghost, phones: '[100158]' } },
    'room-locked': { given: locked(six.id), with: { ...room, phones: '[100158]' } },
    'needs-owner': {
      given: mock => mock.ok(owner, '/room/update', { ...room, isNeedVerify: 1 }),
      as: 100102,
      with: { ...room, phones: '[100158]' },
    },
    'not-a-friend': { as: 100102, with: { ...room, phones: '[100158]' } },
    'too-many-members': {
      given: mock => mock.ok(owner, '/room/update', { ...room, maxUserSize: 3 }),
      with: { ...room, phones: '[100158]' },
    },
    'not-allowed': { as: 100102, with: { ...room, userId: 100174, talkTime: 2000000000 } },
    'target-not-a-member': { with: { ...room, userId: 100158, talkTime: 2000000000 } },
  },
  listMessages: { 'receiver-missing': {}, 'wrong-type': { with: { receiver: '张' } } },
  deleteMessages: {
    'message-id-missing': { with: { type: 1, delete: 1, messageId: ' , ' } },
    'wrong-type': { with: { messageId: 'x', type: 'single' } },
  },
  search: { 'content-missing': {} },
  pinChat: {
    'jid-missing': {},
    'wrong-type': { with: { jid: '100158', isAdaptive: 'yes' } },
    'unknown-room': { with: { jid: 'nowhere', isAdaptive: 1 } },
    'not-a-member': { as: 100158, with: { jid: six.jid, isAdaptive: 1 } },
  },
  unpinChat: {
    'jid-missing': {},
    'wrong-type': { with: { jid: '100158', isAdaptive: 'yes' } },
    'unknown-room': { with: { jid: 'nowhere', isAdaptive: 1 } },
    'not-a-member': { as: 100102, with: { jid: chat.jid, isAdaptive: 1 } },
  },
  pushMessage: {
    'parameter-missing': { with: { type: 1, content: 'x', sendPhone: '18094152050' } },
    'wrong-type': {
      with: { type: 'text', content: 'x', sendPhone: '18094152050', toUserPhone: '13112345611' },
    },
    'unknown-phone': { with: { type: 1, content: 'x', sendPhone: '18094152050', toUserPhone: '1' } },
  },
};

const casesOf: Readonly<Partial<Record<string, Readonly<Record<string, Case>>>>> = cases;
const operations = contract.operations.filter(operation => operation.service === 'api');
const isToken = (name: string) => name === 'token-missing' || name === 'token-invalid';

describe.each(operations)('$id', operation => {
  const declared = Object.keys(operation.resultCodes).filter(name => !isToken(name));

  test('has a case here for every failure it declares', () => {
    expect(Object.keys(casesOf[operation.id] ?? {}).sort()).toEqual(declared.sort());
  });

  test.each(declared)('fails with the declared code for %s, and leaves every row as it was', async name => {
    const mock = await startMock({ now: afterTheSamples });
    const { as = owner, with: parameters = {}, given } = casesOf[operation.id]?.[name] ?? {};
    await given?.(mock);
    const before = mock.mock.world().store.dump();
    const answer = await mock.call(as, operation.path, parameters);
    expect(answer).toMatchObject({
      resultCode: operation.resultCodes[name]?.code,
      resultMsg: expect.any(String),
    });
    expect('detailMsg' in answer).toBe(!('currentTime' in answer));
    expect(mock.mock.world().store.dump()).toEqual(before);
  });

  test.runIf(operation.needsToken).each([
    { token: undefined, name: 'token-missing' },
    { token: '', name: 'token-missing' },
    { token: 'no-such-token', name: 'token-invalid' },
    { token: 'mock-expired', name: 'token-invalid' },
    { token: 'mock-0100164', name: 'token-invalid' },
    { token: 'mock-424242', name: 'token-invalid' },
  ])(
    'answers $name to the token $token before it looks at anything else, with exactly two fields',
    async ({ token, name }) => {
      const { raw } = await startMock();
      const parameters: Record<string, string> =
        token === undefined ? { userId: 'abc' } : { access_token: token, userId: 'abc' };
      const answer = await (await raw(operation.path, parameters)).json();
      expect(answer).toEqual({
        resultCode: operation.resultCodes[name]?.code,
        resultMsg: expect.any(String),
      });
    },
  );
});

test.each([
  {
    name: 'nobody mutes the owner, himself included',
    parameters: { ...room, userId: owner, talkTime: 2000000000 },
    code: 10111,
  },
  {
    name: 'asking for nothing is told before the group is looked for',
    parameters: { roomId: ghost },
    code: 1010102,
  },
])('/room/member/update: $name', async ({ parameters, code }) => {
  const { call } = await startMock();
  expect((await call(owner, '/room/member/update', parameters)).resultCode).toBe(code);
});
