import { expect, test } from 'vitest';
import { type Json, startMock } from './harness.ts';

const [me, friend] = [100164, 100158];
const kinds = new Set([2, 3, 4, 9]);
const history = { receiver: friend, pageIndex: 0, pageSize: 0 };

test('every file of the demo opens by the address in the history, wherever the mock listens', async () => {
  const { mock, ok } = await startMock();
  const files = await mock.listen('files');
  const rows: Json[] = (await ok(me, '/tigase/shiku_msgs', history)).filter((row: Json) =>
    kinds.has(row.contentType),
  );
  expect(rows.length).toBeGreaterThan(4);
  for (const { content, message } of rows) {
    expect(content).toMatch(`http://127.0.0.1:${files}/`);
    expect(JSON.parse(message).content).toBe(content);
    expect((await fetch(content)).status).toBe(200);
  }
});

test('the rows stay as they are', async () => {
  const { mock, ok } = await startMock();
  const stored = () => JSON.stringify(mock.world().store.dump());
  const before = stored();
  await ok(me, '/tigase/shiku_msgs', history);
  expect(stored()).toBe(before);
});
