import { expect, test } from 'vitest';
import { loadContract, type OperationId } from '../spec/contract.ts';
import { FixedFacts } from './fixed-facts.ts';

const contract = loadContract();

interface About {
  readonly token: string;
  readonly host: string;
  readonly resultCode: number;
  readonly session: string;
}

/** An answer of an operation, as the check has one. */
function answered(id: OperationId, data: unknown, about: Partial<About> = {}) {
  const { token = 'a', host = 'im.example', resultCode = 1 } = about;
  const operation = contract.operation(id);
  return {
    operation,
    role: undefined,
    request: {
      method: 'GET',
      url: `http://${host}${operation.path}`,
      parameters: { access_token: token },
      carried: 'query' as const,
      headers: {},
      files: [],
    },
    durationMs: 1,
    status: 200,
    headers: {},
    bytes: Buffer.alloc(0),
    text: '',
    json: { resultCode, data },
    problems: [],
  };
}

const group = { id: 'r1', jid: 'j1', createTime: 1612839425, name: 'a' };
const message = { _id: 'm1', messageId: 'x', room_jid: 'j1', sender: '1', ts: 1612839425242 };
const notice = { id: 'n1', roomId: 'r1', userId: 1, time: 1612839425 };

test.each<[what: string, first: Answered, then: Answered, want: string[]]>([
  ['a group renamed', ['listRooms', [group]], ['getRoom', { ...group, name: 'b' }], []],
  ['a group of another jid', ['listRooms', [group]], ['getRoom', { ...group, jid: 'j2' }], ['/data/jid']],
  ['another group', ['listRooms', [group]], ['getRoom', { ...group, id: 'r2', jid: 'j2' }], []],
  ['a group that says less', ['listRooms', [group]], ['getRoom', { id: 'r1' }], []],
  ['what is hidden', ['listRooms', [group]], ['getRoom', { ...group, jid: 'j***' }], []],
  ['another login', ['listRooms', [group]], ['getRoom', { ...group, jid: 'j2' }, { token: 'b' }], []],
  [
    'a masked login',
    ['listRooms', [group], { token: '***' }],
    ['getRoom', { ...group, jid: 'j2' }, { token: '***' }],
    [],
  ],
  ['another server', ['listRooms', [group]], ['getRoom', { ...group, jid: 'j2' }, { host: 'b.example' }], []],
  ['another session', ['listRooms', [group]], ['getRoom', { ...group, jid: 'j2' }, { session: 's' }], []],
  ['a refusal', ['listRooms', [group]], ['getRoom', { ...group, jid: 'j2' }, { resultCode: 2 }], []],
  [
    'a message of another author and time',
    ['listGroupMessages', [message]],
    [
      'listGroupMessages',
      [
        { ...message, _id: 'm2' },
        { ...message, sender: '2', ts: 1612839425243 },
      ],
    ],
    ['/data/1/sender', '/data/1/ts'],
  ],
  ['a new group', ['addRoom', group], ['listRooms', [{ ...group, jid: 'j2' }]], ['/data/0/jid']],
  [
    'a group found',
    ['listRooms', [group]],
    ['search', { group: [{ ...group, jid: 'j2' }] }],
    ['/data/group/0/jid'],
  ],
  [
    'a group message found',
    ['listGroupMessages', [message]],
    ['search', { mucmsgs: [{ ...message, sender: '2' }] }],
    ['/data/mucmsgs/0/sender'],
  ],
  [
    'a message of a single chat',
    ['listMessages', [message]],
    ['listMessages', [{ ...message, ts: 1 }]],
    ['/data/0/ts'],
  ],
  [
    'a message of a single chat found',
    ['listMessages', [message]],
    ['search', { shikuMsgs: [{ ...message, messageId: 'y' }] }],
    ['/data/shikuMsgs/0/messageId'],
  ],
  [
    'a notice of another author',
    ['listNotices', { pageData: [notice] }],
    ['listNotices', { pageData: [{ ...notice, userId: 2 }] }],
    ['/data/pageData/0/userId'],
  ],
  [
    'a notice of another time, of its group',
    ['listNotices', { pageData: [notice] }],
    ['getRoom', { notices: [{ ...notice, time: 1612839426 }] }],
    ['/data/notices/0/time'],
  ],
  ['a number as text', ['listRooms', [group]], ['listRooms', [{ ...group, createTime: '1612839425' }]], []],
  [
    'what is too long to remember',
    ['listRooms', [{ ...group, jid: 'j'.repeat(201) }]],
    ['getRoom', group],
    [],
  ],
  ['no rows', ['listRooms', [group]], ['listRooms', 'nothing'], []],
])('%s', (_what, first, then, want) => {
  const facts = new FixedFacts();
  expect(facts.see(answered(...first), first[2]?.session)).toEqual([]);
  expect(facts.see(answered(...then), then[2]?.session).map(({ pointer }) => pointer)).toEqual(want);
});

test('the newest things are remembered, whatever went before', () => {
  const facts = new FixedFacts(2);
  const rooms = ['r1', 'r2', 'r3'].map(id => ({ ...group, id }));
  facts.see(answered('listRooms', rooms));
  const seen = ({ id }: { id: string }) => facts.see(answered('getRoom', { ...group, id, jid: 'j2' })).length;
  expect(rooms.toReversed().map(seen)).toEqual([1, 1, 0]);
});

type Answered = Parameters<typeof answered>;
