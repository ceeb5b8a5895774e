import type { Language } from '../../src/base/language.ts';

/** Names one after another, as a language puts them. */
export function listed(names: readonly string[], language: Language): string {
  return names.join(language === 'zh' ? '、' : ', ');
}
