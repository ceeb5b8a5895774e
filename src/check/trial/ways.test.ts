import { describe, expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import { Logins } from '../accounts/logins.ts';
import { Guard } from '../cleanup/guard.ts';
import { NotExercised, Unsafe } from '../problem.ts';
import type { Person } from '../suite/people.ts';
import { randomFrom } from '../suite/random.ts';
import { nearTokenOf, refuseUnsendable, waysOf } from './ways.ts';

const hex = '5f0c61e2a7b94d3f8c1e0d2b7a6f9203';
const swapped = hex.toUpperCase();
const person: Person = { role: 'owner', userId: 100164, nickname: '', phone: '', telephone: '' };

function runWith(tokens: ConstructorParameters<typeof Logins>[0]) {
  return {
    logins: new Logins(tokens, undefined),
    guard: new Guard({ probe: false, irreversible: false }),
    people: new Map([['owner', person] as const]),
  };
}

describe('a token that is nearly a good one', () => {
  const operation = loadContract().operation('transferRoom');
  const roomId = 'a'.repeat(24);

  test('is known to the guard as dead, so that a write with it may go out', () => {
    const run = runWith({ owner: hex });
    const write = (access_token = '') =>
      run.guard.check(operation, { access_token, roomId, toUserId: 1 }, 'write', false);
    expect(() => write(swapped)).toThrow(Unsafe);
    const near = nearTokenOf(run, 'owner', 'swapped');
    expect(near).toBe(swapped);
    expect(() => write(near)).not.toThrow();
    expect(() => write(hex)).toThrow(Unsafe);
  });

  test('is none where it is that of somebody else', () => {
    expect(nearTokenOf(runWith({ owner: hex, peer: swapped }), 'owner', 'swapped')).toBeUndefined();
  });

  test('is none of an account that is not known', () => {
    expect(nearTokenOf(runWith({ peer: hex }), 'peer', 'half')).toBeUndefined();
  });
});

describe('the ways of requests', () => {
  test('follow from the seed', () => {
    const first = (seed: string) => waysOf({ forms: true, random: randomFrom(seed) });
    const seeds = Array.from({ length: 20 }, (_, seed) => String(seed));
    expect(new Set(seeds.map(seed => first(seed).join(' ')))).toEqual(new Set(['GET POST', 'POST GET']));
    for (const seed of seeds) expect(first(seed)).toEqual(first(seed));
  });

  test('are queries alone where forms are not read, and what is too long for one is not sent', () => {
    const forms = false;
    expect(waysOf({ forms, random: randomFrom('1') })).toEqual(['GET']);
    expect(() => refuseUnsendable({ forms }, { content: '长'.repeat(1000) })).toThrow(NotExercised);
    expect(() => refuseUnsendable({ forms }, { content: '长'.repeat(100), userId: undefined })).not.toThrow();
    expect(() => refuseUnsendable({ forms: true }, { content: '长'.repeat(1000) })).not.toThrow();
  });
});
