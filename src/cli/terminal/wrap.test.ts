import { expect, test } from 'vitest';
import { displayWidth, padTo, wrap } from './wrap.ts';

test.each([
  ['port of the API', 10, ['port of', 'the API']],
  ['启动模拟服务', 8, ['启动模拟', '服务']],
  ['启动模拟，服务', 8, ['启动模', '拟，服务']],
  ['启动模（拟）服务', 8, ['启动模', '（拟）服', '务']],
  ['用 --port 换一个', 9, ['用 --port', '换一个']],
  ['one\ntwo', 40, ['one', 'two']],
  ['--a-very-long-flag', 5, ['--a-very-long-flag']],
])('%j in %i columns', (text, width, lines) => {
  expect(wrap(text, width).split('\n')).toEqual(lines);
});

test('Chinese takes two columns', () => {
  expect(displayWidth('接口 API')).toBe(8);
  expect(padTo('接口', 6)).toBe('接口  ');
});
