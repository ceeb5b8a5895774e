import { describe, expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import type { Case } from '../suite/case.ts';
import { Coverage } from './coverage.ts';
import { floors } from './floors.ts';

const contract = loadContract();
const unseen = (mode: 'probe' | 'full', excluded = new Map<Case, string>()) =>
  floors(contract, mode, new Coverage(), excluded);
const item = (facts: Partial<Case>): Case => ({
  id: 'a/b',
  title: '',
  operation: 'search',
  layer: 'W',
  source: 'document',
  effect: 'read',
  needs: {},
  run: async () => {},
  ...facts,
});

describe('floors', () => {
  test('ask for documented result codes alone', () => {
    const codes = unseen('full').filter(({ kind }) => kind === 'code');
    expect(new Set(codes.map(({ what }) => what))).toEqual(
      new Set(['1030101 was never seen', '1030102 was never seen']),
    );
  });

  test('ask in mode full for a row in documented lists, and in mode probe for a friend alone', () => {
    const lists = unseen('full').filter(({ kind }) => kind === 'list');
    const places = lists.map(({ operation, what }) => `${operation} ${what.split(' ')[0]}`);
    expect(places).toContain('search /data/mucmsgs');
    expect(places).toContain('uploadFile /data/images');
    expect(places).not.toContain('uploadFile /data/videos');
    expect(unseen('probe').filter(({ kind }) => kind === 'list')).toEqual([
      expect.objectContaining({ operation: 'listFriends', what: '/data/pageData never had a row' }),
    ]);
  });

  test('ask in mode probe for nothing that writes', () => {
    expect(unseen('probe').map(({ operation }) => operation)).not.toContain('addRoom');
    expect(unseen('full').map(({ operation }) => operation)).toContain('addRoom');
  });

  test('have each a fingerprint of its own, and say what would meet them', () => {
    const misses = unseen('full');
    expect(new Set(misses.map(({ fingerprint }) => fingerprint)).size).toBe(misses.length);
    for (const { remedy } of misses) expect(remedy).toMatch(/\w/);
  });

  test('are excused where the cases that would have shown it could not be exercised', () => {
    const planting = item({ covers: ['search /data/mucmsgs'] });
    const misses = unseen('full', new Map([[planting, 'no command to write group messages']]));
    const ofSearch = misses.filter(({ operation }) => operation === 'search');
    expect(ofSearch.find(({ what }) => what.includes('mucmsgs'))?.excuse).toBe(
      'no command to write group messages',
    );
  });

  test('are not excused by a case that is there to be refused', () => {
    const expired = item({ covers: ['search 1030102'] });
    const misses = unseen('full', new Map([[expired, 'no expired token']]));
    const success = misses.find(({ operation, kind }) => operation === 'search' && kind === 'success');
    expect(success?.excuse).toBeUndefined();
  });
});
