import { expect, test } from 'vitest';
import { isMarked } from './marker.ts';

const marker = 'imapi-check-0a1b2c3d';

test.each([
  ['a text of the run', `${marker}-7 好`, true],
  ['JSON whose first word is of the run', `{"${marker}-7 JSON":1}`, true],
  ['a list whose first word is of the run', `["${marker}-7"]`, true],
  ['what a server has made of such JSON', { [`${marker}-7 JSON`]: 1 }, true],
  ['a text of another run', 'imapi-check-ffffffff-7', false],
  ['a text that quotes one of the run', `> ${marker}-7`, false],
  ['JSON that has the marker further on', `{"a":"${marker}"}`, false],
  ['nothing', undefined, false],
])('%s', (_, text, wanted) => {
  expect(isMarked(text, marker)).toBe(wanted);
});
