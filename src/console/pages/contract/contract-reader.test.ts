import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContract } from './contract-reader.ts';

const text = readFileSync(new URL('../../../../openapi.yaml', import.meta.url), 'utf8');
const contract = readContract(parse(text));
const operation = (id: string) => contract.operations.find(found => found.id === id);

test('every operation is there, with a tag and a summary', () => {
  expect(contract.operations).toHaveLength(text.match(/^ +operationId:/gm)?.length ?? 0);
  for (const { id, tag, summary, effect } of contract.operations)
    expect([id, tag !== '', summary !== '', effect !== '']).toEqual([id, true, true, true]);
});

test('parameters come with what they rest on and what happens without them', () => {
  expect(operation('listFriends')?.parameters).toContainEqual(
    expect.objectContaining({
      name: 'userId',
      required: true,
      source: 'document',
      whenMissing: 'resultCode 1010101',
    }),
  );
  expect(operation('uploadFile')?.parameters.map(({ name }) => name)).toEqual([
    'file',
    'validTime',
    'userId',
  ]);
});

test('the successful answer is the one with data', () => {
  expect(Object.keys(Object(operation('getUser')?.answer?.properties))).toContain('data');
});
