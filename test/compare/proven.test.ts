import { describe, expect, test } from 'vitest';
import { Unanswered } from '../../src/compare/ask.ts';
import { compareServers } from '../../src/compare/compare-servers.ts';
import { loadContract, type OperationId } from '../../src/spec/contract.ts';
import { rowsOf } from '../check/targets.ts';
import { rooms, startMock } from '../harness.ts';
import { startServer } from '../proxy/harness.ts';
import { at, oddServer } from './odd-server.ts';

const contract = loadContract();
const timeoutMs = 5000;

describe('before anything is compared', () => {
  test.each([
    ['both', 'mock-expired', 'mock-expired', /the token is refused at .*resultCode 1030102.* with --token/],
    [
      'the second',
      'mock-100164',
      'mock-expired',
      /the token is refused at .*resultCode 1030102.* with --b-token/,
    ],
  ])('a token that is dead on %s ends it', async (_which, token, bToken, want) => {
    const [a, b] = [await startMock(), await startMock()];
    const ended = compareServers(contract, { ...at(a), token }, { ...at(b), token: bToken }, { timeoutMs });
    await expect(ended).rejects.toThrow(want);
    await expect(ended).rejects.toBeInstanceOf(Unanswered);
  });

  test('a profile that alone is broken is a difference', async () => {
    const [right, wrong] = [await startMock(), await startMock()];
    const { base: url } = await oddServer(wrong, { '/user/get': () => ({ resultCode: 0 }) });
    const { causes } = await compareServers(
      contract,
      at(right),
      { ...at(wrong), url },
      { timeoutMs, only: ['getUser'] },
    );
    expect(causes).toContainEqual(expect.objectContaining({ rule: 'code', operations: ['getUser'] }));
  });

  test.each<[only: readonly OperationId[], writes: boolean, want: RegExp]>([
    [['addRoom'], false, /: addRoom writes\. Add --writes\.$/],
    [['getUser', 'addRoom'], false, /: addRoom writes\. Add --writes\.$/],
    [
      ['pushMessage', 'uploadFile', 'addFriend'],
      false,
      /has no calls for pushMessage, uploadFile, addFriend\./,
    ],
    [['pushMessage'], true, /has no calls for pushMessage\./],
  ])('an operation that is never sent is refused: %s', async (only, writes, want) => {
    const server = { url: 'http://127.0.0.1:1', token: 'x' };
    const options = { timeoutMs, only, ...(writes && { ownGroup: 'imapi-compare-test' }) };
    await expect(compareServers(contract, server, server, options)).rejects.toThrow(want);
  });
});

test('of calls that neither server answers it says so, and counts no success', async () => {
  let left = 2;
  const { base: url } = await startServer((request, response) => {
    const isLogin = request.url?.startsWith('/user/get') && left-- > 0;
    if (!isLogin) request.socket.destroy();
    else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"resultCode":1,"data":{}}');
  });
  const server = { url, token: 'x' };
  const told = await compareServers(contract, server, server, { timeoutMs, only: ['getConfig'] });
  expect(told).toMatchObject({ causes: [], successes: 0 });
  expect(told.unanswered.length).toBeGreaterThan(0);
});

test('where every call is refused alike no success is counted', async () => {
  const odd = { '/room/get': () => ({ resultCode: 100411 }) };
  const [a, b] = [await startMock(), await startMock()];
  const [one, other] = [await oddServer(a, odd), await oddServer(b, odd)];
  const told = await compareServers(
    contract,
    { ...at(a), url: one.base },
    { ...at(b), url: other.base },
    { timeoutMs, only: ['getRoom'] },
  );
  expect(told).toMatchObject({ causes: [], successes: 0, unanswered: [] });
});

test('a group whose id another server answers for its new one is not touched', async () => {
  const [right, wrong] = [await startMock(), await startMock()];
  const theirs = { resultCode: 1, data: { id: rooms.six.id, jid: rooms.six.jid, userId: 100164 } };
  const { base: url } = await oddServer(wrong, { '/room/add': () => theirs });
  const before = rowsOf(wrong.mock);
  const { kept } = await compareServers(
    contract,
    at(right),
    { ...at(wrong), url },
    { timeoutMs: 1000, only: ['addRoom'], ownGroup: 'imapi-compare-test' },
  );
  expect(rowsOf(wrong.mock)).toEqual(before);
  expect(kept).toEqual([expect.stringContaining('imapi-compare-test at ')]);
});

test('a server that is not there is told of as what its connection says', async () => {
  const { base } = await startServer(() => {});
  const server = { url: base.replace(/\d+$/, '59999'), token: 'x' };
  await expect(compareServers(contract, server, server, { timeoutMs })).rejects.toThrow(
    /^Failed to reach \S+: connect ECONNREFUSED 127\.0\.0\.1:59999\. Check that/,
  );
});
