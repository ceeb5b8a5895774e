import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/base/json.ts';
import { compareServers } from '../../src/compare/compare-servers.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { rowsOf } from '../check/targets.ts';
import { rooms, type StartedMock, startMock } from '../harness.ts';
import { startServer } from '../proxy/harness.ts';
import { sampled } from '../sample.ts';
import { at, type Odd, oddServer } from './odd-server.ts';

const contract = loadContract();
/** Answers as the mock does, but with the ids of another group. */
const withId = (id: string) => async (send: () => Promise<unknown>) => {
  const answer = await send();
  return isObject(answer) && isObject(answer.data)
    ? { ...answer, data: { ...answer.data, id, jid: rooms.six.jid } }
    : answer;
};
const reads = new Set(
  contract.operations.filter(({ effect, id }) => effect === 'read' && id !== 'getFile').map(({ id }) => id),
);

test('the mock and itself do not differ, whatever the seed', async () => {
  const one = await startMock({ seed: '0' });
  for (let seed = 1; seed <= sampled(20); seed++) {
    const other = await startMock({ seed: String(seed) });
    const { causes, calls } = await compareServers(contract, at(one), at(other), { timeoutMs: 10_000 });
    expect(causes).toEqual([]);
    expect(calls).toBeGreaterThan(150);
  }
}, 300_000);

test('of 100 faults of reading calls at least 95 are seen', async () => {
  const [right, wrong] = [await startMock(), await startMock()];
  const faults = wrong.mock
    .faults()
    .all.filter(
      ({ stage, operations }) =>
        operations.some(id => reads.has(id)) && stage !== 'changes' && stage !== 'refusal',
    );
  const missed: string[] = [];
  const tried = sampled(100);
  for (let count = 0; count < tried; count++) {
    const fault = faults[Math.floor((count * faults.length) / tried)];
    if (!fault) continue;
    const only = fault.operations.filter(id => reads.has(id)).slice(0, 3);
    wrong.mock.world().faults.clear();
    for (const id of only) wrong.mock.world().faults.set(id, { fault });
    const { causes } = await compareServers(contract, at(right), at(wrong), { timeoutMs: 5000, only });
    if (causes.length === 0) missed.push(fault.id);
  }
  expect(missed.length, missed.join(' ')).toBeLessThanOrEqual(Math.ceil(tried * 0.05));
}, 600_000);

