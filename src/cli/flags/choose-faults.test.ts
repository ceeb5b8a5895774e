import { expect, test } from 'vitest';
import { faultCatalogue } from '../../faults/catalogue.ts';
import { loadContract } from '../../spec/contract.ts';
import { readDocumented } from '../../worlds/fixtures.ts';
import { chooseFaults } from './choose-faults.ts';

const contract = loadContract();
const catalogue = faultCatalogue(contract, readDocumented());

test('narrows the catalogue by family and operation', () => {
  const chosen = chooseFaults(catalogue, contract, { family: 'paging', operation: 'listRooms' });
  expect(chosen.length).toBeGreaterThan(5);
  for (const { family, operations } of chosen) {
    expect(family).toBe('paging');
    expect(operations).toContain('listRooms');
  }
});

test.each([
  [{ family: 'sate' }, /no family sate\. Did you mean state\?$/],
  [{ family: 'elsewhere' }, /no family elsewhere\. There are .*, state/],
  [{ operation: 'getUserr' }, /no operation getUserr\. Did you mean getUser\?$/],
  [{ family: 'paging', operation: 'pinChat' }, /paging has no fault for pinChat/],
])('%j is refused', (filter, why) => {
  expect(() => chooseFaults(catalogue, contract, filter)).toThrow(why);
});
