import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { createImapiClient, type Failure } from '../src/client.ts';
import { createMock } from '../src/create-mock.ts';
import { rooms } from './harness.ts';

async function clientOf(token?: string | (() => string)) {
  const mock = await createMock();
  onTestFinished(() => mock.close());
  return createImapiClient({
    baseUrl: 'http://api.example',
    fetch: mock.fetch,
    ...(token !== undefined && { token }),
  });
}

test('adds token and flag, and tells success from failure by type', async () => {
  const client = await clientOf('mock-100164');
  const { data: answer, response } = await client.GET('/user/get');
  expect(response.headers.has('X-Contract-Warning')).toBe(false);
  if (answer?.resultCode !== 1) throw new Error('the profile is refused');
  expectTypeOf(answer.data.nickname).toBeString();
  expect(answer.data.nickname).toBe('张益达');

  const { data: refused } = await client.GET('/room/get', { params: { query: { roomId: 'f'.repeat(24) } } });
  if (refused === undefined || refused.resultCode === 1) throw new Error('there is no such group');
  expectTypeOf(refused).toExtend<Failure>();
  expectTypeOf(refused.resultCode).toExtend<number>();
  expectTypeOf(refused.resultCode).not.toExtend<1>();
  // @ts-expect-error a failure has no data
  expect(refused.data).toBeUndefined();
  expect(refused.resultCode).toBe(100411);
});

test('asks for the token with each request, and lets a call bring its own', async () => {
  let token = 'mock-100164';
  const client = await clientOf(() => token);
  const idSeen = async (query?: { access_token: string }) => {
    const { data: answer } = await client.GET('/user/get', { params: query ? { query } : {} });
    return answer?.resultCode === 1 ? answer.data.userId : answer?.resultCode;
  };
  expect(await idSeen()).toBe(100164);
  token = 'mock-100102';
  expect(await idSeen()).toBe(100102);
  expect(await idSeen({ access_token: 'mock-expired' })).toBe(1030102);
});

test('sends no token where none is taken', async () => {
  const client = createImapiClient({
    baseUrl: 'http://api.example',
    token: 'secret',
    fetch: async request => Response.json({ resultCode: 1, url: request.url }),
  });
  expect((await client.GET('/config')).data).toMatchObject({ url: 'http://api.example/config' });
});

test('a wrong call does not compile', () => {
  const client = createImapiClient();
  // Compiled and never called.
  const wrong = () => [
    // @ts-expect-error a path that is no operation
    client.GET('/user/got'),
    // @ts-expect-error a parameter that has to be there
    client.GET('/room/get'),
    // @ts-expect-error a parameter that has to be there
    client.GET('/room/get', { params: { query: {} } }),
    // @ts-expect-error a parameter of another type
    client.GET('/room/get', { params: { query: { roomId: 7 } } }),
    // @ts-expect-error a parameter that there is not
    client.GET('/room/get', { params: { query: { roomId: rooms.six.id, colour: 'red' } } }),
    // @ts-expect-error a method that the contract does not describe
    client.DELETE('/room/get', { params: { query: { roomId: rooms.six.id } } }),
  ];
  expectTypeOf(wrong).toBeFunction();
});
