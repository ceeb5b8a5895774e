import { expect, test } from 'vitest';
import { loadContract } from '../src/spec/contract.ts';
import { type Json, rooms, startMock } from './harness.ts';

const contract = loadContract();
const operations = contract.operations.filter(operation => operation.service === 'api');

/** Values nobody should send, for every parameter of every operation. */
const oddValues = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '+1',
  '0x10',
  '1e3',
  'NaN',
  '2147483648',
  '-2147483649',
  '99999999999999999999999999',
  'abc',
  '张益达',
  '🎉',
  '\0',
  'a\0b',
  '\ufffd',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '[',
  '[]',
  '{}',
  '[null,true,{},[1],"\\ud800",1e400,-0]',
  '000000000000000000000000',
  'x'.repeat(5_000),
];

const oddQueries = [
  'access_token=mock-100164&access_token=mock-100102',
  'access_token[]=mock-100164',
  'access_token=mock-100164&roomId[a]=1&roomId[b]=2',
  'access_token=mock-100164&__proto__=1&__proto__[x]=2&constructor[prototype]=3',
  'access_token=mock-100164&%ZZ=%',
  'access_token=mock-100164&&&==&=',
  'access_token=mock-100164&%ED%A0%80=%ED%A0%80',
];

const fits = (id: Json, answer: Json) => contract.checkAnswer(id, answer);

test.each(operations)('$id answers every odd value with an envelope of the contract', async operation => {
  const { mock, raw } = await startMock();
  const given = Object.fromEntries(new URLSearchParams(operation.example));
  for (const { name } of operation.parameters) {
    for (const value of oddValues) {
      if (mock.world().store.view.tokens.size > 0) await mock.reset();
      const before = mock.world().store.dump();
      const response = await raw(operation.path, { access_token: 'mock-100164', ...given, [name]: value });
      const answer: Json = await response.json();
      const shown = `${name}=${JSON.stringify(value.slice(0, 40))} gives ${JSON.stringify(answer).slice(0, 200)}`;
      expect(response.status, shown).toBe(200);
      expect(fits(operation.id, answer), shown).toEqual([]);
      if (answer.resultCode !== 1) expect(mock.world().store.dump(), shown).toEqual(before);
    }
  }
});

test.each(operations)('$id answers odd queries with an envelope of the contract', async operation => {
  const { raw } = await startMock();
  for (const query of oddQueries) {
    const response = await raw(`${operation.path}?${query}`);
    const answer: Json = await response.json();
    expect(response.status).toBe(200);
    expect(fits(operation.id, answer), query).toEqual([]);
  }
});

test.each([
  {
    name: 'a form over the limit',
    type: 'application/x-www-form-urlencoded',
    body: `content=${'x'.repeat(3_000_000)}`,
  },
  { name: 'a charset nobody knows', type: 'application/x-www-form-urlencoded; charset=klingon', body: 'a=b' },
  {
    name: 'a compression nobody knows',
    type: 'application/x-www-form-urlencoded',
    body: 'a=b',
    encoding: 'klingon',
  },
])('$name is 1020101 with the reason', async ({ type, body, encoding }) => {
  const { raw } = await startMock();
  const headers = { 'Content-Type': type, ...(encoding && { 'Content-Encoding': encoding }) };
  const answer: Json = await (await raw('/user/get', {}, { method: 'POST', headers, body })).json();
  expect(answer).toMatchObject({ resultCode: 1020101, detailMsg: expect.stringContaining('form') });
});

test('a text of two thousand characters comes back as it was, through a form', async () => {
  const { raw, ok } = await startMock();
  const content = '中文 العربية "\\\u2028<&>🎉\t\n'.repeat(100);
  const body = new URLSearchParams({
    type: '1',
    content,
    sendPhone: '18094152050',
    toUserPhone: '13112345611',
  });
  const answer: Json = await (
    await raw('/console/oneSendOne', { access_token: 'mock-100164' }, { method: 'POST', body })
  ).json();
  expect(answer.resultCode).toBe(1);
  const [message] = await ok(100158, '/tigase/shiku_msgs', { receiver: 100164 });
  expect(message.content).toBe(content);
  expect(JSON.parse(message.message).content).toBe(content);
});

test.each(['1614049928461', '100164', '-7', '5'])(
  'a mute until %s, which is no second, is refused, and the group can still be read',
  async talkTime => {
    const { call, ok } = await startMock();
    const room = { roomId: rooms.six.id, talkTime };
    expect((await call(100164, '/room/member/update', { ...room, userId: 100102 })).resultCode).not.toBe(1);
    await call(100164, '/room/update', room);
    expect((await ok(100164, '/room/get', room)).talkTime).toBe(0);
    await ok(100164, '/room/list/his');
  },
);

test('everything goes on answering after all that', async () => {
  const { ok } = await startMock();
  expect((await ok(100164, '/user/get')).userId).toBe(100164);
});
