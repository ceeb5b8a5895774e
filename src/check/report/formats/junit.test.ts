import { expect, test } from 'vitest';
import { xml } from './junit.ts';

test.each([
  ['<a b="1"> & c', '&lt;a b=&quot;1&quot;&gt; &amp; c'],
  ['\u0000\u0008\ud83c🎉\n', '\ufffd\ufffd\ufffd🎉\n'],
  ['\ufffe', '\ufffd'],
])('text goes into XML whatever it holds: %j', (text, escaped) => {
  expect(xml(text)).toBe(escaped);
});
