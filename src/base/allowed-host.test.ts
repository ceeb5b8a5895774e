import { expect, test } from 'vitest';
import { isAllowedHost } from './allowed-host.ts';

test.each([
  ['http://127.0.0.1:8094', [], true],
  ['ws://localhost:5260', [], true],
  ['https://staging.example/im', [], false],
  ['https://staging.example/im', ['staging.example'], true],
  ['https://staging.example:8443', ['staging.example'], true],
  ['https://staging.example:8443', ['staging.example:8443'], true],
  ['https://staging.example:8443', ['staging.example:443'], false],
  ['https://staging.example.evil', ['staging.example'], false],
  // What looks like this machine to whoever reads no further.
  ['http://127.0.0.1@evil.example', [], false],
  ['http://localhost.evil.example', ['localhost'], false],
])('%s with %j named: %s', (url, named, want) => {
  expect(isAllowedHost(url, named)).toBe(want);
});
