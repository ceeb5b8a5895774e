import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, escapeXml } from './escape.ts';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

test('a text cannot leave its place, and reads as it was', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...`<>&"'a;#3`) }),
  );
  fc.assert(
    fc.property(text, given => {
      const escaped = escapeHtml(given);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&([^;]*);/g, (_, name) => Reflect.get(entities, name) ?? '?')).toBe(given);
    }),
  );
});

test.each([
  [`<a b="1"> & it's`, '&lt;a b=&quot;1&quot;&gt; &amp; it&#39;s'],
  ['line\n\ttab \u0000\u0008\u001b\ufffe end', 'line\n\ttab \ufffd\ufffd\ufffd\ufffd end'],
  ['half a pair \ud83d, a whole 😀', 'half a pair \ufffd, a whole 😀'],
])('%j in XML is %j', (text, escaped) => {
  expect(escapeXml(text)).toBe(escaped);
});

test('a number is its digits', () => {
  expect(escapeHtml(-1.5)).toBe('-1.5');
});
