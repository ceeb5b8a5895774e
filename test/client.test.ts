import { expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { createImapiClient, type Failure, readMessage, readOther } from '../src/client.ts';
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

test('failures are those of the operation, so that a switch names them all', async () => {
  const client = await clientOf('mock-100164');
  const { data: answer } = await client.GET('/friends/add', { params: { query: { toUserId: 100164 } } });
  if (answer === undefined) throw new Error('no answer');
  const said = (): string => {
    switch (answer.resultCode) {
      case 1:
        return 'added';
      case 100501:
        return 'that is you';
      case 100512:
        return 'a friend already';
      case 1010101:
      case 1020101:
        return 'try again';
      case 1030101:
      case 1030102:
        return 'log in';
      default:
        return answer satisfies never;
    }
  };
  expect(said()).toBe('that is you');
  // @ts-expect-error a code of other operations
  expect(answer.resultCode === 100411).toBe(false);
});

test('uploads files of any kind, and reads what was stored', async () => {
  const client = await clientOf();
  const picture = new File([new Uint8Array([0x89, 0x50])], '头像.png', { type: 'image/png' });
  const { data: one } = await client.upload(picture);
  if (one?.resultCode !== 1) throw new Error('the file is refused');
  expect(one).toMatchObject({ total: 1, data: { images: [{ oFileName: '头像.png' }] } });
  const { data: two } = await client.upload([new File(['a'], 'a.md'), new File(['b'], 'b.txt')], {
    validTime: 7,
  });
  if (two?.resultCode !== 1) throw new Error('the files are refused');
  expect(two.total).toBe(2);
  const form = new FormData();
  form.set('mine', new File(['c'], 'c.txt'));
  const { data: three } = await client.upload(form);
  expect(three?.resultCode).toBe(1);
});

test('sends a text that is too long for an address as a form', async () => {
  const client = await clientOf('mock-100164');
  const desc = '长'.repeat(30_000);
  const { data: made } = await client.FORM('/room/add', {
    params: { query: { name: '新群', desc, jid: '' } },
  });
  if (made?.resultCode !== 1) throw new Error('the group is refused');
  expect(made.data.desc).toBe(desc);
  // @ts-expect-error held against the contract like GET
  void (() => client.FORM('/room/add', { params: { query: { nam: 1 } } }));
});

test('reads the message of a row, and the switches in it', async () => {
  const client = await clientOf('mock-100164');
  const { data: history } = await client.GET('/tigase/shiku_muc_msgs', {
    params: { query: { roomId: rooms.test.jid, pageIndex: 0, pageSize: 100, startTime: 0, endTime: 0 } },
  });
  if (history?.resultCode !== 1) throw new Error('the history is refused');
  const bodies = history.data.map(readMessage);
  expectTypeOf(bodies[0]?.content).toEqualTypeOf<string | undefined>();
  expect(bodies.find(({ type }) => type === 907)).toBeDefined();
  const switches = bodies.filter(({ type }) => type === 907).map(readOther);
  expect(switches[0]).toMatchObject({ maxUserSize: expect.any(Number) });
  expect(() => readMessage({ message: 'no JSON' })).toThrow(
    'Failed to read message: it is not a JSON object: no JSON',
  );
  expect(readOther({})).toBeUndefined();
});
