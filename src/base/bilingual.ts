import type { Language } from './language.ts';

/** A text in English that ends with the same in Chinese, in brackets: `Log out (退出登录)`. */
const bilingual = /^(.*) \(([^()]*\p{Script=Han}[^()]*)\)$/u;

/** Whether a text says it in both languages. */
export function isBilingual(text: string): boolean {
  return bilingual.test(text);
}

/** Returns one language of a text that says it in both; any other text as it is. */
export function textIn(language: Language, text: string): string {
  const [, en = text, zh = text] = bilingual.exec(text) ?? [];
  return language === 'zh' ? zh : en;
}
