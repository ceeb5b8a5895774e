import { describe, expect, test } from 'vitest';
import { isExpired, readWaivers, usesOf } from './waivers.ts';

const now = Date.UTC(2026, 0, 1, 12);
const entry = (fields: Record<string, string> = {}) =>
  Object.entries({ fingerprint: 'aaa', reason: 'known', owner: 'qa', expires: '2026-01-31', ...fields })
    .map(([name, value], index) => `${index === 0 ? '- ' : '  '}${name}: "${value}"\n`)
    .join('');

describe('waivers.yaml', () => {
  test('is a list of fingerprint, reason, owner and expiry', () => {
    expect(readWaivers(entry() + entry({ fingerprint: 'bbb' }), 'w', now)).toMatchObject([
      { fingerprint: 'aaa' },
      { fingerprint: 'bbb' },
    ]);
    expect(readWaivers('', 'w', now)).toEqual([]);
    expect(readWaivers('# nothing yet\n', 'w', now)).toEqual([]);
  });

  test.each([
    [entry() + entry(), /w, line 5: aaa is waived in line 1 already/],
    [entry({ tickt: 'IM-1' }), /line 1: the field tickt is unknown/],
    [entry({ reason: '' }), /reason is missing/],
    ['- fingerprint: aaa\n', /reason is missing/],
    [entry({ expires: 'soon' }), /expires has to be a day/],
    [entry({ expires: '2026-02-30' }), /expires has to be a day/],
    [entry({ expires: '2026-12-31' }), /more than 90 days/],
    ['a: 1\n', /it is not a list/],
    ['- aaa\n', /the entry has no fields/],
    ['- {a: [}\n', /line 1/],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => readWaivers(text, 'w', now)).toThrow(message);
  });

  test.each(['123456789012', '12e456789012', '0x1234567890', '001234567890', 'null', 'true'])(
    'the fingerprint %s is read as the text that it is',
    fingerprint => {
      const text = `- fingerprint: ${fingerprint}\n  reason: 42\n  owner: 007\n  expires: 2026-01-31\n`;
      expect(readWaivers(`\ufeff${text}`, 'w', now)).toEqual([
        { fingerprint, reason: '42', owner: '007', expires: '2026-01-31' },
      ]);
    },
  );

  test('hold through their last day', () => {
    const [waiver] = readWaivers(entry({ expires: '2026-01-02' }), 'w', now);
    if (!waiver) throw new Error('no waiver');
    expect(isExpired(waiver, Date.UTC(2026, 0, 2, 23, 59))).toBe(false);
    expect(isExpired(waiver, Date.UTC(2026, 0, 3))).toBe(true);
    const use = usesOf([waiver, { ...waiver, fingerprint: 'ccc' }], new Set(['aaa']), now);
    expect([use.used.length, use.expired.length, use.unused.length]).toEqual([1, 0, 1]);
  });
});
