import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Returns the first letter of the nickname's pinyin, upper case; `#` where there is none (demo data, rules for the
 * rows).
 */
export function orderKey(nickname: string): string {
  // Loaded when first needed: the dictionary is large, and most runs of the mock never add a friend.
  const { pinyin }: typeof import('pinyin-pro') = require('pinyin-pro');
  const [initial = ''] = pinyin(nickname.slice(0, 2), { pattern: 'first', toneType: 'none', type: 'array' });
  const letter = initial.charAt(0).toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : '#';
}
