import { describe, expect, test } from 'vitest';
import type { Breach } from '../oracles/breach.ts';
import { harmOfCode, type Severity, severityOf } from './severity.ts';

const breach = (facts: Partial<Breach>): Breach => ({
  rule: 'r',
  pointer: '',
  message: '',
  source: 'server',
  ...facts,
});

describe('the severity of a breach', () => {
  test.each<[string, Partial<Breach>, Severity | undefined]>([
    ['of the document', { source: 'document' }, 'violation'],
    ['of a server fact', {}, 'drift'],
    ['of our judgement, elsewhere than on the mock', { source: 'judgement', harm: 'loss' }, undefined],
    ['that shows secrets', { harm: 'privacy' }, 'violation'],
    ['that lets somebody do what they may not', { harm: 'permission' }, 'violation'],
    ['that loses a write', { harm: 'loss' }, 'violation'],
    ['that keeps browsers out', { rule: 'allow-origin' }, 'violation'],
    ['in the unit of a time', { rule: 'x-unit' }, 'violation'],
    ['by a type that no client reads', { rule: 'type' }, 'violation'],
    ['by a status that no client reads', { rule: 'http-status' }, 'violation'],
    ['whose rule does harm, but not here', { rule: 'allow-origin', harm: 'none' }, 'drift'],
    ['by a field nobody declared', { rule: 'undeclared' }, 'drift'],
    ['that is only noted', { harm: 'privacy', note: true }, 'note'],
  ])('%s', (_, facts, severity) => {
    expect(severityOf(breach(facts), false)).toBe(severity);
  });

  test('of our judgement binds the mock', () => {
    expect(severityOf(breach({ source: 'judgement' }), true)).toBe('violation');
  });
});

describe('the harm of a wrong result code', () => {
  test.each([
    ['a token that is not refused', 1030102, 1, 'identity'],
    ['a good token that is refused', 1, 1030102, 'identity'],
    ['a good token that is refused before a permission', 10111, 1030102, 'identity'],
    ['no token, refused as a bad one', 1030101, 1030102, undefined],
    ['a missing permission that is not refused', 10111, 1, 'permission'],
    ['somebody who may and is refused', 1, 10111, 'permission'],
    ['a stranger as new owner, not refused', 100405, 1, 'permission'],
    ['a missing parameter that is not refused', 1010101, 1, undefined],
    ['a refusal with another code', 10111, 10110, undefined],
    ['a refusal with the code of every failure', 10111, 0, 'transport'],
    ['an answer without a code', 1, undefined, 'transport'],
  ] as const)('%s', (_, expected, got, harm) => {
    expect(harmOfCode(expected, got)).toBe(harm);
  });
});
