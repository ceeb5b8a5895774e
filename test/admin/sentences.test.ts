import { expect, test } from 'vitest';
import { createMock } from '../../src/create-mock.ts';

/** The status and the sentence of a refusal of the control API. */
async function refused(method: string, path: string, body?: unknown, session?: string) {
  const mock = await createMock();
  const response = await mock.fetch(`/__admin${path}`, {
    method,
    ...(session !== undefined && { headers: { 'X-Mock-Session': session } }),
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const { detail } = (await response.json()) as { detail: string };
  await mock.close();
  return `${response.status} ${detail}`;
}

test.each([
  [{ type: 'unifrom', lower: 1, upper: 2 }, /type is "unifrom"\. It is one of uniform, lognormal\./],
  [{ lower: 1, upper: 2 }, /type is required\. It is one of uniform, lognormal\./],
  [{ type: 'lognormal', lower: 1 }, /median is required/],
])('the delay %j is refused for what is wrong with it', async (delayDistribution, why) => {
  expect(await refused('PUT', '/faults/getUser', { delayDistribution })).toMatch(why);
});

test('the name of a snapshot says what a name has to be', async () => {
  expect(await refused('PUT', `/snapshots/${'x'.repeat(101)}`)).toMatch(
    /1 to 100 characters without a slash/,
  );
});

test('a user who is a member is not deleted, and the row that needs them is named', async () => {
  expect(await refused('DELETE', '/state/users/100158')).toMatch(
    /^422 Failed to delete from users: shiku_room_member \S+:100158\/userId needs it .*Delete that row first/,
  );
});

test.each(['a b', 'x'.repeat(80), 'a/b'])('the session %j says what a session has to be', async session => {
  const why =
    /X-Mock-Session: ".*" has to be one name of 1 to 64 letters, digits, dots, hyphens and underscores\./;
  expect(await refused('GET', '/users', undefined, session)).toMatch(why);
});

test('a body in another encoding is refused, not stored with its letters lost', async () => {
  const mock = await createMock();
  const body = Buffer.concat([Buffer.from('{"nickname":"'), Buffer.from([0xd5, 0xc5]), Buffer.from('"}')]);
  const response = await mock.fetch('/__admin/users', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  expect(await response.json()).toMatchObject({ code: 'bad-body', detail: expect.stringContaining('UTF-8') });
  await mock.close();
});

test.each<[string, string, unknown, string]>([
  ['GET', '/state/usrs', undefined, '找不到名为 usrs 的集合。是不是 users？'],
  ['GET', '/scenario', undefined, '找不到 /__admin/scenario：控制接口没有这个路径。'],
  ['DELETE', '/version', undefined, '无法处理 DELETE /version：该路径只支持 GET, HEAD。'],
  ['GET', '/users?limit=x', undefined, '参数 limit 有误："x"，应为 1 到'],
  ['GET', '/users?lmit=1', undefined, '查询参数有误：不认识 lmit。可用的参数：'],
  ['GET', '/requests/7', undefined, '找不到请求 7：请求记录中没有。请求记录是空的。'],
  ['POST', '/users', { nickname: 1 }, '请求体有误：/nickname 应为字符串。'],
  ['POST', '/users', { nickname: '张', nick: '张' }, '请求体有误：不认识 nick。可用字段：'],
  ['POST', '/messages', { from: 100158, to: 1, content: '在吗' }, '找不到用户 1：数据中没有这个用户。'],
  ['PUT', '/faults/getUser', { times: 2 }, '无法开启：请指定 fault、fixedDelay 或 delayDistribution。'],
  [
    'PUT',
    '/faults/getUser',
    { delayDistribution: { type: 'uni' } },
    '请求体有误：/delayDistribution/type 的值是 "uni"',
  ],
  ['PUT', '/clock', { mode: 'offset' }, '无法设置时钟：mode 为 offset 时须有 by。'],
  ['POST', '/tokens', { userId: 5 }, '找不到用户 5：数据中没有这个用户。'],
  ['DELETE', '/state/users/100158', undefined, '无法从 users 删除：'],
  ['DELETE', '/state/users/100158', undefined, '还要用到它（没有用户 100158）。'],
  [
    'PATCH',
    '/state',
    { collections: { users: [{ userId: 'x' }] } },
    '无法修改数据：users（/collections/users/0/account）必须存在。',
  ],
])('%s %s is refused in Chinese where the request prefers it', async (method, path, body, detail) => {
  const mock = await createMock();
  const headers = { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.8', 'Content-Type': 'application/json' };
  const response = await mock.fetch(`/__admin${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const problem = (await response.json()) as { detail: string };
  expect(problem.detail).toContain(detail);
  expect(response.headers.get('content-language')).toBe('zh');
  // Nothing of it is left in English.
  expect(problem.detail.replace(/[：:（][^：]*可用[^。]*。/g, '')).not.toMatch(
    /[a-z]{3,} [a-z]{3,} [a-z]{3,}/,
  );
  await mock.close();
});
