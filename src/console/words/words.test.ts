import { expect, test } from 'vitest';
import { en } from './en.ts';
import { preferredLanguage, translator } from './words.ts';
import { zh } from './zh.ts';

test('both languages have the same texts, with the same values in them', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [word, text] of Object.entries(en))
    expect([word, values(Reflect.get(zh, word))]).toEqual([word, values(text)]);
});

test('a value takes its place in a text', () => {
  expect(translator('en')('newerHeld', { n: 3 })).toContain('3');
});

test("the browser's first known language counts", () => {
  expect(preferredLanguage(['fr', 'zh-TW', 'en'])).toBe('zh');
  expect(preferredLanguage(['fr'])).toBe('en');
});
