import { describe, expect, test } from 'vitest';
import { finished, freePorts, imapi, serve } from './harness.ts';

const secret = 'a-long-secret';
const asks = async (url: string, token?: string) =>
  (
    await fetch(
      `${url}/__admin/version`,
      token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } },
    )
  ).status;
const local = (url: string) => url.replace('0.0.0.0', '127.0.0.1');

describe('the control API of imapi serve', () => {
  test('is open on loopback, and the banner says where the console is', async () => {
    const run = imapi(['serve', '--memory', ...freePorts]);
    while (!run.output().includes('getFile')) await new Promise(resolve => setTimeout(resolve, 20));
    expect(run.output()).toMatch(/console +http:\/\/127\.0\.0\.1:\d+\/__admin\/$/m);
    expect(run.output()).not.toMatch(/#token=/);
  });

  test('asks for a token on any other interface, made up and printed once', async () => {
    const run = await serve(['--memory', '--host', '0.0.0.0']);
    const [, token = ''] = /"adminToken":"([^"]+)"/.exec(run.output()) ?? [];
    expect(token).toMatch(/^[\w-]{24}$/);
    expect(run.output().split(token)).toHaveLength(2);
    expect(await asks(local(run.url))).toBe(401);
    expect(await asks(local(run.url), token)).toBe(200);
  });

  test.each([
    ['a flag', ['--admin-token', secret], {}],
    ['the environment', [], { IMAPI_ADMIN_TOKEN: secret }],
  ] as const)('takes its token from %s, and keeps it to itself', async (_where, flags, env) => {
    const run = await serve(['--memory', ...flags], env);
    expect(await asks(run.url)).toBe(401);
    expect(await asks(run.url, secret)).toBe(200);
    expect(run.output()).not.toContain(secret);
  });

  test('lets in pages of a named origin', async () => {
    const run = await serve(['--memory', '--admin-origin', 'http://localhost:5173,http://localhost:5174']);
    const from = async (origin: string) =>
      (await fetch(`${run.url}/__admin/version`, { headers: { Origin: origin } })).status;
    expect(await from('http://localhost:5173')).toBe(200);
    expect(await from('http://localhost:5174')).toBe(200);
    expect(await from('http://localhost:5175')).toBe(403);
  });

  test.each([
    [['--admin-token', 'short'], /8 to 200 characters/],
    [['--admin-origin', 'localhost:5173'], /has to be an origin/],
    [['--admin-origin', 'http://localhost:5173/app'], /without a path/],
  ])('refuses %j', async (flags, why) => {
    const { code, output } = await finished(['serve', '--memory', ...flags]);
    expect(code).not.toBe(0);
    expect(output).toMatch(why);
  });
});
