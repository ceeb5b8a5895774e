import { type ConsoleWord, type ConsoleWords, en } from './en.ts';
import { zh } from './zh.ts';

export const consoleLanguages = ['en', 'zh'] as const;
export type ConsoleLanguage = (typeof consoleLanguages)[number];

/** Gives a text in the reader's language, with values in it. */
export type Translate = (word: ConsoleWord, values?: Readonly<Record<string, string | number>>) => string;

const texts: Readonly<Record<ConsoleLanguage, ConsoleWords>> = { en, zh };

/** Gives texts in a language; `{name}` in a text is replaced by the value of that name. */
export function translator(language: ConsoleLanguage): Translate {
  return (word, values = {}) =>
    texts[language][word].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The first of the browser's languages that there is, English otherwise. */
export function preferredLanguage(wanted: readonly string[]): ConsoleLanguage {
  for (const tag of wanted) {
    const found = consoleLanguages.find(language => tag.toLowerCase().startsWith(language));
    if (found) return found;
  }
  return 'en';
}
