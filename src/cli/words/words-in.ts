import type { Language } from '../../base/language.ts';
import { english, type Words } from './words.ts';

/** Returns the words of a language; the Chinese ones are loaded here, so that English does not wait for them. */
export async function wordsIn(language: Language): Promise<Words> {
  return language === 'zh' ? (await import('./chinese.ts')).chinese() : english;
}
