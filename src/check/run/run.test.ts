import { expect, test } from 'vitest';
import { isBehindLogin } from './run.ts';

test.each<[Parameters<typeof isBehindLogin>[0]['options'], boolean]>([
  [{}, false],
  [{ headers: { 'X-Team': 'qa' } }, false],
  [{ headers: { Authorization: 'Basic eDp5' } }, true],
  // A log-in of something in front may stand in a cookie as well.
  [{ headers: { cookie: 'session=1' } }, true],
  [{ authorization: { api: 'Basic eDp5' } }, true],
])('with %j something in front wants a log-in: %s', (options, wanted) => {
  expect(isBehindLogin({ options })).toBe(wanted);
});
