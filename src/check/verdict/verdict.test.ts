import { describe, expect, test } from 'vitest';
import type { CaseResult } from '../report/check-report.ts';
import type { Finding } from './finding.ts';
import { type Facts, verdictOf } from './verdict.ts';

const finding = (severity: Finding['severity'], fingerprint = severity): Finding => ({
  fingerprint,
  severity,
  operation: 'getUser',
  rule: 'type',
  pointer: '',
  message: '',
  source: 'document',
  expected: '',
  got: '',
  cases: [],
  count: 1,
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
  findings: [],
  results: [result('held')],
  floors: [],
  waivers: { used: [], expired: [], unused: [] },
  leftovers: [],
  failOnDrift: false,
};

describe('the exit code', () => {
  test.each<[string, Partial<Facts>, number]>([
    ['everything held', {}, 0],
    ['drift alone', { findings: [finding('drift')] }, 0],
    ['drift with --fail-on drift', { findings: [finding('drift')], failOnDrift: true }, 1],
    ['a note', { findings: [finding('note')], failOnDrift: true }, 0],
    ['a violation', { findings: [finding('violation')] }, 1],
    [
      'a waived violation',
      { findings: [finding('violation')], waivers: { used: [waiver('violation')], expired: [], unused: [] } },
      0,
    ],
    [
      'an expired waiver',
      { findings: [finding('violation')], waivers: { used: [], expired: [waiver('violation')], unused: [] } },
      1,
    ],
    ['an unused waiver', { waivers: { used: [], expired: [], unused: [waiver('x')] } }, 0],
    ['too little seen', { floors: [miss] }, 4],
    ['a waiver of it', { floors: [miss], waivers: { used: [waiver('floor')], expired: [], unused: [] } }, 0],
    ['an excuse for it', { floors: [{ ...miss, excuse: 'no token' }] }, 0],
    ['nothing exercised', { results: [result('not exercised')] }, 4],
    ['a run that broke off', { brokenOff: 'why' }, 4],
    ['something left behind', { leftovers: ['a group'] }, 5],
    ['5 gives way to 4', { leftovers: ['a group'], floors: [miss] }, 4],
    ['4 gives way to 1', { findings: [finding('violation')], floors: [miss] }, 1],
    ['1 gives way to 3', { findings: [finding('violation')], problem: { exitCode: 3, message: 'm.' } }, 3],
    ['a signal', { interrupted: true, findings: [finding('violation')] }, 130],
  ])('%s', (_, facts, exitCode) => {
    const verdict = verdictOf({ ...fine, ...facts });
    expect(verdict.exitCode).toBe(exitCode);
    expect(verdict.sentence).toMatch(new RegExp(`^Exit ${exitCode}, ${verdict.name}: .+\\.$`, 's'));
  });

  test.each<[string, Partial<Facts>]>([
    ['too little seen', { floors: [miss] }],
    ['a run that broke off', { brokenOff: 'why' }],
    ['a target that is gone', { problem: { exitCode: 3, message: 'm.' } }],
    ['something left behind', { leftovers: ['a group'] }],
    ['nothing exercised', { results: [result('not exercised')] }],
  ])('never hides drift: %s', (_, facts) => {
    const { sentence } = verdictOf({ ...fine, ...facts, findings: [finding('drift')] });
    expect(sentence).toContain('1 finding of drift');
  });

  test('never hides a violation either', () => {
    const facts = { findings: [finding('violation')], problem: { exitCode: 3, message: 'm.' } } as const;
    expect(verdictOf({ ...fine, ...facts }).sentence).toContain('Also found: 1 violation.');
  });

  test('says what would meet a floor', () => {
    expect(verdictOf({ ...fine, floors: [miss] }).sentence).toContain('It takes a server that answers.');
  });

  test('names what is left behind whatever the code', () => {
    const { sentence } = verdictOf({ ...fine, findings: [finding('violation')], leftovers: ['a group'] });
    expect(sentence).toContain('Also left behind: a group. Run imapi sweep.');
  });
});
