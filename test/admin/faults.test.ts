import { describe, expect, test } from 'vitest';
import type { Json } from '../harness.ts';
import { startControl } from './harness.ts';

const me = 100164;
const path = { operationId: 'getUser' };

describe('faults, switched on over HTTP', () => {
  test('each of an operation’s faults can be switched on, is counted, and is in the journal', async () => {
    const { done, raw } = await startControl();
    const { faults } = await done('listFaultCatalogue', { query: path });
    const answers: Json[] = faults.filter(({ stage }: Json) => stage === 'answer').slice(0, 20);
    expect(answers.length).toBeGreaterThan(5);
    for (const { id, title } of answers) {
      expect(await done('setFault', { path, body: { fault: id, times: 1 } })).toMatchObject({
        fault: id,
        title,
      });
      await (await raw('/user/get', { access_token: `mock-${me}`, flag: 'rw' })).arrayBuffer();
      expect(await done('listFaults')).toEqual({ faults: [] });
      expect((await done('listRequests', { query: { limit: 1 } })).requests).toMatchObject([{ fault: id }]);
    }
    const broken = await done('countRequests', { body: { verdict: 'broken' } });
    expect(broken.count).toBeGreaterThan(5);
    const [{ id }] = answers;
    expect(await done('countRequests', { body: { fault: id } })).toEqual({ count: 1 });
  });

  test('one that does not apply, or that nobody knows, is refused with the nearest', async () => {
    const { send, done } = await startControl();
    const { faults } = await done('listFaultCatalogue');
    const foreign = faults.find(({ operations }: Json) => !operations.includes('getUser'));
    const other = await send('setFault', { path, body: { fault: foreign.id } });
    expect(other).toMatchObject({ status: 404, body: { code: 'unknown-fault', pointer: '/fault' } });
    expect(other.body.detail).toMatch(/does not apply to getUser/);
    const own = faults.find(({ operations }: Json) => operations.includes('getUser'));
    const misspelt = await send('setFault', { path, body: { fault: `${own.id}x` } });
    expect(misspelt.body).toMatchObject({ code: 'unknown-fault', nearest: own.id });
  });

  test('for all operations at once, and for a session alone', async () => {
    const { done, raw } = await startControl();
    const headers = { 'X-Mock-Session': 'one' };
    await done('setFault', { headers, path: { operationId: '*' }, body: { fixedDelay: 60 } });
    const timed = async (init: RequestInit) => {
      const started = performance.now();
      await (await raw('/config', {}, init)).arrayBuffer();
      return performance.now() - started;
    };
    expect(await timed({ headers })).toBeGreaterThanOrEqual(59);
    expect(await done('listFaults', { headers })).toMatchObject({ faults: [{ operationId: '*', met: 1 }] });
    expect(await done('listFaults')).toEqual({ faults: [] });
    await done('reset', { headers });
    expect(await done('listFaults', { headers })).toEqual({ faults: [] });
  });
});
