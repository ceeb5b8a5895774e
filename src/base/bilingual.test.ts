import { expect, test } from 'vitest';
import { isBilingual, textIn } from './bilingual.ts';

test.each([
  ['Log out (退出登录)', 'Log out', '退出登录'],
  ['Call 1 of 4: ask (for it) (第一步)', 'Call 1 of 4: ask (for it)', '第一步'],
  ['Log out', 'Log out', 'Log out'],
  ['Mute (or pin)', 'Mute (or pin)', 'Mute (or pin)'],
])('%j is %j in English and %j in Chinese', (text, en, zh) => {
  expect([textIn('en', text), textIn('zh', text)]).toEqual([en, zh]);
  expect(isBilingual(text)).toBe(en !== zh);
});
