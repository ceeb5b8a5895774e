import { describe, expect, test } from 'vitest';
import type { Cause } from '../causes/cause.ts';
import type { CaseResult } from '../report/check-report.ts';
import { type Facts, verdictOf } from './verdict.ts';

const cause = (severity: Cause['severity']): Cause => ({
  id: severity,
  severity,
  wide: false,
  suspects: ['updateRoom'],
  rule: 'renamed',
  headline: 'updateRoom: the new name must show',
  headlineZh: 'updateRoom：应显示新名称',
  cases: ['groups/renamed', 'groups/two-writers'],
  findings: [severity],
  best: severity,
});
const result = (outcome: CaseResult['outcome']): CaseResult => ({
  id: 'a/b',
  title: '',
  concern: 'a',
  operation: 'getUser',
  layer: 'S',
  source: 'document',
  outcome,
  findings: [],
  calls: [],
  requests: 1,
  durationMs: 1,
});
const waiver = (fingerprint: string) => ({ fingerprint, reason: 'r', owner: 'o', expires: '2026-01-01' });
const miss = {
  fingerprint: 'floor',
  operation: 'getUser',
  kind: 'success',
  what: 'it never succeeded',
  remedy: 'a server that answers',
} as const;
const fine: Facts = {
  causes: [],
  results: [result('held')],
  floors: [],
  waivers: { used: [], expired: [], unused: [] },
  leftovers: [],
  failOnDrift: false,
};

describe('the exit code', () => {
  test.each<[string, Partial<Facts>, number]>([
    ['everything held', {}, 0],
    ['drift alone', { causes: [cause('drift')] }, 0],
    ['drift with --fail-on drift', { causes: [cause('drift')], failOnDrift: true }, 1],
    ['a violation', { causes: [cause('violation')] }, 1],
    ['a waived violation', { waivers: { used: [waiver('violation')], expired: [], unused: [] } }, 0],
    [
      'an expired waiver',
      { causes: [cause('violation')], waivers: { used: [], expired: [waiver('violation')], unused: [] } },
      1,
    ],
    ['an unused waiver', { waivers: { used: [], expired: [], unused: [waiver('x')] } }, 0],
    ['too little checked', { floors: [miss] }, 4],
    ['a waiver of it', { floors: [miss], waivers: { used: [waiver('floor')], expired: [], unused: [] } }, 0],
    ['an excuse for it', { floors: [{ ...miss, excuse: 'no token' }] }, 0],
    ['nothing exercised', { results: [result('not exercised')] }, 4],
    ['a run that broke off', { brokenOff: 'why' }, 4],
    ['something left behind', { leftovers: ['a group'] }, 5],
    ['5 gives way to 4', { leftovers: ['a group'], floors: [miss] }, 4],
    ['4 gives way to 1', { causes: [cause('violation')], floors: [miss] }, 1],
    ['1 gives way to 3', { causes: [cause('violation')], problem: { exitCode: 3, message: 'm.' } }, 3],
    ['a signal', { interrupted: true, causes: [cause('violation')] }, 130],
  ])('%s', (_, facts, exitCode) => {
    const verdict = verdictOf({ ...fine, ...facts });
    expect(verdict.exitCode).toBe(exitCode);
    expect(verdict.sentence).toMatch(new RegExp(`^Exit ${exitCode}, ${verdict.name}: .+\\.$`, 's'));
  });

  test.each<[string, Partial<Facts>]>([
    ['too little checked', { floors: [miss] }],
    ['a run that broke off', { brokenOff: 'why' }],
    ['a target that is gone', { problem: { exitCode: 3, message: 'm.' } }],
    ['something left behind', { leftovers: ['a group'] }],
    ['nothing exercised', { results: [result('not exercised')] }],
  ])('never hides drift: %s', (_, facts) => {
    const { sentence } = verdictOf({ ...fine, ...facts, causes: [cause('drift')] });
    expect(sentence).toContain('1 cause of drift');
  });

  test('never hides a violation either', () => {
    const facts = { causes: [cause('violation')], problem: { exitCode: 3, message: 'm.' } } as const;
    expect(verdictOf({ ...fine, ...facts }).sentence).toContain('Also found: 1 cause, met in 2 cases.');
  });

  test('counts causes, not cases or findings, and names the first in both languages', () => {
    const verdict = verdictOf({ ...fine, causes: [cause('violation'), cause('drift')] });
    expect(verdict.sentence).toBe(
      'Exit 1, violated: 1 cause, met in 2 cases, and 1 cause of drift, first of all: updateRoom: the new name must show.',
    );
    expect(verdict.sentenceZh).toBe(
      '退出码 1，违反契约：1 个违规原因（涉及 2 个用例），1 个偏差原因，首先是：updateRoom：应显示新名称。',
    );
  });

  test('says what would meet a floor', () => {
    expect(verdictOf({ ...fine, floors: [miss] }).sentence).toContain('It needs a server that answers.');
  });

  test('names what is left behind whatever the code', () => {
    const { sentence } = verdictOf({ ...fine, causes: [cause('violation')], leftovers: ['a group'] });
    expect(sentence).toContain('Also left behind: a group. Run imapi sweep.');
  });

  test('names the first of many things left behind, which are listed before', () => {
    const leftovers = ['group 1', 'group 2', 'group 3', 'group 4', 'group 5'];
    const { sentence, sentenceZh } = verdictOf({ ...fine, leftovers });
    expect(sentence).toContain('left behind: group 1 and 4 more, all listed above. Run imapi sweep.');
    expect(sentenceZh).toContain('有残留：group 1 等 5 项，见上面的列表。请运行 imapi sweep。');
    expect(verdictOf({ ...fine, leftovers: leftovers.slice(0, 3) }).sentence).toContain(leftovers[2]);
  });
});
