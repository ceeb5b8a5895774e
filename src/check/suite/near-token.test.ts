import { describe, expect, test } from 'vitest';
import { nearToken, type TokenSpelling } from './near-token.ts';

const hex = '5f0c61e2a7b94d3f8c1e0d2b7a6f9203';

describe('a token that is nearly a good one', () => {
  test.each<[TokenSpelling, string, string | undefined]>([
    ['changed', hex, '5f0c61e2a7b94d3f9c1e0d2b7a6f9203'],
    ['half', hex, '5f0c61e2a7b94d3f'],
    ['cut', hex, '5f0c61e2a7b94d3f8c1e0d2b7a6f920'],
    // What only fills up may be left out.
    ['cut', 'bG9uZyBlbm91Z2ggZm9yIGl0YQ==', undefined],
    ['swapped', hex, '5F0C61E2A7B94D3F8C1E0D2B7A6F9203'],
    ['changed', 'eyJhbGciOi.eyJzdWIifQ.c2lnbmF0', 'eyJhbGciOi.eyJzeWIifQ.c2lnbmF0'],
    ['swapped', 'aB-1', 'Ab-1'],
    // Digits have no case.
    ['swapped', '0123456789012345', undefined],
    // What names the account may be the account's only secret.
    ['changed', 'mock-100164', undefined],
    ['half', 'a-long-token-of-100164', undefined],
    ['cut', 'a-long-token-of-100164', undefined],
    ['swapped', 'mock-100164', 'MOCK-100164'],
    ['changed', '----------------', undefined],
  ])('%s of %s', (spelling, token, expected) => {
    expect(nearToken(token, spelling, 100164)).toBe(expected);
  });
});
