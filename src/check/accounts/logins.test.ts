import { expect, test } from 'vitest';
import { Logins } from './logins.ts';

const countingCommand = 'sleep 0.1; echo "$$-$IMAPI_ROLE"';

test('requests that fail side by side open a login once, and a later one opens it anew', async () => {
  const logins = new Logins({ owner: 'old' }, countingCommand);
  const renew = () => logins.renew('owner', undefined, undefined);
  expect(await Promise.all([renew(), renew(), renew()])).toEqual([true, true, true]);
  const first = logins.get('owner');
  expect(logins.all.map(([, token]) => token)).toEqual(['old', first]);
  await renew();
  expect(logins.get('owner')).not.toBe(first);
});

test('each role opens its own login', async () => {
  const logins = new Logins({}, countingCommand);
  const roles = ['owner', 'peer'] as const;
  await Promise.all(roles.map(role => logins.renew(role, undefined, undefined)));
  expect(roles.map(role => logins.get(role)?.split('-')[1])).toEqual(roles);
});

test('a command that fails is tried again by the next request', async () => {
  const logins = new Logins({ owner: 'old' }, 'exit 1');
  for (const _ of [1, 2])
    await expect(logins.renew('owner', undefined, undefined)).rejects.toThrow('ended with 1');
});

test('requests that were sent before a login was opened again are no returns', async () => {
  const logins = new Logins({ owner: 'token' }, countingCommand);
  const sentAt = performance.now();
  await logins.renew('owner', undefined, undefined);
  const together = Array.from({ length: 500 }, () => logins.hasReturned('owner', sentAt));
  expect(together.every(may => may)).toBe(true);
});

test('a server that refuses good tokens again and again is not excused', () => {
  const logins = new Logins({ owner: 'token' }, undefined);
  const oneByOne = Array.from({ length: 60 }, () => logins.hasReturned('owner', performance.now()));
  expect([oneByOne[0], oneByOne.at(-1)]).toEqual([true, false]);
});
