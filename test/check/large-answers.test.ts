import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { checked } from './runs.ts';
import { mockTarget, recordingProxy } from './targets.ts';

const headers = { 'Content-Type': 'application/json;charset=UTF-8', 'Access-Control-Allow-Origin': '*' };

/** A check of friends and groups alone, where every page of friends is something else. */
async function checkWith(body: string, maxBytes = 20_000_000) {
  const { url } = await mockTarget();
  const send = (response: ServerResponse) => response.writeHead(200, headers).end(body);
  const proxy = await recordingProxy(url, ({ path, text }, response) => {
    // The accounts of the mock are found with their friends.
    if (path !== '/friends/page' || !text.includes('keyword') === !text.includes('pageSize=20')) return false;
    send(response);
    return true;
  });
  return checked(proxy.url, { only: ['schema/listFriends', 'budget/listFriends'], maxBytes });
}

const success = (data: string) => `{"currentTime":1614074769039,"data":${data},"resultCode":1}`;
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join(',');

test.each([
  ['8,000 keys nobody declares', success(`{${many(8000, at => `"k${at}":1`)}}`)],
  ['200,000 keys that come twice', success(`{${many(200_000, () => '"pageIndex":0')}}`)],
  ['a million levels', success('['.repeat(1_000_000))],
  ['40,000 rows that are none', success(`{"pageData":[${many(40_000, () => '7')}]}`)],
])('%s are findings that can be read', async (_, body) => {
  const { verdict, findings } = await checkWith(body);
  expect(verdict.exitCode).toBe(1);
  const found = findings.filter(({ operation }) => operation === 'listFriends');
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(100);
  for (const { message, got } of found) expect(`${message}${got}`.length).toBeLessThan(2000);
});

test.each([
  ['more bytes than the check reads', success(`"${'x'.repeat(200_000)}"`)],
  ['more values than the check reads', success(`[${'1,'.repeat(3_100_000)}1]`)],
])('%s are not the fault of the server', async (what, body) => {
  const { verdict, findings, results } = await checkWith(body, what.includes('bytes') ? 100_000 : undefined);
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(results.map(({ outcome, reason }) => [outcome, reason])).toContainEqual([
    'not exercised',
    expect.stringMatching(/more than|more values/),
  ]);
  expect([0, 4]).toContain(verdict.exitCode);
});
