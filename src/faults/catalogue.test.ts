import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.ts';
import { readDocumented } from '../worlds/fixtures.ts';
import { faultCatalogue } from './catalogue.ts';

const contract = loadContract();
const catalogue = faultCatalogue(contract, readDocumented());

test('every fault says what it is in two languages, and which class of defects it stands for', () => {
  for (const { id, title, defect, operations } of catalogue.all) {
    expect(id).toMatch(/^[a-z]+-[A-Za-z0-9._-]+$/);
    expect(title.en.length, id).toBeGreaterThan(8);
    expect(title.zh, id).toMatch(/\p{Script=Han}/u);
    expect(defect, id).toMatch(/^D(0[1-9]|[1-9]\d|10[0-4])$/);
    expect(operations.length, id).toBeGreaterThan(0);
  }
});

test.each([
  ['transport', 'bytes', contract.operations.length],
  ['response', 'answer', 14],
  ['envelope', 'answer', 22],
  ['values', 'answer', 8],
  ['state', 'changes', 8],
  ['paging', 'parameters', 7],
  ['identity', 'identity', 20],
  ['input', 'request', 20],
  ['files', 'bytes', 1],
] as const)('the family %s works at the stage %s, on at least %i operations', (family, stage, least) => {
  const own = catalogue.all.filter(fault => fault.family === family && fault.stage === stage);
  const operations = new Set(own.flatMap(fault => fault.operations));
  expect(operations.size).toBeGreaterThanOrEqual(least);
});

test('faults of fields reach later elements and JSON inside texts', () => {
  const ids = catalogue.of('listGroupMessages').map(({ id }) => id);
  expect(ids).toContain('response-missing-later-listGroupMessages-data.content');
  expect(ids.some(id => id.startsWith('values-disagrees-listGroupMessages-data.message.'))).toBe(true);
});

test('an id that is misspelt has a nearest one', () => {
  expect(catalogue.didYouMean('state-two-owner')).toBe(' Did you mean state-two-owners?');
});
