import { expect, test } from 'vitest';
import { acceptedLanguage, languageOf } from './language.ts';

test.each([
  ['zh', {}, 'zh'],
  ['en', { LC_ALL: 'zh_CN.UTF-8' }, 'en'],
  [undefined, { IMAPI_LANG: 'zh', LC_ALL: 'en_US.UTF-8' }, 'zh'],
  [undefined, { IMAPI_LANG: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
  [undefined, { LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US.UTF-8' }, 'zh'],
  [undefined, { LANG: 'zh-Hans-CN' }, 'zh'],
  [undefined, { LANG: 'zha_CN' }, 'en'],
  [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
  [undefined, {}, 'en'],
] as const)('flag %j and environment %j speak %s', (flag, env, language) => {
  expect(languageOf(flag, env)).toBe(language);
});

test.each<[string | undefined, 'en' | 'zh']>([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['zh', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB, zh;q=0.5', 'en'],
  ['en;q=0.3, ZH-hant;q=0.7', 'zh'],
  ['fr, zh;q=0', 'en'],
  ['fr, zh;q=0.1', 'zh'],
])('Accept-Language: %s is answered in %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
