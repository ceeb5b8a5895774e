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
      whenMissing: { code: 1010101, emptyIsTaken: false },
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

test('who reads Chinese gets names, descriptions and reasons in Chinese, and who reads English none of it', () => {
  const chinese = readContract(parse(text), 'zh');
  const han = /\p{Script=Han}/u;
  for (const { id, summary, description, section, parameters, codes } of chinese.operations) {
    const texts = [summary, description, ...parameters, ...codes].map(it =>
      typeof it === 'string' ? it : 'reason' in it ? it.reason : it.description,
    );
    expect(texts.filter(it => !han.test(it))).toEqual([]);
    expect(section).toBe(operation(id)?.section);
  }
  expect(chinese.tags.every(({ description }) => han.test(description))).toBe(true);
  const { summary, codes, answer } = chinese.operations.find(({ id }) => id === 'removeMember') ?? {};
  expect([summary, codes?.map(({ reason }) => reason).includes('调用者不是群主')]).toEqual([
    '解散群组/退出群聊',
    false,
  ]);
  expect(chinese.resolve(Object(answer?.properties).currentTime).description).toBe('响应生成的时间，毫秒。');
  for (const { summary, codes } of contract.operations) {
    expect([summary, ...codes.map(({ reason }) => reason)].filter(it => han.test(it))).toEqual([]);
  }
});
