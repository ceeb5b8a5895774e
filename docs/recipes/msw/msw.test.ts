import axios from 'axios';
import { createMock } from 'imapi-mock';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

const mock = await createMock();
const server = setupServer(http.all('https://api.example/*', ({ request }) => mock.fetch(request)));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => mock.reset());
afterAll(async () => {
  server.close();
  await mock.close();
});

const query = 'access_token=mock-100164&flag=rw&roomId=60332a72d656fd634b20f20a';

test('answers fetch and axios at the address of production, from one state', async () => {
  await fetch(`https://api.example/room/update?${query}&roomName=new`);
  const { data: answer } = await axios.get(`https://api.example/room/get?${query}`);
  expect(answer.data.name).toBe('new');
});

test('begins each test anew', async () => {
  const answer = await (await fetch(`https://api.example/room/get?${query}`)).json();
  expect(answer.data.name).toBe('006');
});

test('takes an upload and serves the file at the same address', async () => {
  const body = new FormData();
  body.append('file', new Blob(['hello']), 'hello.txt');
  const sent = await fetch('https://api.example/upload/UploadServlet', { method: 'POST', body });
  const answer = await sent.json();
  const { oUrl } = answer.data.others[0];
  expect(oUrl).toMatch(/^https:\/\/api\.example\//);
  expect(await (await fetch(oUrl)).text()).toBe('hello');
});

test('reaches the control API', async () => {
  const message = { from: 100102, to: 100164, content: '在吗' };
  const response = await fetch('https://api.example/__admin/messages', {
    method: 'POST',
    body: JSON.stringify(message),
  });
  expect(response.status).toBe(201);
});
