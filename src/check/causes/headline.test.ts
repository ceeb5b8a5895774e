import { expect, test } from 'vitest';
import type { Finding } from '../verdict/finding.ts';
import { headlineOf } from './headline.ts';
import { sameRefusal } from './same-refusal.ts';

const operations = [
  { operation: 'updateRoom', effect: 'write' },
  { operation: 'getRoom', effect: 'read' },
] as const;

const forbidden = new Map([
  ['permissions/peer/rename-it', ['a member cannot rename it', '成员不能改群名'] as const],
]);

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
    'something done for somebody who may not do it',
    { ...code(10111, 'result code 1'), cases: ['permissions/peer/rename-it'] },
    'getRoom',
    'getRoom: reports success, but must refuse with 10111 (Permission denied): a member cannot rename it',
    'getRoom：应拒绝（结果码 10111 权限不足），却返回成功：成员不能改群名',
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
    'a token that is nearly good and is let in to read',
    { ...code(1030102, 'result code 1'), cases: ['result-codes/getRoom/nearly-token'] },
    'getRoom',
    'getRoom: lets in a token that is not valid (only nearly a good one) and shows the data of an account; it must refuse with 1030102',
    'getRoom：放行无效令牌（只是与有效令牌相近），返回了账号的数据；应拒绝（结果码 1030102）',
  ],
  [
    'a write without a token that is let in',
    { ...code(1030101, 'result code 1'), operation: 'updateRoom' },
    'updateRoom',
    'updateRoom: lets in a request without a token and acts for an account; it must refuse with 1030101',
    'updateRoom：放行没有令牌的请求，以某个账号的身份执行了操作；应拒绝（结果码 1030101）',
  ],
  [
    'a bare success, which shows nobody anything',
    {
      ...code(1030101, 'result code 1'),
      evidence: { curl: '', request: '', status: 200, answer: '{"resultCode":1}' },
    },
    'getRoom',
    'getRoom: reports success, but must refuse with 1030101 (The access token is missing)',
    'getRoom：应拒绝（结果码 1030101 缺少访问令牌），却返回成功',
  ],
  [
    'a token that is refused with another code',
    code(1030102, 'result code 1010101'),
    'getRoom',
    'getRoom: refuses with 1010101 (Parameter check failed: a required parameter is missing or wrong), not with 1030102 (The access token is expired or invalid)',
    'getRoom：应返回结果码 1030102 访问令牌过期或无效，实际为 1010101 请求参数验证失败，缺少必填参数或参数错误',
  ],
  [
    'a field in which two rows differ',
    finding({ ...claim, pointer: '/data/group/*', expected: '3', got: '2 at /userSize' }),
    'getRoom',
    'getRoom: the name must be the new one (expected 3, got 2) (data.group[].userSize)',
    'getRoom：名称应更新（应为 3，实际为 2） (data.group[].userSize)',
  ],
  [
    'a time in another zone',
    finding({
      ...claim,
      harm: 'units',
      message: 'it must be now',
      expected: '1796128691',
      got: '1796157489',
    }),
    'getRoom',
    'getRoom: it must be now (expected 1796128691, got 1796157489); it is 8 hours off, as in another time zone',
    'getRoom：名称应更新（应为 1796128691，实际为 1796157489）；相差 8 小时，像是时区不对',
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
  expect(headlineOf(best, suspect, undefined, { operations, forbidden })).toEqual({ headline, headlineZh });
});

test('one code for whatever is refused is said as such', () => {
  const wrong = [1030101, 1030102, 1010101].map(wanted => code(wanted, 'result code 0'));
  expect(sameRefusal(wrong, 'all')).toEqual({
    best: wrong[0],
    headline:
      'All operations alike: answer with 0 for calls that must be refused (with 1010101, 1030101, 1030102)',
    headlineZh: '所有接口：无论因何应拒绝（结果码 1010101、1030101、1030102），都返回结果码 0',
  });
  // One operation that refuses everything is told by what it has to do.
  expect(sameRefusal(wrong, 'getRoom')).toBeUndefined();
  expect(sameRefusal([...wrong, code(10111, 'result code 10110')], 'all')).toBeUndefined();
});

test('success for whatever has to be refused is what is broken, whatever else its answers lack', () => {
  const wrong = [10111, 1030102, 1010101].map(wanted => code(wanted, 'result code 1'));
  expect(sameRefusal(wrong, 'getRoom')?.headline).toMatch(
    /^getRoom: reports success for calls that must be refused/,
  );
  // Others have it alike, so that it is no one's own.
  expect(sameRefusal(wrong, 'updateRoom')).toBeUndefined();
  const lacks = finding({ rule: 'required', pointer: '/currentTime' });
  expect(sameRefusal([lacks, ...wrong], 'all')).toMatchObject({
    best: wrong[0],
    headline: expect.stringContaining('report success for calls that must be refused'),
  });
  expect(sameRefusal([...Array.from({ length: 20 }, () => lacks), ...wrong], 'all')).toBeUndefined();
});
