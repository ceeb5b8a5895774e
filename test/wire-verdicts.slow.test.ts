import { expect, test } from 'vitest';
import { createMock } from '../src/create-mock.ts';
import type { Fault } from '../src/faults/fault.ts';
import type { OperationId } from '../src/spec/contract.ts';
import { type Json, type StartedMock, startMock } from './harness.ts';

const demo = '/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png';
const catalogue = await createMock();
const all = catalogue.faults().all.filter(({ stage }) => stage === 'bytes');
const transport = all.filter(({ family }) => family === 'transport');
const examples = new Map(catalogue.contract.operations.map(({ id, example }) => [id, example]));
await catalogue.close();

/** Sends a request with a fault and returns how the control API shows it. */
async function shown(
  { mock, base, admin }: StartedMock,
  id: OperationId,
  fault: string,
  path?: string,
): Promise<Json> {
  const session = crypto.randomUUID();
  const headers = { Prefer: `fault=${fault}`, 'X-Mock-Session': session };
  const form = new FormData();
  form.append('file', new File(['text'], 'a.txt'));
  const operation = mock.contract.operation(id);
  const query = operation.service === 'api' ? `?${examples.get(id)}` : '';
  const address = path ?? (id === 'getFile' ? demo : `${operation.path}${query}`);
  const init = id === 'uploadFile' ? { method: 'POST', body: form } : {};
  await fetch(`${base}${address}`, { ...init, headers, redirect: 'manual' })
    .then(answer => answer.arrayBuffer())
    .catch(() => undefined);
  const wanted = { operationId: id, fault, timeoutMs: 10_000 };
  const { body } = await admin('/requests/wait', wanted, { 'X-Mock-Session': session });
  return body.requests?.[0] ?? body;
}

const kindOf = ({ id, operations }: Fault) => id.replace(`-${operations[0]}`, '');
const slow = /^transport-slow/;

test.each([...new Set(transport.map(kindOf))])(
  'what went out with %s is not green, whatever the operation',
  async kind => {
    const started = await startMock();
    for (const fault of transport.filter(it => kindOf(it) === kind)) {
      for (const operation of fault.operations) {
        const { verdict, issues, durationMs } = await shown(started, operation, fault.id);
        const seen = `${fault.id} of ${operation}: ${JSON.stringify(issues)}`;
        expect(verdict, seen).toBe(slow.test(kind) ? 'ok' : 'broken');
        if (slow.test(kind)) expect(durationMs).toBeGreaterThan(1300);
      }
    }
  },
  60_000,
);

test.each([
  ['files-other-bytes', demo],
  ['files-empty-file', demo],
  ['files-no-expiry', demo],
  ['files-expiry-of-a-minute', demo],
  ['files-type-unknown', demo],
  ['files-page-served', '/0/0/202103/o/page.html'],
  ['files-thumbnail-missing', demo.replace('/o/', '/t/')],
  ['files-missing-is-empty', demo.replace('bdb8', '0000')],
])('a file that goes out with %s is not green', async (fault, path) => {
  expect((await shown(await startMock(), 'getFile', fault, path)).verdict).toBe('broken');
});

test('these are all faults that work on the bytes', () => {
  const files = all.filter(({ family }) => family === 'files');
  expect(all.length).toBe(transport.length + files.length);
  expect(files).toHaveLength(8);
});

test('what went out is shown: the bytes that the client got, and no status where it got none', async () => {
  const started = await startMock();
  const closed = await shown(started, 'getUser', 'transport-closed-getUser');
  expect(closed).toMatchObject({ status: 0, answer: '', issues: [{ rule: 'wire-closed' }] });
  expect(closed.resultCode).toBeUndefined();
  const cut = await shown(started, 'getUser', 'transport-truncated-getUser');
  expect(cut.answer.length).toBeGreaterThan(100);
  expect(cut.issues.map(({ rule }: Json) => rule)).toEqual(['wire-closed', 'json']);
});

test('a mock that was started without CORS is not blamed for that', async () => {
  const fault = 'transport-slow-first-byte-getUser';
  for (const cors of [true, false])
    expect((await shown(await startMock({ cors }), 'getUser', fault)).verdict).toBe('ok');
});
