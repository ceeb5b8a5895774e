import type { Random } from '../../src/check/suite/random.ts';
import { oddText } from './oddities.ts';

/** Headers that the mock looks at, with values it should not trust. */
export function oddHeaders(random: Random): string[] {
  const value = () =>
    oddText(random)
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 2000);
  const all = [
    () => `X-Mock-Session: ${random.pick(['', 'a b', 'x'.repeat(80), `s${random.below(30)}`, value()])}`,
    () => `Cookie: mock-session=${value()}; a=${value()}`,
    () =>
      `Prefer: ${random.pick(['code=1030102', 'code=x', 'example=documented', 'fault=nonsense', 'delay=1', value()])}`,
    () => `Origin: ${random.pick(['null', 'http://evil.test', value()])}`,
    () => `X-Forwarded-Host: ${value()}`,
    () => `X-Forwarded-Proto: ${value()}`,
    () => `X-Forwarded-For: ${value()}`,
    () => `Range: bytes=${random.pick(['0-0', '-1', '5-', '9-1', '0-1,3-4', value()])}`,
    () => `If-None-Match: ${random.pick(['*', '"x"', value()])}`,
    () => `If-Match: ${random.pick(['*', '"x"', value()])}`,
    () => `If-Modified-Since: ${value()}`,
    () => `If-Range: ${value()}`,
    () => `Authorization: Bearer ${value()}`,
    () => `Sec-Fetch-Site: ${random.pick(['same-origin', 'cross-site', value()])}`,
    () => `Accept-Encoding: ${value()}`,
    () => `X-${'y'.repeat(random.below(100))}: ${value()}`,
    () => 'Upgrade: websocket',
  ] as const;
  return Array.from({ length: random.below(4) }, () => random.pick(all)());
}
