import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headerText } from './header-text.ts';

test.each([
  ['plain words: 1=2', 'plain words: 1=2'],
  ['张益达', '%E5%BC%A0%E7%9B%8A%E8%BE%BE'],
  ['100%', '100%25'],
  ['a\r\nSet-Cookie: x', 'a%0D%0ASet-Cookie: x'],
  ['\ud800', '%EF%BF%BD'],
])('%j becomes %j', (text, want) => {
  expect(headerText(text)).toBe(want);
});

test('any text survives the way through a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const value = headerText(text);
      expect(value).toMatch(/^[\x20-\x7e]*$/);
      expect(decodeURIComponent(value)).toBe(text.toWellFormed());
    }),
  );
});
