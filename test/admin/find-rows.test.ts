import { expect, test } from 'vitest';
import { rooms, startMock } from '../harness.ts';

const all = { limit: 1000 };

test('rows are found by a value, and by the name of what they name', async () => {
  const { admin } = (await startMock()).mock;
  const by = async (collection: string, query: string) =>
    (await admin.state.rows(collection, { ...all, query })).rows;
  expect((await by('users', '张益达')).map(({ key }) => key)).toEqual(['100164']);
  const friends = await by('friends', '张益达');
  expect(friends.length).toBeGreaterThan(3);
  expect(friends.every(({ key }) => key.includes('100164'))).toBe(true);
  expect(await by('users', 'nickname')).toEqual([]);
});

test('rows are sorted by a field, numbers as numbers, and counted before they are paged', async () => {
  const { admin } = (await startMock()).mock;
  const { rows, total } = await admin.state.rows('shiku_room', { sort: '-userSize', limit: 2 });
  const sizes = rows.map(({ row }) => Reflect.get(row, 'userSize'));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect([total, rows.length]).toEqual([3, 2]);
});

test('a row says which rows it names, and what people call them', async () => {
  const { admin } = (await startMock()).mock;
  const key = `${rooms.six.id}:100164`;
  const { references } = await admin.state.keyedRow('shiku_room_member', key);
  expect(references).toEqual([
    { field: 'roomId', collection: 'shiku_room', key: rooms.six.id, name: '006' },
    { field: 'userId', collection: 'users', key: '100164', name: '张益达' },
  ]);
  const { rows } = await admin.state.rows(`mucmsg_${rooms.test.jid}`, { limit: 1 });
  expect(rows[0]?.references).toContainEqual(expect.objectContaining({ field: 'room_jid', name: '测试群' }));
  expect((await admin.state.counts()).names?.[`mucmsg_${rooms.test.jid}`]).toBe('测试群');
});

test('an upload is journalled with its files and its answer, and held against the contract', async () => {
  const { mock, base } = await startMock();
  const form = new FormData();
  form.append('file', new File(['text'], '说明.txt', { type: 'text/plain' }));
  form.append('validTime', '1');
  await fetch(`${base}/upload/UploadServlet`, { method: 'POST', body: form });
  const [upload] = await mock.admin.requests.wait({ operationId: 'uploadFile' });
  expect(upload).toMatchObject({
    verdict: 'ok',
    parameters: { file: '说明.txt (text/plain, 4 bytes)', validTime: '1' },
    tellingParameters: ['file', 'validTime'],
    resultCode: 1,
  });
  expect(JSON.parse(upload?.answer ?? '')).toMatchObject({ data: { others: [{ oFileName: '说明.txt' }] } });
});
