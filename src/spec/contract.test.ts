import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type JsonOperationId, loadContract } from './contract.ts';
import { resultCodes } from './result-codes.ts';

const folder = join(import.meta.dirname, '../../fixtures/documented');
const contract = loadContract();

// biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of any shape.
type Answer = any;

function fixture(id: string): Answer {
  return JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'));
}

// The documented sample of /room/member/list is a copy of another operation's (docs/document-errata.md).
const documented = readdirSync(folder)
  .map(file => file.replace('.json', '') as JsonOperationId)
  .filter(id => id !== 'listMembers');

/** Every scalar of a value with its pointer and a way to replace it, JSON text inside strings included. */
function* leaves(
  value: Answer,
  pointer: string,
  replace: (by: unknown) => void,
): Generator<{ pointer: string; value: unknown; replace: (by: unknown) => void }> {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      yield* leaves(value[key], `${pointer}/${key}`, by => {
        value[key] = by;
      });
    }
    return;
  }
  yield { pointer, value, replace };
  if (typeof value === 'string' && value.startsWith('{')) {
    const inner = JSON.parse(value);
    for (const leaf of leaves(inner, `${pointer}#`, () => {})) {
      yield {
        ...leaf,
        replace: by => {
          leaf.replace(by);
          replace(JSON.stringify(inner));
        },
      };
    }
  }
}

describe('the documented samples', () => {
  it.each(documented)('of %s keep the contract and use declared fields only', id => {
    const answer = fixture(id);
    expect(contract.checkAnswer(id, answer)).toEqual([]);
    expect(contract.undeclared(id, answer)).toEqual([]);
  });

  it.each(documented)('of %s break it with any one value of another type', id => {
    const count = [...leaves(fixture(id), '', () => {})].length;
    expect(count).toBeGreaterThan(0);
    for (let index = 0; index < count; index++) {
      const answer = fixture(id);
      const leaf = [...leaves(answer, '', () => {})][index];
      if (leaf === undefined) throw new Error(`no leaf ${index}`);
      leaf.replace(typeof leaf.value === 'string' ? 7 : String(leaf.value));
      const issues = contract.checkAnswer(id, answer);
      expect(issues.map(issue => issue.pointer)).toContain(leaf.pointer);
    }
  });
});

