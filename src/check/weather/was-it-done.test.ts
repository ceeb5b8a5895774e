import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.ts';
import { wasItDone } from './was-it-done.ts';

test('there is a way to look for every operation that writes, and for no other', () => {
  const writes = loadContract().operations.filter(({ effect }) => effect !== 'read');
  expect(Object.keys(wasItDone).sort()).toEqual(writes.map(({ id }) => id).sort());
});
