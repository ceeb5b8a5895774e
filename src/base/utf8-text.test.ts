import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8Text } from './utf8-text.ts';

const long = 'x'.repeat(300);

test.each([
  ['nothing', Buffer.alloc(0)],
  ['ASCII', Buffer.from(long)],
  ['Chinese and what has two halves', Buffer.from(`${long}文档😀`)],
  ['a byte order mark', Buffer.from(`\ufeff${long}文`)],
  ['what is no UTF-8', Buffer.concat([Buffer.from(long), Buffer.from([0xc3, 0x28, 0xff, 0xe6, 0x96])])],
])('%s is the text that Node makes of it', (_what, bytes) => {
  expect(utf8Text(bytes)).toBe(bytes.toString('utf8'));
});

test('so are any bytes', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 250, maxLength: 600 }),
      fc.string({ unit: 'binary' }),
      (raw, text) => {
        for (const bytes of [Buffer.from(raw), Buffer.from(long + text)])
          expect(utf8Text(bytes)).toBe(bytes.toString('utf8'));
      },
    ),
  );
});