describe('tolerance', () => {
  test('nothing is sent that writes', async () => {
    const sent: string[] = [];
    const { base: url } = await startServer((request, response) => {
      sent.push(new URL(request.url ?? '', 'http://x').pathname);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"resultCode":1}');
    });
    const server = { url, token: 'x' };
    expect((await compareServers(contract, server, server, { timeoutMs: 5000 })).causes).toEqual([]);
    const effects = new Map(contract.operations.map(({ path, effect }) => [path, effect]));
    expect(new Set(sent.map(path => effects.get(path)))).toEqual(new Set(['read']));
  });

  test('calls that write are compared in a group that is gone afterwards, where that is asked for', async () => {
    const [right, wrong] = [await startMock(), await startMock({ seed: '7' })];
    const groups = ({ mock }: StartedMock) => rowsOf(mock).rooms;
    const before = [groups(right), groups(wrong)];
    const options = { timeoutMs: 10_000, ownGroup: 'imapi-compare-test' };
    const withoutGroup = await compareServers(contract, at(right), at(wrong), { timeoutMs: 10_000 });
    const same = await compareServers(contract, at(right), at(wrong), options);
    expect(same).toMatchObject({ causes: [], kept: [] });
    expect(same.left).toEqual(withoutGroup.left);
    expect([groups(right), groups(wrong)]).toEqual(before);
    // Dissolving the group has ended the login.
    const [one, other] = [await startMock(), await startMock()];
    const fault = other.mock.faults().all.find(({ id }) => id === 'response-undeclared-addRoom-data');
    other.mock.world().faults.set('addRoom', { fault });
    const { causes } = await compareServers(contract, at(one), at(other), options);
    expect(causes).toMatchObject([{ rule: 'absent', operations: ['addRoom'] }]);
  });

  test.each<[what: string, odd: Odd, kept: string[]]>([
    ['the profile is broken', { '/user/get': () => ({ resultCode: 1, data: {} }) }, []],
    ['the group comes late', { '/room/add': send => wait(1500).then(send) }, []],
    ['the group is made without its id', { '/room/add': send => send().then(() => ({ resultCode: 1 })) }, []],
    ['no group is made', { '/room/add': () => ({ resultCode: 0 }) }, []],
    ['the id that is answered is that of another group', { '/room/add': withId(rooms.six.id) }, []],
    [
      'nobody can know whether a group was made',
      {
        '/room/add': send => send().then(() => ({ resultCode: 1 })),
        '/room/list/his': () => ({ resultCode: 0 }),
      },
      ['imapi-compare-test at '],
    ],
    [
      'the group cannot be taken away',
      { '/room/member/delete': () => ({ resultCode: 0 }) },
      ['imapi-compare-test ('],
    ],
    [
      'the group is said to be taken away, and stays',
      { '/room/member/delete': () => ({ resultCode: 1 }) },
      ['imapi-compare-test ('],
    ],
  ])('of the group that is made nothing is left untold where %s', async (_what, odd, kept) => {
    const [right, wrong] = [await startMock(), await startMock()];
    const before = rowsOf(wrong.mock).rooms;
    const made: Promise<unknown>[] = [];
    const { base: url } = await oddServer(wrong, odd, made);
    const options = { timeoutMs: 1000, ownGroup: 'imapi-compare-test', only: ['addRoom' as const] };
    const told = await compareServers(contract, at(right), { url, token: 'mock-100164' }, options);
    expect(told.kept).toEqual(kept.map(text => expect.stringContaining(text)));
    await Promise.all(made);
    if (kept.length > 0) expect(rowsOf(wrong.mock).rooms).not.toEqual(before);
    else expect(rowsOf(wrong.mock).rooms).toEqual(before);
  });

  test('a comparison that is stopped takes its groups away', async () => {
    const [right, wrong] = [await startMock(), await startMock()];
    const before = [rowsOf(right.mock).rooms, rowsOf(wrong.mock).rooms];
    const stop = new AbortController();
    const { base: url } = await oddServer(wrong, {
      '/room/add': send => {
        stop.abort();
        return send();
      },
    });
    const { signal } = stop;
    const options = { timeoutMs: 5000, ownGroup: 'imapi-compare-test', only: ['addRoom' as const], signal };
    const { kept, calls } = await compareServers(contract, at(right), { url, token: 'mock-100164' }, options);
    expect(kept).toEqual([]);
    expect(calls).toBeLessThan(10);
    expect([rowsOf(right.mock).rooms, rowsOf(wrong.mock).rooms]).toEqual(before);
  });

  test('one difference of many calls is one cause, with the operations', async () => {
    const [right, wrong] = [await startMock(), await startMock({ cors: false })];
    const { causes } = await compareServers(contract, at(right), at(wrong), { timeoutMs: 10_000 });
    expect(causes).toMatchObject([
      { rule: 'header', pointer: '/access-control-allow-origin', a: '*', b: 'absent' },
    ]);
    expect(causes[0]?.operations.length).toBeGreaterThan(8);
  });

  test('a server that is not there ends it in a sentence', async () => {
    const mock = await startMock();
    const nobody = { url: 'http://127.0.0.1:1', token: 'x' };
    await expect(compareServers(contract, at(mock), nobody, { timeoutMs: 1000 })).rejects.toThrow(
      /^Failed to reach http:\/\/127\.0\.0\.1:1: .*\. Check that it is running and the address is right\.$/,
    );
  });
});
