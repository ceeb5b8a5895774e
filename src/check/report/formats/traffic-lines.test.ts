import { expect, test } from 'vitest';
import type { CheckReport } from '../check-report.ts';
import { trafficLines } from './traffic-lines.ts';

const seen = { declared: 1, seen: 1, unseen: [] };
const report = {
  undocumented: [
    { kind: 'field', of: 'getUser', name: '/data/level2', count: 3, last: '2026-11-30T08:15:00.000Z' },
    { kind: 'path', of: '', name: '127.0.0.1 /user/new', count: 1 },
  ],
  unread: [{ why: 'an extension compresses them', connections: 2 }],
  unjudged: [
    { kind: 'content', operation: 'getUser', count: 2, of: 5 },
    { kind: 'answer', operation: 'search', count: 1, of: 1 },
    { kind: 'login', count: 7 },
  ],
  operations: [
    {
      operation: 'getUser',
      requests: 3,
      parameters: { ...seen, unseen: ['flag'] },
      properties: { ...seen, unseen: ['/data/*/a', '/data/*/b', '/data/*/c', '/data/*/d', '/data/*/e'] },
      codes: [{ code: 1030102, declared: true, seen: 0 }],
    },
    { operation: 'addRoom', requests: 0, parameters: seen, properties: seen, codes: [] },
    { operation: 'search', requests: 0, parameters: seen, properties: seen, codes: [] },
  ],
} as unknown as Pick<CheckReport, 'undocumented' | 'unread' | 'unjudged' | 'operations'>;

test('traffic is told in both languages', () => {
  expect(trafficLines(report, 'en')).toEqual([
    'Note: of 2 live connections messages passed unread, neither shown nor judged: an extension compresses them.',
    'Note: 2 of 5 answers of getUser had no content that can be read, and were not judged.',
    'Note: 1 of 1 requests to search was not answered, or not wholly.',
    'Note: 7 requests were granted without a token, but no request like them has one in the recording, which may have left tokens out; so this was not judged.',
    '',
    'Not in the contract:',
    '  field      getUser /data/level2  seen 3 times, last 2026-11-30 08:15',
    '  path       127.0.0.1 /user/new  seen once',
    '',
    'Never seen:',
    '  getUser parameters: flag',
    '  getUser fields: /data/* (5 fields)',
    '  getUser result codes: 1030102',
    '',
    'Never called: addRoom',
    '',
  ]);
  const chinese = trafficLines(report, 'zh');
  expect(chinese).toContain('  getUser 字段：/data/*（5 个字段）');
  expect(chinese).toContain('从未调用：addRoom');
  expect(
    chinese.join('\n').replaceAll(/getUser|addRoom|search|flag|127\.0\.0\.1|\/[\w/*]+/g, ''),
  ).not.toMatch(/[a-z]/i);
});

test('a run that has sent everything itself has nothing to tell', () => {
  expect(trafficLines({ operations: [] }, 'zh')).toEqual([]);
});
