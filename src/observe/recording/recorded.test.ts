import { describe, expect, test } from 'vitest';
import { harEntry } from './har-entry.ts';
import { newmanExecution } from './newman-execution.ts';
import { headersOf, sessionIn } from './recorded.ts';

describe('the session that a request names', () => {
  test.each<[what: string, headers: [string, string][], session: string | undefined]>([
    ['in no header', [['Accept', '*/*']], undefined],
    ['in a header', [['x-mock-Session', 'one']], 'one'],
    ['in a cookie', [['Cookie', 'a=b; mock-session=one; c=d']], 'one'],
    ['in a cookie of another name', [['Cookie', 'not-mock-session=one']], undefined],
    [
      'in both: the header counts',
      [
        ['Cookie', 'mock-session=two'],
        ['X-Mock-Session', 'one'],
      ],
      'one',
    ],
  ])('%s', (_what, headers, session) => {
    expect(sessionIn(headersOf(headers))).toBe(session);
  });

  test('is read from recordings that keep headers of requests', () => {
    const url = 'http://im.example/user/get';
    const har = { request: { url, headers: [{ name: 'X-Mock-Session', value: 's' }] }, response: {} };
    const newman = {
      request: { url, header: [{ key: 'X-Mock-Session', value: 's' }] },
      response: { code: 200 },
    };
    expect([harEntry(har)?.session, newmanExecution(newman)?.session]).toEqual(['s', 's']);
  });
});
