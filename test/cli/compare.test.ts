import { describe, expect, test } from 'vitest';
import { rowsOf } from '../check/targets.ts';
import { startMock } from '../harness.ts';
import { until } from '../proxy/harness.ts';
import { finished, imapi } from './harness.ts';

describe('imapi compare', () => {
  test('of a server with itself ends with 0, with another with 1, with nobody with 3', async () => {
    const [one, other] = [await startMock(), await startMock({ cors: false })];
    const same = await finished(['compare', '--a', one.base, '--b', one.base, '--only', 'getConfig,getUser']);
    expect(same.output).toMatch(/^0 differences in \d+ calls\.\n$/);
    expect(same.code).toBe(0);
    const differs = await finished(['compare', '--a', one.base, '--b', other.base, '--only', 'getUser']);
    expect(differs.output).toContain('getUser /access-control-allow-origin: header  a *  b absent');
    expect(differs.code).toBe(1);
    expect((await finished(['compare', '--a', one.base, '--b', 'http://127.0.0.1:1'])).code).toBe(3);
  });

  test('calls that write leave nothing behind on two mocks, also when it is stopped', {
    timeout: 60_000,
  }, async () => {
    const [one, other] = [await startMock(), await startMock()];
    const rooms = () => [one, other].map(({ mock }) => rowsOf(mock).rooms);
    const before = rooms();
    const args = ['compare', '--a', one.base, '--b', other.base, '--writes', '--only', 'addRoom,updateRoom'];
    const run = imapi(args);
    await until(() => JSON.stringify(rooms()) !== JSON.stringify(before));
    run.child.kill('SIGINT');
    expect(await run.ended, run.output()).toBe(130);
    expect(run.output()).toBe('Stopping: removing what was created. Press again to stop at once.\n');
    expect(rooms()).toEqual(before);
    const [third, fourth] = [await startMock(), await startMock()];
    const { code, output } = await finished([
      'compare',
      '--a',
      third.base,
      '--b',
      fourth.base,
      ...args.slice(5),
    ]);
    expect([code, output.replace(/\d+ calls/, 'n calls')]).toEqual([0, '0 differences in n calls.\n']);
  });

  test('a group that stays is told of, with what to do, and ends it with 1', async () => {
    const [one, other] = [await startMock(), await startMock()];
    const fault = other.mock.faults().all.find(({ id }) => id === 'state-write-lost-removeMember');
    other.mock.world().faults.set('removeMember', { fault });
    const { code, output } = await finished([
      ...['compare', '--a', one.base, '--b', other.base, '--writes', '--only', 'addRoom'],
    ]);
    expect(output).toMatch(
      /^Left behind: imapi-compare-\w+ \(\w+\) at .*\. Log in as the owner again and leave the group, which removes it\.$/m,
    );
    expect(code).toBe(1);
  });

  test.each([
    [['--token', 'mock-expired'], 3, /^Failed to compare: the token is refused at .*\n$/],
    [['--only', 'getRoom'], 4, /^(?:Not sent.*\n)?Nothing is proven: .*\n0 differences in \d+ calls\.\n$/],
    [['--only', 'addRoom'], 2, /addRoom writes\. Add --writes\./],
    [['--only', 'pushMessage', '--writes'], 2, /compare has no calls for pushMessage\./],
  ])('%s proves nothing: it ends with %d', async (args, want, says) => {
    const [one, other] = [await startMock(), await startMock()];
    for (const { mock } of [one, other]) {
      const fault = mock.faults().all.find(({ id }) => id === 'envelope-success-is-zero-getRoom');
      mock.world().faults.set('getRoom', { fault });
    }
    const { code, output } = await finished(['compare', '--a', one.base, '--b', other.base, ...args]);
    expect(output).toMatch(says);
    expect(code).toBe(want);
  });

  test('what is not asked is counted by operation', async () => {
    const { base } = await startMock();
    const args = ['--a', base, '--b', base, '--only', 'getRoom,listMembers'];
    const { output } = await finished(['compare', ...args]);
    expect(output).toMatch(/^Not sent, .*: getRoom \(\d+\), listMembers \(\d+\)$/m);
  });

  test.each([
    [['--a', 'http://127.0.0.1:1'], /--b <url> is required/],
    [['--a', 'http://127.0.0.1:1', '--b', 'http://192.0.2.1'], /Give a token with --b-token\./],
    [
      ['--a', 'http://127.0.0.1:1', '--b', 'http://127.0.0.1:1', '--only', 'getUsr'],
      /Did you mean getUser\?/,
    ],
    [
      ['--a', 'http://127.0.0.1:1', '--b', 'http://192.0.2.1', '--b-token', 'x', '--writes'],
      /would go to 192\.0\.2\.1, which is not allowed\. Add --allow-host 192\.0\.2\.1\./,
    ],
    // Nothing is sent: there is nobody whom it would not fail to reach.
    [
      ['--a', 'http://127.0.0.1:1', '--b', 'http://127.0.0.1:2', '--token', 'x', '--writes'],
      /each server needs its own login, which ends when the group is removed\. Give --b-token\./,
    ],
    [
      ['--a', 'http://127.0.0.1:1', '--b', 'http://localhost:1', '--writes'],
      /each server needs its own login, which ends when the group is removed\. Give --b-token\./,
    ],
  ])('%s ends with 2 and a sentence', async (args, want) => {
    const { code, output } = await finished(['compare', ...args]);
    expect(code).toBe(2);
    expect(output).toMatch(want);
  });
});
