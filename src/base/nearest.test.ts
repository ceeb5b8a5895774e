import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './nearest.ts';

describe('edit distance', () => {
  it.each([
    ['', '', 0],
    ['room', '', 4],
    ['romo', 'room', 1],
    ['/user/gte', '/user/get', 1],
    ['kitten', 'sitting', 3],
    ['USER', 'user', 0],
  ])('from %j to %j is %i', (from, to, want) => {
    expect(editDistance(from, to)).toBe(want);
    expect(editDistance(to, from)).toBe(want);
  });
});

describe('the nearest candidate', () => {
  it('is the one that takes the fewest edits, and the first of equals', () => {
    expect(nearest('--prot', ['--host', '--port', '--part'])).toBe('--port');
    expect(nearest('x', ['a', 'b'])).toBe('a');
  });

  it('is undefined where nothing is like the word', () => {
    expect(nearest('/totally/else', ['/user/get', '/config'])).toBeUndefined();
    expect(nearest('blah', ['getUser'])).toBeUndefined();
  });

  it('is undefined without candidates', () => {
    expect(nearest('x', [])).toBeUndefined();
  });

  it('is found without delay for an endless word', () => {
    expect(nearest('a'.repeat(1_000_000), ['aaaa', 'a'.repeat(1_000_000)])).toBeDefined();
  });
});
