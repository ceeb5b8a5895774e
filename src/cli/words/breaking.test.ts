import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainReport } from '../../breaking/report.ts';
import { chinese } from './chinese.ts';

const folder = join(import.meta.dirname, '../../breaking');
const words = chinese();

/** The sentences in the code that compares contracts, as they stand there. */
const sentences = readdirSync(folder)
  .filter(file => /^compare-.*(?<!test)\.ts$/.test(file))
  .flatMap(file => {
    const code = readFileSync(join(folder, file), 'utf8').replace(
      /\/\*\*[\s\S]*?\*\/|\/\/.*|^import .*$/gm,
      '',
    );
    return [...code.matchAll(/'([a-zA-Z][^'\n]* [^'\n]*)'/g)].map(([, text = '']) => text);
  })
  .filter(text => !/^Failed|^an empty text$|^not read$|^left out$/.test(text));

test('what is said of a change has Chinese', () => {
  expect(sentences.length).toBeGreaterThan(40);
  expect(sentences.filter(text => !/\p{Script=Han}/u.test(words.of(text)))).toEqual([]);
});

test('a report of changes is Chinese, its names as they are', () => {
  const change = {
    verdict: 'breaking',
    rule: 'x-unit',
    place: 'response data.timeSend',
    says: 'x-unit seconds becomes milliseconds',
    reason: 'times are read in another unit',
    operations: ['getUser'],
  } as const;
  const parameter = { ...change, place: 'request userId', says: 'the parameter is new, and required' };
  const report = { versions: ['1', '2'], changes: [change, { ...parameter, operations: [] }] } as const;
  expect(plainReport(report, words.of).split('\n')).toEqual([
    '破坏          getUser: 响应 data.timeSend: x-unit seconds 变为 milliseconds (时间会按另一种单位解读)',
    '破坏          所有接口: 请求 userId: 新增参数，缺少时：required (时间会按另一种单位解读)',
    '2 处改动会破坏客户端。',
  ]);
});
