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
  operations: [
    {
      operation: 'getUser',
      requests: 3,
      parameters: { ...seen, unseen: ['flag'] },
      properties: { ...seen, unseen: ['/data/*/a', '/data/*/b', '/data/*/c', '/data/*/d', '/data/*/e'] },
      codes: [{ code: 1030102, declared: true, seen: 0 }],
    },
    { operation: 'addRoom', requests: 0, parameters: seen, properties: seen, codes: [] },
  ],
} as unknown as Pick<CheckReport, 'undocumented' | 'unread' | 'operations'>;

test('traffic is told in both languages', () => {
  expect(trafficLines(report, 'en')).toEqual([
    'Note: of 2 live connections messages passed unread, neither shown nor judged: an extension compresses them.',
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
  expect(chinese.join('\n').replaceAll(/getUser|addRoom|flag|127\.0\.0\.1|\/[\w/*]+/g, '')).not.toMatch(
    /[a-z]/i,
  );
});

test('a run that has sent everything itself has nothing to tell', () => {
  expect(trafficLines({ operations: [] }, 'zh')).toEqual([]);
});