describe('an answer that breaks a rule', () => {
  it.each<[JsonOperationId, (answer: Answer) => void, string, string, string]>([
    ['getUser', a => delete a.data.nickname, '/data/nickname', 'required', 'document'],
    ['getUser', a => (a.currentTime = 1612839425), '/currentTime', 'x-unit', 'server'],
    ['getUser', a => (a.data.createTime *= 1000), '/data/createTime', 'x-unit', 'server'],
    ['getUser', a => (a.data.areaId = 2 ** 31), '/data/areaId', 'format', 'document'],
    ['getUser', a => (a.data.settings.hiding = null), '/data/settings/hiding', 'type', 'document'],
    [
      'listFriends',
      a => a.data.pageData.push(a.data.pageData[0]),
      '/data/pageData',
      'x-unique-by',
      'document',
    ],
    ['listFriends', a => a.data.pageCount++, '/data', 'x-page', 'server'],
    ['addRoom', a => (a.data.userSize = 1), '/data/userSize', 'const', 'document'],
    ['listMessages', a => a.data.reverse(), '/data', 'x-sorted-by', 'document'],
    ['listMessages', a => (a.data[1].message = '{'), '/data/1/message', 'contentSchema', 'document'],
    ['listMessages', a => (a.data[1].content = 'x'), '/data/1/message#/content', 'x-agrees-with', 'document'],
    [
      'listMessages',
      a => (a.data[1].messageId = 'x'),
      '/data/1/message#/messageHead/messageId',
      'x-agrees-with',
      'document',
    ],
    ['listRooms', a => (a.data[0].id = 'x'), '/data/0/id', 'pattern', 'server'],
    ['getRoom', a => delete a.data.members[0].role, '/data/members/0/role', 'required', 'document'],
  ])('%s %s is told at its place', (id, spoil, pointer, rule, source) => {
    const answer = fixture(id);
    spoil(answer);
    const issues = contract.checkAnswer(id, answer);
    expect(issues).toContainEqual(expect.objectContaining({ pointer, rule, source }));
    for (const issue of issues) expect(issue.schemaPath).toMatch(/^#\/(components|paths)\//);
  });

  it('is told when it shows what is private to somebody else', () => {
    const answer = fixture('getUser');
    for (const name of ['userKey', 'role', 'myInviteCode', 'offlineNoPushMsg']) delete answer.data[name];
    expect(contract.checkAnswer('getUser', answer)).toMatchObject([
      { pointer: '/data/password', rule: 'absent', message: 'must be absent', source: 'server' },
    ]);
  });

  it('is told for every element', () => {
    const answer = fixture('listRooms');
    for (const room of answer.data) room.name = 1;
    const issues = contract.checkAnswer('listRooms', answer);
    expect(issues.map(issue => issue.pointer)).toEqual(
      answer.data.map((_: unknown, index: number) => `/data/${index}/name`),
    );
  });

  it('owes the source of a shared schema to the place that uses it', () => {
    const members = fixture('getRoom').data.members;
    delete members[0].role;
    const answer = { currentTime: 1612839425242, data: members, resultCode: 1 };
    // That servers answer a list is a fact about servers; what a member is like stands in the document.
    expect(contract.checkAnswer('listMembers', { ...answer, data: {} })).toMatchObject([
      { pointer: '/data', rule: 'type', source: 'server' },
    ]);
    expect(contract.checkAnswer('listMembers', answer)).toMatchObject([
      { pointer: '/data/0/role', rule: 'required', source: 'document' },
    ]);
    const [friend] = fixture('listFriends').data.pageData;
    delete friend.toUserId;
    const sourceIn = (schema: string) =>
      contract.checkRow(schema, friend).find(({ pointer }) => pointer === '/toUserId')?.source;
    expect([sourceIn('Friend'), sourceIn('FriendRelation')]).toEqual(['document', 'server']);
  });

  it.each([
    { type: 907, other: 'free text', want: ['/data/0/message#/other'] },
    { type: 907, other: '{"note":1}', want: 8 },
    { type: 1, other: 'free text', want: [] },
    { type: 1, other: '{"note":1}', want: [] },
  ])(
    'is told what `other` says in a message that announces a member alone: $type, $other',
    ({ type, other, want }) => {
      const answer = fixture('listGroupMessages');
      const [row] = answer.data;
      row.contentType = type;
      row.message = JSON.stringify({ ...JSON.parse(row.message), type, other });
      const pointers = contract.checkAnswer('listGroupMessages', answer).map(({ pointer }) => pointer);
      if (typeof want === 'number') expect(pointers).toHaveLength(want);
      else expect(pointers).toEqual(want);
      const undeclared = contract.undeclared('listGroupMessages', answer).map(({ pointer }) => pointer);
      expect(undeclared).toEqual(want === 8 ? ['/data/0/message#/other#/note'] : []);
    },
  );

  it.each<[unknown]>([[null], [7], ['text'], [[]], [{}]])('is told when it is %j', answer => {
    expect(contract.checkAnswer('getUser', answer)).not.toEqual([]);
  });
});

describe('the parameters of the request', () => {
  const answer = fixture('listNotices');
  const roomId = answer.data.pageData[0].roomId;

  it.each([
    [{ roomId, pageIndex: '0', pageSize: '500' }, []],
    [{ roomId, pageIndex: 0, pageSize: 500 }, []],
    [{ pageSize: '' }, []],
    [{ roomId, pageSize: '10' }, ['/data/pageSize']],
    [{ pageIndex: '3' }, ['/data/pageIndex']],
  ])('%j are echoed except at %j', (parameters, want) => {
    const issues = contract.checkAnswer('listNotices', answer, { parameters });
    expect(issues.map(issue => issue.pointer)).toEqual(want);
    for (const issue of issues) expect(issue.rule).toBe('x-echo');
  });
});

describe('the result code', () => {
  const failure = { currentTime: 1612839425242, resultCode: 100411, resultMsg: '房间不存在' };

  it.each<[string, unknown, string[]]>([
    ['of an operation', failure, []],
    ['without its time', { ...failure, currentTime: undefined }, ['required']],
    ['of the token check', { resultCode: 1030102, resultMsg: 'x' }, []],
    [
      'of the token check, with more',
      { resultCode: 1030102, resultMsg: 'x', detailMsg: '' },
      ['maxProperties'],
    ],
    ['of binding', { resultCode: 1010101, resultMsg: 'x', detailMsg: '' }, []],
    ['of binding, raised by an operation', { ...failure, resultCode: 1010101 }, []],
    ['that nobody declared', { ...failure, resultCode: 4711 }, ['result-code']],
    ['that nobody declared, with anything', { resultCode: -7, data: 1 }, ['result-code']],
  ])('%s picks the failure', (_name, answer, rules) => {
    expect(contract.checkAnswer('getRoom', answer).map(issue => issue.rule)).toEqual(rules);
  });

  it('that other servers have in its place is as good, whatever the envelope', () => {
    expect(contract.checkAnswer('pushMessage', { resultCode: 0 })).toEqual([]);
    expect(contract.checkAnswer('getRoom', { resultCode: 0 })).not.toEqual([]);
  });

  it('that nobody declared is drift', () => {
    expect(contract.checkAnswer('getRoom', { resultCode: 4711 })).toMatchObject([
      { pointer: '/resultCode', rule: 'result-code', source: 'server' },
    ]);
  });

  it.each([['1'], [null], [1.5], [undefined]])('%j is a violation', resultCode => {
    const issues = contract.checkAnswer('pinChat', { currentTime: 1612839425242, resultCode });
    expect(issues.filter(issue => issue.pointer === '/resultCode')).not.toEqual([]);
    for (const issue of issues) expect(issue.source).toBe('document');
  });

  it('of every failure in src/spec/result-codes.ts is known to an operation, and no other', () => {
    const known = new Set<number>(Object.values(resultCodes).map(entry => entry.code));
    for (const { id, resultCodes: cases } of contract.operations) {
      for (const [name, { code }] of Object.entries(cases)) {
        expect(known.has(code), `${id} ${name} ${code}`).toBe(true);
      }
    }
  });
});

describe('a single row', () => {
  it('is checked by the name of its component', () => {
    const [friend] = fixture('listFriends').data.pageData;
    expect(contract.checkRow('Friend', friend)).toEqual([]);
    expect(contract.checkRow('Friend', { ...friend, userId: 'x' })).toMatchObject([{ pointer: '/userId' }]);
    expect(() => contract.checkRow('Freind', friend)).toThrow(/Did you mean Friend\?/);
  });
});

describe('undeclared fields', () => {
  it('are told wherever they are, in JSON text too', () => {
    const answer = fixture('listMessages');
    const message = { ...JSON.parse(answer.data[0].message), novelty: 1 };
    answer.data[0] = { ...answer.data[0], message: JSON.stringify(message), 'a/b': 1 };
    answer.count = 1;
    expect(contract.undeclared('listMessages', answer)).toMatchObject([
      { pointer: '/data/0/message#/novelty', rule: 'undeclared', source: 'server' },
      { pointer: '/data/0/a~1b' },
      { pointer: '/count' },
    ]);
  });

  it('of a failure are those that no envelope has', () => {
    const answer = { resultCode: 1010101, resultMsg: '', detailMsg: '', data: 1 };
    expect(contract.undeclared('getRoom', answer)).toMatchObject([{ pointer: '/data' }]);
  });
});
