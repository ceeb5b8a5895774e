import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.ts';
import type { RecordedCall } from './recording/recorded.ts';
import { Traffic } from './traffic.ts';

const call = (text: string, more: Partial<RecordedCall> = {}): RecordedCall => ({
  method: 'GET',
  url: 'http://im.example/room/get?access_token=a&roomId=x',
  form: {},
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8', 'access-control-allow-origin': '*' },
  text,
  at: 1_700_000_000_000,
  durationMs: 1,
  ...more,
});
const refused = '{"currentTime":1700000000000,"resultCode":100411,"resultMsg":"房间不存在"}';

test('the same answer to the same question counts each time, whatever the server’s time', () => {
  const traffic = new Traffic(loadContract());
  const sights = [refused, refused.replace('000,', '123,'), refused].map(text => traffic.see(call(text)));
  expect(sights.map(sight => sight?.issues)).toEqual([[], [], []]);
  expect(sights[1]).toBe(sights[0]);
  const { requests, codes } = traffic.coverage.of('getRoom');
  expect([requests, [...codes]]).toEqual([3, [[100411, 3]]]);
  expect(traffic.exchanges.all.get('getRoom')?.count).toBe(3);
});

test.each<[string, string, Partial<RecordedCall>]>([
  ['a time in another unit', refused.replace('000,', ','), {}],
  ['another type of answer', refused, { headers: { 'content-type': 'text/html' } }],
  ['no leave for browsers', refused, { headers: { 'content-type': 'application/json;charset=UTF-8' } }],
  ['another status', refused, { status: 500 }],
  ['an answer cut off', refused, { failure: { kind: 'closed', message: 'cut' } }],
])('%s is looked at anew', (_what, text, more) => {
  const traffic = new Traffic(loadContract());
  traffic.see(call(refused));
  expect(traffic.see(call(text, more))?.issues).not.toEqual([]);
});

test.each<[string, string]>([
  ['another text of the same length', refused.replace('房间', '群组')],
  ['another code of as many digits', refused.replace('100411', '100401')],
  ['no digits where the time was', refused.replace('1700000000000', '"17000000000"')],
  ['a longer text', refused.replace('}', ' }')],
])('%s is another answer', (_what, text) => {
  const traffic = new Traffic(loadContract());
  const [first, other] = [refused, text].map(answer => traffic.see(call(answer)));
  expect(other).not.toBe(first);
});

test('what is the same as bytes is known as well, and is not decoded for it', () => {
  const traffic = new Traffic(loadContract());
  const withBytes = (text: string) => ({ ...call(text), bytes: Buffer.from(text) });
  const first = traffic.see(withBytes(refused));
  const again = {
    ...withBytes(refused.replace('000,', '123,')),
    get text(): string {
      throw new Error('it was decoded');
    },
  };
  expect(traffic.see(again)).toBe(first);
  expect(traffic.see(withBytes(refused.replace('100411', '100401')))).not.toBe(first);
});

test('a value with a line end is no second field', () => {
  const traffic = new Traffic(loadContract());
  const ask = (form: Record<string, string>) =>
    traffic.see(call(refused, { method: 'POST', url: 'http://im.example/room/get', form }));
  const odd = ask({ access_token: 'a', roomId: 'x\npageIndex=1' });
  expect(ask({ access_token: 'a', roomId: 'x\npageIndex=1' })).toBe(odd);
  expect(ask({ access_token: 'a', roomId: 'x', pageIndex: '1' })).not.toBe(odd);
});

test('of answers in turn each is looked at, and counts', () => {
  const traffic = new Traffic(loadContract());
  const another = refused.replace('100411', '100401');
  for (const text of [refused, another, refused, another]) traffic.see(call(text));
  expect([...traffic.coverage.of('getRoom').codes]).toEqual([
    [100411, 2],
    [100401, 2],
  ]);
});

test('what was wrong once is told each time', () => {
  const traffic = new Traffic(loadContract());
  const wrong = refused.replace('100411', '"100411"');
  const sights = [1, 2, 3].map(() => traffic.see(call(wrong))?.issues.length);
  expect(new Set(sights).has(0)).toBe(false);
  expect(traffic.conclude().all.map(({ count }) => count)).toContain(3);
});
