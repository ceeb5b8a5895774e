import { expect, test } from 'vitest';
import { finding, lost } from '../../../test/check/cause-evidence.ts';
import { showsBest } from './shows-best.ts';

const unrefused = finding('unrefused', {
  operation: 'removeMember',
  rule: 'result-code-10111',
  claimed: true,
  harm: 'permission',
  got: 'result code 1',
  cases: ['permissions/peer'],
});
const gone = lost('gone', 'removeMember', 'getRoom', { got: 'result code 100411' });
const done = finding('done', {
  operation: 'getRoom',
  rule: 'side-effect',
  claimed: true,
  harm: 'permission',
  after: ['removeMember'],
  cases: ['permissions/peer'],
});

test.each([
  [
    'a call that was done where it had to be refused, before what is lost by it',
    [gone, done, unrefused],
    'unrefused',
  ],
  ['a loss, before a call that reports success and does nothing', [unrefused, gone], 'gone'],
])('what shows a cause best: %s', (_, findings, best) => {
  const about = new Map([['c/gone', 'removeMember' as const]]);
  expect(showsBest(findings, 'removeMember', about)[0]?.fingerprint).toBe(best);
});
