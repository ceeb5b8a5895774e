import { expect, test } from 'vitest';
import { pointerInRow } from './pointer-in-row.ts';

test.each([
  ['/nickname', '/nickname'],
  ['/users/100164/nickname', '/nickname'],
  ['/collections/users/0/settings/hiding', '/settings/hiding'],
  ['', ''],
])('%s in what was sent is %s in the row', (sent, inRow) => {
  expect(pointerInRow(sent, 'users', '100164')).toBe(inRow);
});
