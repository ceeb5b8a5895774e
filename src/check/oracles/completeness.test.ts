import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answered, judged } from '../../../test/check/answered.ts';

type Row = Readonly<Record<string, unknown>>;
const documented = (id: string): { data: Row[] } =>
  JSON.parse(readFileSync(`fixtures/documented/${id}.json`, 'utf8'));
const [sample = {}] = documented('listMessages').data;
const day = 86_400_000;
const start = Date.UTC(2019, 0, 1);

/** A message of some day, without some keys. */
function message(of: number, lacks: readonly string[] = [], facts: Row = {}): Row {
  const timeSend = start + of * day;
  const body = { ...JSON.parse(String(sample.message)), timeSend };
  const row = {
    ...sample,
    _id: of.toString(16).padStart(24, '0'),
    timeSend,
    message: JSON.stringify(body),
    ...facts,
  };
  return Object.fromEntries(Object.entries(row).filter(([name]) => !lacks.includes(name)));
}

const history = (rows: readonly Row[]) => answered('listMessages', rows.toReversed(), { receiver: 100102 });
const days = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const about = (
  key: string,
  breaches: readonly { pointer: string; rule: string; note?: true; message: string }[],
) =>
  breaches
    .filter(({ pointer }) => pointer.endsWith(`/${key}`))
    .map(({ rule, note, message }) => ({ rule, note: note === true, message }));

describe('a key that rows of others lack', () => {
  test('is history where only older ones do', () => {
    const rows = [...days(0, 40).map(of => message(of, ['isRead'])), ...days(40, 100).map(of => message(of))];
    const { at, end } = judged([history(rows)]);
    expect(about('isRead', at.flat())).toEqual([]);
    const said = 'isRead is absent in 40 of 100 rows, the newest of 2019-02-09';
    expect(about('isRead', end)).toEqual([{ rule: 'absent-in-some', note: true, message: said }]);
  });

  test('is history where only a kind of rows lacks it, however new', () => {
    const call = { contentType: 103 };
    const rows = days(0, 100).map(of => (of % 3 === 2 ? message(of, ['content'], call) : message(of)));
    expect(about('content', judged([history(rows)]).end)).toMatchObject([{ note: true }]);
  });

  test('is as good as absent where it is null', () => {
    const rows = days(0, 100).map(of => (of < 40 ? { ...message(of), isRead: null } : message(of)));
    const { at, end } = judged([history(rows)]);
    expect(about('isRead', [...at.flat(), ...end])).toMatchObject([{ rule: 'absent-in-some', note: true }]);
  });

  test('is a change of the server where the newest lack it', () => {
    const rows = [...days(0, 60).map(of => message(of)), ...days(60, 70).map(of => message(of, ['isRead']))];
    const [found, ...more] = about('isRead', judged([history(rows)]).end);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ rule: 'required', note: false });
    expect(found?.message).toMatch(/the 10 newest rows of .* lack it, 60 older ones have it/);
  });

  test('is no change of the server where nearly all lack it, one of the older alone not', () => {
    const rows = days(0, 6).map(of => message(of, of === 0 ? [] : ['isRead']));
    expect(about('isRead', judged([history(rows)]).end)).toMatchObject([{ note: true }]);
  });

  test('is a change of the server where no row has it any more', () => {
    const rows = days(0, 50).map(of => message(of, ['isRead'], { read: 1 }));
    const found = about('isRead', judged([history(rows)]).end);
    expect(found).toMatchObject([{ rule: 'required', note: false, message: /all 50 rows/ }]);
  });

  const [past, change] = [
    { rule: 'absent-in-some', note: true },
    { rule: 'required', note: false },
  ];
  test.each<[string, boolean, number, number, object]>([
    ['history where a part of the suite has met old rows alone', true, 20, 0, past],
    ['a change where some are of now', true, 20, 750, change],
    ['a change where all of the suite has run', false, 20, 0, change],
  ])('that no row has is %s', (_, isPart, count, from, want) => {
    const rows = days(from, from + count).map(of => message(of, ['isRead']));
    expect(about('isRead', judged([history(rows)], { isPart }).end)).toMatchObject([want]);
  });

  test('is counted once a row, however often that is read', () => {
    const rows = days(0, 10).map(of => message(of, of < 4 ? ['isRead'] : []));
    const { end } = judged([history(rows), history(rows), history(rows.slice(0, 5))]);
    expect(about('isRead', end)).toMatchObject([{ message: /absent in 4 of 10 rows/ }]);
  });

  test('and had when they were read before, is a violation', () => {
    const rows = days(0, 10).map(of => message(of));
    const again = days(0, 10).map(of => message(of, of === 9 ? ['isRead'] : []));
    const { at } = judged([history(rows), history(again)]);
    expect(about('isRead', at[1] ?? [])).toMatchObject([{ rule: 'vanished', note: false }]);
  });

  test('inside the JSON of a message is counted like the others', () => {
    const headless = (of: number) => {
      const { messageHead: _head, ...body } = JSON.parse(String(message(of).message)) as Row;
      return message(of, [], { message: JSON.stringify(body) });
    };
    const rows = days(0, 30).map(of => (of < 10 ? headless(of) : message(of)));
    const found = about('messageHead', judged([history(rows)]).end);
    expect(found).toMatchObject([{ note: true, message: /absent in 10 of 30 rows/ }]);
  });
});

