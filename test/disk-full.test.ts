import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startMock } from './harness.ts';

/** Milliseconds: the messages of the demo are older. */
const startTime = Date.UTC(2022, 0);

/** A disk of two megabytes; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'imapi-full-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  onTestFinished(() => {
    if (status === 0) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return status === 0 ? folder : undefined;
}

test('on a full disk a write is refused whole, everything is still read, and it goes on once there is room', async ({
  skip,
}) => {
  const data = smallDisk();
  if (data === undefined) return skip('this user may not mount a small disk');
  const ballast = join(data, 'ballast');
  const problems: string[] = [];
  const log = (line: { kind: string; message?: string }) => {
    if (line.kind === 'problem') problems.push(line.message ?? '');
  };
  const { mock, raw, ok } = await startMock({ data, log });
  writeFileSync(ballast, Buffer.alloc(1_000_000));
  const push = (content: string) =>
    raw(
      '/console/oneSendOne',
      { access_token: 'mock-100164', flag: 'rw' },
      {
        method: 'POST',
        body: new URLSearchParams({
          type: '1',
          content,
          sendPhone: '18094152050',
          toUserPhone: '13112345611',
        }),
      },
    ).then(response => response.json() as Promise<{ resultCode: number; detailMsg?: string }>);

  let answered = 0;
  let refused = await push('first');
  for (; refused.resultCode === 1; answered++) refused = await push(`${answered} ${'x'.repeat(20_000)}`);
  expect(answered).toBeGreaterThan(2);
  expect(refused).toMatchObject({ resultCode: 1020101, detailMsg: expect.stringMatching(/^Failed to /) });
  expect(problems.join()).toContain('store.wal');

  const history = await ok(100158, '/tigase/shiku_msgs', { receiver: 100164, startTime, pageSize: 0 });
  expect(history).toHaveLength(answered);
  expect((await ok(100164, '/tigase/shiku_msgs', { receiver: 100158, startTime, pageSize: 0 })).length).toBe(
    answered,
  );

  rmSync(ballast);
  expect((await push('there is room again')).resultCode).toBe(1);
  await mock.close();
  const again = await startMock({ data });
  const [newest, ...rest] = await again.ok(100158, '/tigase/shiku_msgs', {
    receiver: 100164,
    startTime,
    pageSize: 0,
  });
  expect(newest.content).toBe('there is room again');
  expect(rest.map((row: { messageId: string }) => row.messageId)).toEqual(
    history.map((row: { messageId: string }) => row.messageId),
  );
});
