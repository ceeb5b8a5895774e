import { createMock } from 'imapi-mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axiosClient } from './axios-client.ts';
import { fetchClient } from './fetch-client.ts';
import { typedClient } from './typed-client.ts';

const mock = await createMock();
const room = '60332a72d656fd634b20f20a';
let baseUrl: string;
beforeAll(async () => {
  baseUrl = `http://127.0.0.1:${await mock.listen()}`;
});
afterAll(() => mock.close());

const ways = [
  {
    name: 'fetch',
    roomName: async (roomId: string) => {
      const call = fetchClient(baseUrl, 'mock-100164');
      return (await call<{ name: string }>('/room/get', { roomId })).name;
    },
  },
  {
    name: 'axios',
    roomName: async (roomId: string) => {
      const api = axiosClient(baseUrl, 'mock-100164');
      return (await api.get('/room/get', { params: { roomId } })).data.data.name;
    },
  },
  { name: 'typed', roomName: (roomId: string) => typedClient(baseUrl, 'mock-100164').roomName(roomId) },
];

test.each(ways)('$name gives the name of a group', async ({ roomName }) => {
  expect(await roomName(room)).toBe('006');
});

test.each(ways)('$name throws what the API refuses', async ({ roomName }) => {
  await expect(roomName('f'.repeat(24))).rejects.toMatchObject({ name: 'ApiError', resultCode: 100411 });
});
