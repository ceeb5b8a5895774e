import { en } from './en.ts';
import { zh } from './zh.ts';

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The name of a text; English is the list that Chinese has to have as well. */
export type Word = keyof typeof en;
export type Words = Readonly<Record<Word, string>>;
export type Translate = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

const texts: Readonly<Record<Language, Words>> = { en, zh };

/** Gives texts in a language; `{name}` in a text is replaced by the value of that name. */
export function translator(language: Language): Translate {
  return (word, values = {}) =>
    texts[language][word].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The first of the browser's languages that there is, English otherwise. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find(language => tag.toLowerCase().startsWith(language));
    if (found) return found;
  }
  return 'en';
}
