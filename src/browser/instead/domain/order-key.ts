import type * as node from '../../../domain/order-key.ts';

/** The letters that a syllable may begin with, and the first character of each in the order of pinyin. */
const letters = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const first = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀'];
const { compare } = new Intl.Collator('zh-Hans-CN-u-co-pinyin');

/** By the browser's own order of pinyin: a dictionary would weigh as much as half of the rest. */
export const orderKey: typeof node.orderKey = nickname => {
  const [character = ''] = nickname;
  if (/[a-z]/i.test(character)) return character.toUpperCase();
  if (!/\p{Script=Han}/u.test(character)) return '#';
  const at = first.findLastIndex(it => compare(it, character) <= 0);
  return letters[at] ?? '#';
};
