import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeInMarkdown, escapeHtml, escapeJson, escapeLog, escapeXml } from './escape.ts';

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

test('JSON for a terminal holds no order, and means what it meant', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      '\u009b',
      '\u001b',
      '\u202e',
      '\u2028',
      '\ufeff',
      '\n',
      '#',
      '[',
      'vso[',
      ':',
      '"',
      '\\',
      'a',
    ),
  });
  fc.assert(
    fc.property(text, fc.constantFrom(undefined, 2), (given, indent) => {
      const shown = escapeJson(JSON.stringify({ [given]: given }, undefined, indent));
      expect(JSON.parse(shown)).toEqual({ [given]: given });
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}](?<!\n)|##(?:\[|vso\[)|^\s*::/mu);
    }),
  );
});

test.each([
  [
    'getRoom: data.members[].role must be integer, is "3"',
    'getRoom: `data.members[].role` must be integer, is `"3"`',
  ],
  ['http://127.0.0.1:80', '`http://127.0.0.1:80`'],
  ['getRoom：data[].name 类型错误', 'getRoom：`data[].name` 类型错误'],
  ['a `b` c', 'a `` `b` `` c'],
  ['document 1.7; openapi.yaml:360', 'document 1.7; openapi.yaml:360'],
])('%j as words and code in Markdown is %j', (text, want) => {
  expect(codeInMarkdown(text)).toBe(want);
});

test('outside of code nothing of a text means anything in Markdown, and nothing is lost', () => {
  const words = fc.array(fc.constantFrom(...'ab`*[]<>!|~@#\\$" \n：，'.split('')), { maxLength: 30 });
  fc.assert(
    fc.property(words, given => {
      const written = codeInMarkdown(given.join(''));
      const span = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g;
      expect(written.replace(span, '')).not.toMatch(/[`*_{}[\]<>#!|~&@\\$"]/);
      expect(written.replace(span, (_, _ticks, inner: string) => inner.replace(/^ (.*) $/, '$1'))).toBe(
        escapeLog(given.join('')),
      );
    }),
  );
});
