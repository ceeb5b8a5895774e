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
  [{ lower: 1, upper: 2 }, /type has to be there\. It is one of uniform, lognormal\./],
  [{ type: 'lognormal', lower: 1 }, /median has to be there/],
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
