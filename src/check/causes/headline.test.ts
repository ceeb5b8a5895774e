import { expect, test } from 'vitest';
import type { Finding } from '../verdict/finding.ts';
import { headlineOf } from './headline.ts';
import { sameRefusal } from './same-refusal.ts';

const operations = [
  { operation: 'updateRoom', effect: 'write' },
  { operation: 'getRoom', effect: 'read' },
] as const;

const finding = (given: Partial<Finding>): Finding => ({
  fingerprint: 'f',
  severity: 'violation',
  operation: 'getRoom',
  rule: 'type',
  pointer: '',
  message: 'must be integer',
  messageZh: '类型错误',
  source: 'document',
  expected: 'integer',
  got: '"3"',
  cases: ['a'],
  count: 1,
  ...given,
});
const claim = {
  claimed: true,
  rule: 'renamed',
  message: 'the name must be the new one',
  messageZh: '名称应更新',
} as const;
const code = (expected: number, got: string) =>
  finding({ claimed: true, rule: `result-code-${expected}`, pointer: '/resultCode', got });

test.each<[string, Finding, 'updateRoom' | 'getRoom', string, string]>([
  [
    'a wrong type',
    finding({ pointer: '/data/members/*/role' }),
    'getRoom',
    'getRoom: data.members[].role must be integer, is "3"',
    'getRoom：data.members[].role 类型错误（应为 整数，实际为 "3"）',
  ],
  [
    'a result code of another type',
    finding({ pointer: '/resultCode' }),
    'getRoom',
    'getRoom: resultCode must be integer, is "3"',
    'getRoom：resultCode 类型错误（应为 整数，实际为 "3"）',
  ],
  [
    'something done that had to be refused',
    code(10111, 'result code 1'),
    'getRoom',
    'getRoom: reports success, but must refuse with 10111 (Permission denied)',
    'getRoom：应拒绝（结果码 10111 权限不足），却返回成功',
  ],
  [
    'a write of which nothing is there',
    finding({
      ...claim,
      harm: 'units',
      pointer: '/data/*/member/openTopChatTime',
      message: 'it must be now',
      got: '0',
    }),
    'updateRoom',
    'updateRoom reports success, but openTopChatTime is 0 in getRoom afterwards: it must be now',
    'updateRoom 返回成功，但之后 getRoom 的 openTopChatTime 为 0：名称应更新',
  ],
  [
    'a write of which not even the row is there',
    finding({
      ...claim,
      harm: 'units',
      pointer: '/data/pageData/*/time',
      message: 'it must be now',
      got: 'absent',
    }),
    'updateRoom',
    'updateRoom reports success, but time is not there in getRoom afterwards: it must be now',
    'updateRoom 返回成功，但之后 getRoom 的 time 不存在：名称应更新',
  ],
  [
    'something refused that was done all the same',
    finding({ ...claim, harm: 'permission', message: 'it must change nothing', got: 'absent at /room' }),
    'updateRoom',
    'updateRoom: it must change nothing (seen in getRoom)',
    'updateRoom：名称应更新（见 getRoom）',
  ],
  [
    'another refusal',
    code(10111, 'result code 10110'),
    'getRoom',
    'getRoom: refuses with 10110, not with 10111 (Permission denied)',
    'getRoom：应返回结果码 10111 权限不足，实际为 10110',
  ],
  [
    'what somebody else has made impossible',
    code(1, 'result code 100411'),
    'updateRoom',
    'updateRoom: afterwards getRoom must succeed, but returns 100411 (The room does not exist)',
    'updateRoom：之后 getRoom 应成功，却返回结果码 100411 房间不存在',
  ],
  [
    'a lost write',
    finding({ ...claim, harm: 'loss', pointer: '/data/name', expected: '新群', got: '旧群' }),
    'updateRoom',
    'updateRoom reports success, but name in getRoom is wrong afterwards: the name must be the new one (expected 新群, got 旧群)',
    'updateRoom 返回成功，但之后 getRoom 的 name 不对：名称应更新（应为 新群，实际为 旧群）',
  ],
  [
    'values that nobody can read at a glance',
    finding({ ...claim, expected: '6b0de9acd656fd634b20f264', got: 'x' }),
    'getRoom',
    'getRoom: the name must be the new one',
    'getRoom：名称应更新',
  ],
])('the headline of %s', (_, best, suspect, headline, headlineZh) => {
  expect(headlineOf(best, suspect, undefined, operations)).toEqual({ headline, headlineZh });
});

test('one code for whatever is refused is said as such', () => {
  const wrong = [1030101, 1030102, 1010101].map(wanted => code(wanted, 'result code 0'));
  expect(sameRefusal(wrong)).toEqual({
    best: wrong[0],
    headline:
      'All operations alike: answer with 0 for calls that must be refused (with 1010101, 1030101, 1030102)',
    headlineZh: '所有接口：无论因何应拒绝（结果码 1010101、1030101、1030102），都返回结果码 0',
  });
  expect(sameRefusal([...wrong, code(10111, 'result code 10110')])).toBeUndefined();
});

test('success for whatever has to be refused is what is broken, whatever else its answers lack', () => {
  const wrong = [10111, 1030102, 1010101].map(wanted => code(wanted, 'result code 1'));
  const lacks = finding({ rule: 'required', pointer: '/currentTime' });
  expect(sameRefusal([lacks, ...wrong])).toMatchObject({
    best: wrong[0],
    headline: expect.stringContaining('report success for calls that must be refused'),
  });
  expect(sameRefusal([...Array.from({ length: 20 }, () => lacks), ...wrong])).toBeUndefined();
});
