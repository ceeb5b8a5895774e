import { expect, test } from 'vitest';
import { keepLoopbackFromProxies } from './loopback-proxy.ts';

test.each([
  ['nothing without a proxy of the environment', {}, {}],
  [
    'this machine with one',
    { NODE_USE_ENV_PROXY: '1' },
    { no_proxy: 'localhost,127.0.0.1,::1', NO_PROXY: 'localhost,127.0.0.1,::1' },
  ],
  [
    'also what is named already',
    { NODE_USE_ENV_PROXY: '1', NO_PROXY: 'internal.example, 127.0.0.1' },
    {
      no_proxy: 'internal.example,127.0.0.1,localhost,::1',
      NO_PROXY: 'internal.example,127.0.0.1,localhost,::1',
    },
  ],
])('keeps from a proxy: %s', (_, given, added) => {
  const env: Record<string, string | undefined> = { ...given };
  keepLoopbackFromProxies(env);
  expect(env).toEqual({ ...given, ...added });
});
