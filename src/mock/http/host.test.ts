import { expect, test } from 'vitest';
import { isLoopbackHost, readHost } from './host.ts';

test.each([
  ['localhost', { name: 'localhost', port: undefined }],
  ['LocalHost:8094', { name: 'localhost', port: 8094 }],
  ['127.0.0.1:0', { name: '127.0.0.1', port: 0 }],
  ['[::1]:65535', { name: '[::1]', port: 65_535 }],
  ['[::FFFF:127.0.0.1]', { name: '[::ffff:127.0.0.1]', port: undefined }],
  ['my_service', { name: 'my_service', port: undefined }],
  ['localhost:65536', undefined],
  ['999.999.999.999', undefined],
  ['[:::]', undefined],
  ['localhost:', undefined],
  ['localhost:80:80', undefined],
  ['evil.test@localhost', undefined],
  ['localhost@evil.test', undefined],
  ['localhost/evil.test', undefined],
  ['localhost?x', undefined],
  ['localhost#x', undefined],
  ['localhost\\x', undefined],
  ['localhost, evil.test', undefined],
  ['local host', undefined],
  ['ｌocalhost', undefined],
  ['%6cocalhost', undefined],
  ['::1', undefined],
  ['', undefined],
  [undefined, undefined],
] as const)('the host %j is read as %j', (text, want) => {
  expect(readHost(text)).toEqual(want);
});

test.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['[::1]', true],
  ['::1', true],
  ['[::ffff:127.0.0.1]', true],
  ['127.evil.test', false],
  ['127.0.0.1.evil.test', false],
  ['127.0.0.1.', false],
  ['localhost.evil.test', false],
  ['localhost.', false],
  ['0.0.0.0', false],
  ['[::]', false],
  ['192.0.2.7', false],
] as const)('%s is of this machine alone: %j', (name, want) => {
  expect(isLoopbackHost(name)).toBe(want);
});