describe('members of several groups', () => {
  const { data } = documented('getRoom') as unknown as { data: { members: Row[] } };
  const [member = {}] = data.members;
  const { joinSeqNo: _joinSeqNo, ...rest } = member;
  const old = { ...rest, createTime: 1_400_000_000 };
  const listed = (roomId: string, rows: readonly Row[]) => answered('listMembers', rows, { roomId });

  test.each<[string, Row, Row, string, string]>([
    ['a complete row in one group and an old one in another', member, old, 'a', 'b'],
    ['a row that the run has made, and an old one', member, old, 'imapi-check-test', 'b'],
  ])('are rows of their own: %s', (_, first, then, room, other) => {
    const { at, end } = judged([listed(room, [first]), listed(other, [then])]);
    expect(about('joinSeqNo', at.flat())).toEqual([]);
    expect(about('joinSeqNo', end)).toMatchObject([{ rule: 'absent-in-some', note: true }]);
  });

  test('are the same row when the same group is read again', () => {
    const { at } = judged([listed('a', [member]), listed('a', [old])]);
    expect(about('joinSeqNo', at[1] ?? [])).toMatchObject([{ rule: 'vanished' }]);
  });
});

test('a chat that shows another message is another row: neither the run has made it, nor has it lost anything', () => {
  const [chat = {}] = documented('listLastChats').data;
  const { content: _text, ...rest } = chat;
  const card = { ...rest, messageId: 'card', type: 84 };
  const own = { ...chat, messageId: 'text', type: 1, content: 'imapi-check-test-1' };
  const others = days(0, 5).map(of => ({
    ...chat,
    _id: of.toString(16).padStart(24, '0'),
    jid: `jid ${of}`,
  }));
  const listed = (row: Row) => answered('listLastChats', [row, ...others]);
  const { at, end } = judged([listed(own), listed(card)]);
  expect(about('content', at.flat())).toEqual([]);
  expect(about('content', end)).toMatchObject([{ note: true, message: /absent in 1 of 7 rows/ }]);
});

describe('a key that is lacking elsewhere is a violation at once', () => {
  test('in a row that the run has made', () => {
    const rows = [
      ...days(0, 9).map(of => message(of)),
      message(9, ['isRead'], { content: 'imapi-check-test-1' }),
    ];
    expect(about('isRead', judged([history(rows)]).at.flat())).toMatchObject([
      { rule: 'required', note: false },
    ]);
  });

  test('in a page', () => {
    const page = { pageCount: 0, pageData: [], pageIndex: 0, pageSize: 15, start: 0 };
    const { at } = judged([answered('listFriends', page, { userId: 1 })]);
    expect(about('total', at.flat())).toMatchObject([{ rule: 'required' }]);
  });

  test('in rows of a group that the run has made, whoever wrote them', () => {
    const { data } = documented('getRoom') as unknown as { data: { members: Row[] } };
    const [{ hiding: _hiding, ...member } = {}] = data.members;
    const room = { ...data, name: 'imapi-check-test-1', members: [member] };
    const { at } = judged([answered('getRoom', room)]);
    expect(at.flat().filter(({ pointer }) => pointer === '/data/members/0/hiding')).toMatchObject([
      { rule: 'required' },
    ]);
  });
});

test('a wrong type is a violation in any row, at once', () => {
  const rows = days(0, 9).map(of => message(of, [], of === 3 ? { isRead: '1' } : {}));
  expect(about('isRead', judged([history(rows)]).at.flat())).toMatchObject([{ rule: 'type' }]);
});

describe('a key that every row of a search lacks', () => {
  const user = (userId: number, ...lacks: readonly string[]) => {
    const { data } = JSON.parse(readFileSync('fixtures/documented/getUser.json', 'utf8')) as { data: Row };
    const row = { ...data, userId };
    return Object.fromEntries(Object.entries(row).filter(([name]) => !lacks.includes(name)));
  };
  const profile = (userId: number, ...lacks: readonly string[]) =>
    answered('getUser', user(userId, ...lacks), { userId });
  const found = (...lacks: readonly string[]) => {
    const { data } = JSON.parse(readFileSync('fixtures/documented/search.json', 'utf8')) as {
      data: { friend: Row[] };
    };
    const [friend = {}] = data.friend;
    const row = Object.entries({ ...friend, userId: 100158 }).filter(([name]) => !lacks.includes(name));
    return answered('search', { ...data, friend: [Object.fromEntries(row)] }, { content: '张' });
  };

  test.each([
    [
      'is theirs where their profiles lack it too, and others have it',
      [profile(100158, 'sex'), profile(100159)],
      true,
    ],
    ['is a change of the server where their profiles have it', [profile(100158), profile(100159)], false],
    [
      'is a change of the server where no profile has it',
      [profile(100158, 'sex'), profile(100159, 'sex')],
      false,
    ],
  ])('%s', (_, profiles, isTheirs) => {
    const { end } = judged([...profiles, found('sex')]);
    const said = end.filter(({ pointer }) => pointer.endsWith('/friend/*/sex'));
    expect(said).toMatchObject([isTheirs ? { note: true } : { rule: 'required' }]);
  });
});

test('a profile of nobody is no row of others: what it lacks is found at once', () => {
  const { at } = judged([answered('getUser', {}, { userId: 100158 })]);
  expect(about('account', at.flat())).toMatchObject([{ rule: 'required', note: false }]);
});
